// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title What every regulated currency here has beyond ERC-20, 2612, 3009, 7598 and 7943
/// @notice Both ends of a transfer are checked, and the spender of an allowance as well: allowed, and not frozen. Who
/// merely submits what the payer signed (permit, ERC-3009) is not a spender. Approving stays possible while the token
/// is paused or the owner frozen: it moves nothing.
interface IRegulatedToken {
    /// @notice An account was frozen as a whole: it can neither send, nor receive, nor spend allowances.
    /// @param account The account.
    /// @param caseReference Reference of the case file on which it rests.
    event AccountFrozen(address indexed account, bytes32 indexed caseReference);

    /// @notice The freeze of a whole account was lifted. An amount frozen by `setFrozenTokens` stays frozen.
    /// @param account The account.
    /// @param caseReference Reference of the case file on which it rests.
    event AccountLifted(address indexed account, bytes32 indexed caseReference);

    /// @notice Transfers, issue and redemption stopped.
    /// @param by Who paused.
    event Paused(address indexed by);

    /// @notice Transfers, issue and redemption resumed.
    /// @param by Who unpaused.
    event Unpaused(address indexed by);

    /// @notice The account is frozen as a whole.
    /// @param account The account.
    error FrozenAccount(address account);

    /// @notice The account isn't frozen as a whole.
    /// @param account The account.
    error NotFrozenAccount(address account);

    /// @notice The account may not spend allowances of this token.
    /// @param spender The account.
    error SpenderNotAllowed(address spender);

    /// @notice The token is paused.
    error TokenPaused();

    /// @notice The token isn't paused.
    error TokenNotPaused();

    /// @notice A forced transfer needs two accounts: to itself it would only unfreeze.
    /// @param account The account.
    error ForcedTransferToSelf(address account);

    /// @notice The supply can't grow by that much.
    /// @param needed Amount to be issued, in minor units.
    /// @param available Room below 2^96, in minor units.
    error SupplyOutOfRange(uint256 needed, uint256 available);

    /// @notice Freezes a whole account, which may not exist yet.
    /// @param account The account.
    /// @param caseReference Reference of the case file.
    function freeze(address account, bytes32 caseReference) external;

    /// @notice Lifts the freeze of a whole account.
    /// @param account The account.
    /// @param caseReference Reference of the case file.
    function lift(address account, bytes32 caseReference) external;

    /// @notice Stops transfers, issue and redemption. Freezing, lifting, forced transfers and approvals stay possible.
    function pause() external;

    /// @notice Resumes transfers, issue and redemption.
    function unpause() external;

    /// @notice ERC-2612 with the signature of a key or of an ERC-1271 contract.
    /// @param owner Owner and signer.
    /// @param spender Who may spend.
    /// @param value Amount in minor units.
    /// @param deadline Last second in which the permit may be used, since 1970-01-01 UTC.
    /// @param signature EIP-712 signature of the owner.
    function permit(address owner, address spender, uint256 value, uint256 deadline, bytes calldata signature) external;

    /// @notice Cancels an ERC-3009 authorisation with the signature of a key or of an ERC-1271 contract.
    /// @param authorizer Who gave the authorisation, and signs.
    /// @param nonce Its nonce.
    /// @param signature EIP-712 signature of the authorizer.
    function cancelAuthorization(address authorizer, bytes32 nonce, bytes calldata signature) external;

    /// @notice Whether an account is frozen as a whole.
    /// @param account The account.
    /// @return Whether it is.
    function isFrozen(address account) external view returns (bool);

    /// @notice Whether the token is paused.
    /// @return Whether it is.
    function paused() external view returns (bool);
}
