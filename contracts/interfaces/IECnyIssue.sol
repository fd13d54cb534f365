// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Refusal} from "./Refusal.sol";
import {TopUp} from "./ICentralBank.sol";

/// @title What the central bank does for e-CNY
/// @notice In the regime of 2021 a conversion moves the same reserves as a top-up of wallet yuan; the difference is whose
/// liability the holder's money is. In the regime of 2026 the operating bank owes it, and no reserves move unless the
/// deposit was at another bank.
interface IECnyIssue {
    /// @notice The e-CNY contract was connected, once and for all.
    /// @param eCny The contract.
    event ECnyConnected(address indexed eCny);

    /// @notice A deposit became e-CNY.
    /// @param instructionId Id of the conversion.
    /// @param bank The bank whose deposit it was.
    /// @param wallet Wallet that was credited.
    /// @param amountInFen Amount in fen.
    event Converted(bytes32 indexed instructionId, address indexed bank, address indexed wallet, uint256 amountInFen);

    /// @notice E-CNY became a deposit again.
    /// @param instructionId Id of the redemption.
    /// @param bank The bank whose deposit it is.
    /// @param wallet Wallet that was debited.
    /// @param amountInFen Amount in fen.
    event Redeemed(bytes32 indexed instructionId, address indexed bank, address indexed wallet, uint256 amountInFen);

    /// @notice A payment across operating banks was settled in reserves. Regime of 2026 alone.
    /// @param from Operating bank of the payer.
    /// @param to Operating bank of the payee.
    /// @param amountInFen Amount in fen.
    event OperatorsSettled(address indexed from, address indexed to, uint256 amountInFen);

    /// @notice No e-CNY contract is connected.
    error ECnyMissing();

    /// @notice Only the connected e-CNY contract may call this.
    /// @param caller Who called.
    error NotTheECny(address caller);

    /// @notice An e-CNY contract is connected already, or the address isn't one for this central bank.
    /// @param eCny The address offered.
    error ECnyNotConnectable(address eCny);

    /// @notice Connects the e-CNY contract, once and for all.
    /// @param eCny The contract; its `centralBank()` must be this one.
    function connectECny(address eCny) external;

    /// @notice Settles or refuses a conversion of a deposit into e-CNY. Submitted by the bank, or by anyone with its
    /// signature. Ids are those of the e-CNY contract, apart from those of wallet yuan.
    /// @param conversion The contents of a top-up; the struct of the signature is named `Conversion`.
    /// @param signature EIP-712 signature of the bank, in the domain of the e-CNY contract; unread if the bank submits.
    /// @return refusal `NONE` if it settled.
    function convert(TopUp calldata conversion, bytes calldata signature) external returns (Refusal refusal);

    /// @notice Records that the bank refused a conversion from its own deposit book: `NO_BANK_ACCOUNT` or
    /// `DEPOSIT_INSUFFICIENT`. Only the bank.
    /// @param conversion The conversion.
    /// @param reported The bank's reason.
    /// @return refusal The refusal recorded.
    function refuseConversion(TopUp calldata conversion, Refusal reported) external returns (Refusal refusal);

    /// @notice Moves the central bank's side of a redemption. Only the e-CNY contract.
    /// @param instructionId Id of the redemption.
    /// @param bank The bank that credits the holder's deposit.
    /// @param wallet Wallet that was debited.
    /// @param operator Its operating bank.
    /// @param amountInFen Amount in fen, which the e-CNY contract has established to be there.
    function redeemECny(
        bytes32 instructionId,
        address bank,
        address wallet,
        address operator,
        uint256 amountInFen
    ) external;

    /// @notice Settles a payment across operating banks in reserves. Only the e-CNY contract.
    /// @param from Operating bank of the payer.
    /// @param to Operating bank of the payee.
    /// @param amountInFen Amount in fen.
    function settleOperators(address from, address to, uint256 amountInFen) external;

    /// @notice The e-CNY contract.
    /// @return eCny Its address; zero until connected.
    function eCny() external view returns (address eCny);
}
