// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Orders of the supervisors that name their case
/// @notice The one way to freeze, lift and seize: ERC-7943's `setFrozenTokens` and `forcedTransfer` have no room for a
/// reference, so the token takes them, and `freeze` and `lift` as well, from this contract alone. Under three roles: who
/// freezes can't lift, and neither can seize.
interface ISupervision {
    /// @notice At least as large a part of a wallet as before was frozen.
    /// @param account The wallet.
    /// @param amountInFen The frozen amount after the change.
    /// @param caseReference Reference of the case file on which it rests.
    event PartFrozen(address indexed account, uint256 amountInFen, bytes32 indexed caseReference);

    /// @notice The freeze of a part of a wallet was lowered or lifted.
    /// @param account The wallet.
    /// @param amountInFen The frozen amount after the change.
    /// @param caseReference Reference of the case file on which it rests.
    event PartLifted(address indexed account, uint256 amountInFen, bytes32 indexed caseReference);

    /// @notice Money was taken by order.
    /// @param from Wallet from which it was taken.
    /// @param to Wallet that received it.
    /// @param amountInFen Amount in fen.
    /// @param caseReference Reference of the case file on which it rests.
    event Seized(address indexed from, address indexed to, uint256 amountInFen, bytes32 indexed caseReference);

    /// @notice Freezing a part needs at least the amount that is frozen, lifting a smaller one.
    /// @param account The wallet.
    /// @param amountInFen The amount given.
    /// @param frozenFen What is frozen.
    error FrozenPartOutOfRange(address account, uint256 amountInFen, uint256 frozenFen);

    /// @notice Freezes a wallet as a whole; the token's event names the case. Needs the role that freezes.
    /// @param account The wallet.
    /// @param caseReference Reference of the case file.
    function freeze(address account, bytes32 caseReference) external;

    /// @notice Lifts the freeze of a whole wallet; the token's event names the case. Needs the role that lifts.
    /// @param account The wallet.
    /// @param caseReference Reference of the case file.
    function lift(address account, bytes32 caseReference) external;

    /// @notice Freezes a part of a wallet. Needs the role that freezes.
    /// @param account The wallet.
    /// @param amountInFen The frozen amount from now on, no less than before (another case may rest on the same amount)
    /// and below 2^96; may exceed the balance.
    /// @param caseReference Reference of the case file.
    function freezePart(address account, uint256 amountInFen, bytes32 caseReference) external;

    /// @notice Lowers or lifts the freeze of a part. Needs the role that lifts.
    /// @param account The wallet.
    /// @param amountInFen The frozen amount from now on, less than before.
    /// @param caseReference Reference of the case file.
    function liftPart(address account, uint256 amountInFen, bytes32 caseReference) external;

    /// @notice Takes money by order, as `forcedTransfer` does. Needs the role that seizes.
    /// @param from Wallet from which it is taken.
    /// @param to Wallet that receives it.
    /// @param amountInFen Amount in fen.
    /// @param caseReference Reference of the case file.
    function seize(address from, address to, uint256 amountInFen, bytes32 caseReference) external;
}
