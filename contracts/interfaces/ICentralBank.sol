// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICentralBankSheet} from "./ICentralBankSheet.sol";
import {IInstructionErrors} from "./IInstructionErrors.sol";
import {Refusal} from "./Refusal.sol";

/// @notice A top-up: the bank turns a depositor's deposit into wallet money, authorised by the bank.
/// @param instructionId Unique id; settles at most once.
/// @param bank The bank, by its account here, whose reserves pay and which signs.
/// @param wallet Wallet that is credited.
/// @param amountInFen Amount in fen.
/// @param validUntil Last second, since 1970-01-01 UTC, in which it may be settled.
struct TopUp {
    bytes32 instructionId;
    address bank;
    address wallet;
    uint256 amountInFen;
    uint256 validUntil;
}

/// @notice What stands behind rows of the central bank's balance sheet, added up account by account. Where banks got
/// reserves by lending alone, and drew none for cash or e-CNY, the first is the sum of the others.
/// @param claimsOnBanksFen Claims on other depository corporations: reserves lent.
/// @param bankReservesFen Deposits of other depository corporations.
/// @param clientReservesFen Deposits of non-financial institutions: the payment institutions' client reserves.
struct CentralBankSheet {
    uint256 claimsOnBanksFen;
    uint256 bankReservesFen;
    uint256 clientReservesFen;
}

/// @title The central bank: banks' reserve accounts, and the door between them and the client reserves
/// @notice A bank alone debits its reserve account. The client reserves are kept by the wallet yuan contract, as the
/// same numbers that say what the institutions owe.
interface ICentralBank is IInstructionErrors, ICentralBankSheet {
    /// @notice A bank was given a reserve account.
    /// @param bank Address that acts for the bank.
    /// @param name Its name.
    event BankAdmitted(address indexed bank, string name);

    /// @notice The wallet yuan contract was connected, once and for all.
    /// @param walletYuan The contract.
    event WalletYuanConnected(address indexed walletYuan);

    /// @notice Reserves were lent to a bank: both sides of the balance sheet grew.
    /// @param bank The bank.
    /// @param amountInFen Amount in fen.
    event ReservesIssued(address indexed bank, uint256 amountInFen);

    /// @notice A bank repaid what was lent to it: both sides of the balance sheet shrank.
    /// @param bank The bank.
    /// @param amountInFen Amount in fen.
    event ReservesRepaid(address indexed bank, uint256 amountInFen);

    /// @notice Central-bank money moved from a bank's reserve account to an institution's client reserve.
    /// @param instructionId Id of the top-up.
    /// @param bank The bank that paid.
    /// @param wallet Wallet that was credited.
    /// @param amountInFen Amount in fen.
    event ToppedUp(bytes32 indexed instructionId, address indexed bank, address indexed wallet, uint256 amountInFen);

    /// @notice Central-bank money moved from an institution's client reserve to a bank's reserve account.
    /// @param instructionId Id of the withdrawal.
    /// @param bank The bank that was paid.
    /// @param wallet Wallet that was debited.
    /// @param amountInFen Amount in fen.
    event Withdrawn(bytes32 indexed instructionId, address indexed bank, address indexed wallet, uint256 amountInFen);

    /// @notice The address has no reserve account.
    /// @param bank The address.
    error NotABank(address bank);

    /// @notice The address has a reserve account already.
    /// @param bank The address.
    error BankAlreadyAdmitted(address bank);

    /// @notice No wallet yuan contract is connected yet; a bank can be admitted afterwards.
    error WalletYuanMissing();

    /// @notice Only the connected wallet yuan contract may call this.
    /// @param caller Who called.
    error NotTheWalletYuan(address caller);

    /// @notice A wallet yuan contract is connected already, or the address isn't one for this central bank.
    /// @param walletYuan The address offered.
    error WalletYuanNotConnectable(address walletYuan);

    /// @notice A bank owes less than it was to repay.
    /// @param bank The bank.
    /// @param needed What was to be repaid, in fen.
    /// @param available What is lent to it, in fen.
    error LendingExceeded(address bank, uint256 needed, uint256 available);

    /// @notice Gives a bank a reserve account. The address must have no other part in the system.
    /// @param bank Address that acts for it.
    /// @param name Its name.
    function admitBank(address bank, string calldata name) external;

    /// @notice Connects the wallet yuan contract, once and for all.
    /// @param walletYuan The contract; its `centralBank()` must be this one.
    function connectWalletYuan(address walletYuan) external;

    /// @notice Lends reserves to a bank.
    /// @param bank The bank.
    /// @param amountInFen Amount in fen.
    function issueReserves(address bank, uint256 amountInFen) external;

    /// @notice Repays what was lent to the calling bank, out of its reserve account.
    /// @param amountInFen Amount in fen, at most what is lent to it.
    function repayReserves(uint256 amountInFen) external;

    /// @notice Settles or refuses a top-up: the bank's reserve account → the institution's client reserve → the wallet,
    /// in one transaction. Submitted by the bank, or by anyone with the bank's signature.
    /// @param topUp_ The top-up.
    /// @param signature EIP-712 signature of the bank, in the domain of the wallet yuan contract; unread if the bank submits.
    /// @return refusal `NONE` if it settled.
    function topUp(TopUp calldata topUp_, bytes calldata signature) external returns (Refusal refusal);

    /// @notice Records that the bank refused a top-up from its own deposit book: `NO_BANK_ACCOUNT` or
    /// `DEPOSIT_INSUFFICIENT`. Only the bank.
    /// @param topUp_ The top-up.
    /// @param reported The bank's reason.
    /// @return refusal The refusal recorded.
    function refuseTopUp(TopUp calldata topUp_, Refusal reported) external returns (Refusal refusal);

    /// @notice Credits a bank's reserve account with central-bank money out of a client reserve. Only wallet yuan.
    /// @param instructionId Id of the withdrawal.
    /// @param bank The bank.
    /// @param wallet Wallet that was debited.
    /// @param amountInFen Amount in fen.
    function creditFromClientReserve(bytes32 instructionId, address bank, address wallet, uint256 amountInFen) external;

    /// @notice A bank's reserve balance.
    /// @param bank Address that acts for it.
    /// @return reserveFen Amount in fen; zero if it isn't a bank.
    function reserveOf(address bank) external view returns (uint256 reserveFen);

    /// @notice What a bank owes the central bank: the reserves lent to it.
    /// @param bank Address that acts for it.
    /// @return lentFen Amount in fen; zero if it isn't a bank.
    function lentTo(address bank) external view returns (uint256 lentFen);

    /// @notice The wallet yuan contract, which keeps the client reserves.
    /// @return walletYuan Its address; zero until connected.
    function walletYuan() external view returns (address walletYuan);

    /// @notice Whether an address has a reserve account.
    /// @param account The address.
    /// @return Whether it does.
    function isBank(address account) external view returns (bool);

    /// @notice Every bank, in order of admission.
    /// @return banks Their addresses.
    function banks() external view returns (address[] memory banks);

    /// @notice The accounts behind the rows, added up: apart from `rows`, against which it can be held.
    /// @return sheet Amounts in fen.
    function balanceSheet() external view returns (CentralBankSheet memory sheet);
}
