// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClientReserves} from "./IClientReserves.sol";
import {IInstructionLog} from "./IInstructionLog.sol";
import {Refusal} from "./Refusal.sol";

/// @notice A payment from wallet to wallet, authorised by the payer.
/// @param instructionId Unique id; settles at most once.
/// @param payer Wallet that pays and signs.
/// @param payee Wallet that is paid.
/// @param amountInFen Amount in fen (1 yuan = 100 fen).
/// @param validUntil Last second, since 1970-01-01 UTC, in which it may be settled.
struct Payment {
    bytes32 instructionId;
    address payer;
    address payee;
    uint256 amountInFen;
    uint256 validUntil;
}

/// @notice A withdrawal from a wallet to the holder's deposit at a bank, authorised by the holder.
/// @param instructionId Unique id; settles at most once.
/// @param wallet Wallet that pays and signs.
/// @param bank The bank, by its account at the central bank, that credits the holder's deposit.
/// @param amountInFen Amount in fen.
/// @param validUntil Last second, since 1970-01-01 UTC, in which it may be settled.
struct Withdrawal {
    bytes32 instructionId;
    address wallet;
    address bank;
    uint256 amountInFen;
    uint256 validUntil;
}

/// @title Wallet yuan: RMB wallet balances that payment institutions owe, with 100 % client reserve
/// @notice Two decimals; one unit is one fen. A balance is a claim on the institution that keeps the wallet, not on
/// the central bank. What an institution owes and what it holds as client reserve at the central bank are one stored
/// number, so they are equal after every transaction; paying across institutions moves it with the money.
/// Plain ERC-20 calls carry no instruction id: their nonce is the chain's.
interface IWalletYuan is IClientReserves, IInstructionLog {
    /// @notice A call was skipped: it changed nothing, and may come again.
    /// @param position Its place, from 0.
    /// @param reason The error with which it failed, encoded as in a revert.
    event CallSkipped(uint256 indexed position, bytes reason);

    /// @notice Only the institution that keeps a wallet may do this.
    /// @param caller Who called.
    /// @param wallet The wallet.
    error NotItsInstitution(address caller, address wallet);

    /// @notice Only the central bank may call this.
    /// @param caller Who called.
    error NotTheCentralBank(address caller);

    /// @notice Settles or refuses a payment. Submitted by the payer's institution with the payer's signature, or by the
    /// payer, who needs none. A payer without a wallet may be submitted by any institution, and is refused.
    /// @param payment The payment.
    /// @param signature EIP-712 signature of the payer, a key or an ERC-1271 wallet.
    /// @return refusal `NONE` if it settled.
    function pay(Payment calldata payment, bytes calldata signature) external returns (Refusal refusal);

    /// @notice The same for a payment that the payer made by scanning a static QR code, and signed as such: the struct of the
    /// signature is named `StaticQrPayment`. Tiers limit such payments more narrowly.
    /// @param payment The payment.
    /// @param signature EIP-712 signature of the payer.
    /// @return refusal `NONE` if it settled.
    function payByStaticQr(Payment calldata payment, bytes calldata signature) external returns (Refusal refusal);

    /// @notice Makes many calls to this contract in one transaction, as the caller: payments, withdrawals and whatever else.
    /// One that fails is skipped; a payment or withdrawal that a rule refuses is decided as ever. Each gets 500,000 gas.
    /// @param calls Each call's selector and arguments.
    /// @return done How many didn't fail.
    function submit(bytes[] calldata calls) external returns (uint256 done);

    /// @notice Settles or refuses a withdrawal: wallet → the institution's client reserve → the bank's reserve account.
    /// Who may submit: as for `pay`.
    /// @param withdrawal The withdrawal.
    /// @param signature EIP-712 signature of the holder.
    /// @return refusal `NONE` if it settled.
    function withdraw(Withdrawal calldata withdrawal, bytes calldata signature) external returns (Refusal refusal);

    /// @notice Records that the bank refused a withdrawal because the holder has no account there (`NO_BANK_ACCOUNT`).
    /// Only an institution that may submit the withdrawal.
    /// @param withdrawal The withdrawal.
    /// @param signature EIP-712 signature of the holder.
    /// @param reported The bank's reason.
    /// @return refusal The refusal recorded.
    function refuseWithdrawal(
        Withdrawal calldata withdrawal,
        bytes calldata signature,
        Refusal reported
    ) external returns (Refusal refusal);

    /// @notice Keeps an address from ever having a wallet, because it acts for a bank. Only the central bank.
    /// @param account The address.
    function barFromWallets(address account) external;

    /// @notice Credits a wallet and its institution's client reserve with central-bank money. Only the central bank.
    /// @param instructionId Id of the top-up.
    /// @param digest Its contents.
    /// @param wallet The wallet.
    /// @param amountInFen Amount in fen.
    /// @param decided A refusal that came before the wallet was looked at, or `NONE`.
    /// @return refusal `NONE` if the wallet was credited.
    /// @return replayed Whether the id had been decided, with the same contents; then nothing changed.
    function topUpFromReserve(
        bytes32 instructionId,
        bytes32 digest,
        address wallet,
        uint256 amountInFen,
        Refusal decided
    ) external returns (Refusal refusal, bool replayed);

    /// @notice The central bank in whose money the client reserves are held.
    /// @return centralBank Its contract.
    function centralBank() external view returns (address centralBank);
}
