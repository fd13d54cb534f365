// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title ERC-7943 (uRWA), the final interface for fungible tokens; its ERC-165 id is 0x3edbb4c4
interface IERC7943Fungible {
    /// @notice Tokens were taken from one account and given to another by order.
    /// @param from Account from which they were taken.
    /// @param to Account that received them.
    /// @param amount Amount in minor units.
    event ForcedTransfer(address indexed from, address indexed to, uint256 amount);

    /// @notice The amount of an account that can't leave it has changed.
    /// @param account The account.
    /// @param amount The frozen amount after the change, in minor units; may exceed the balance.
    event Frozen(address indexed account, uint256 amount);

    /// @notice The account may not send.
    /// @param account The account.
    error ERC7943CannotSend(address account);

    /// @notice The account may not receive.
    /// @param account The account.
    error ERC7943CannotReceive(address account);

    /// @notice The transfer isn't allowed by the token's rules.
    /// @param from Account that would send.
    /// @param to Account that would receive.
    /// @param amount Amount in minor units.
    error ERC7943CannotTransfer(address from, address to, uint256 amount);

    /// @notice The account has the amount, but too much of it is frozen.
    /// @param account The account.
    /// @param amount Amount needed, in minor units.
    /// @param unfrozen Amount available, in minor units.
    error ERC7943InsufficientUnfrozenBalance(address account, uint256 amount, uint256 unfrozen);

    /// @notice Moves tokens by order, whatever the state of the account they are taken from, and also while the token
    /// is paused. The recipient must be able to receive, and must be another account.
    /// @dev Needs the seize role. Unfrozen tokens are taken first. Each frozen token taken lowers the frozen amount by
    /// one, announced by `Frozen` before `Transfer`; so what the account may still spend never grows, and an amount
    /// frozen beyond the balance keeps waiting for future receipts. A frozen account stays frozen.
    /// @param from Account from which they are taken.
    /// @param to Account that receives them.
    /// @param amount Amount in minor units.
    /// @return result Always true; failure reverts.
    function forcedTransfer(address from, address to, uint256 amount) external returns (bool result);

    /// @notice Sets the amount of an account that can't leave it by transfer.
    /// @dev Raising needs the role of `freeze`, lowering the role of `lift`, each without an execution delay.
    /// @param account The account.
    /// @param amount New frozen amount in minor units, below 2^96; may exceed the balance.
    /// @return result Always true; failure reverts.
    function setFrozenTokens(address account, uint256 amount) external returns (bool result);

    /// @notice Whether an account may send, whatever the amount: it is allowed and not frozen as a whole.
    /// @param account The account.
    /// @return allowed Whether it may.
    function canSend(address account) external view returns (bool allowed);

    /// @notice Whether an account may receive: it is allowed and not frozen as a whole.
    /// @param account The account.
    /// @return allowed Whether it may.
    function canReceive(address account) external view returns (bool allowed);

    /// @notice The amount of an account that can't leave it by transfer.
    /// @param account The account.
    /// @return amount Amount in minor units; may exceed the balance.
    function getFrozenTokens(address account) external view returns (uint256 amount);

    /// @notice Whether a transfer would succeed now, allowances aside: not paused, both ends able, and the amount
    /// within the unfrozen balance.
    /// @param from Account that would send.
    /// @param to Account that would receive.
    /// @param amount Amount in minor units.
    /// @return allowed Whether it would.
    function canTransfer(address from, address to, uint256 amount) external view returns (bool allowed);
}
