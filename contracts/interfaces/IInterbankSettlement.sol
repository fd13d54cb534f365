// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IInstructionErrors} from "./IInstructionErrors.sol";

/// @notice How payments settle. GROSS: one by one. NET: in sessions, within net debit caps; the multilateral net moves
/// when a session closes. LIQUIDITY_SAVING: gross, and queued payments settle together where they cover each other.
enum SettlementMode {
    GROSS,
    NET,
    LIQUIDITY_SAVING
}

/// @notice What happens if a bank can't pay its net position. UNWIND: its latest payments of the session are taken back
/// until every bank can pay. LOSS_SHARING: it pays what it has, and the session's net creditors receive less, in
/// proportion to what was due to them.
enum ShortfallRule {
    UNWIND,
    LOSS_SHARING
}

/// @notice Where an order is. CARRIED_OUT and NOT_QUEUED are answers to cancellations.
/// @dev The same list, in the same order, as `src/catalogue/interbankStates.ts`; a test holds the two together.
enum OrderState {
    UNKNOWN,
    QUEUED,
    IN_SESSION,
    SETTLED_AT_ONCE,
    SETTLED_BY_RELEASE,
    SETTLED_BY_OFFSET,
    SETTLED_IN_SESSION,
    CARRIED_OUT,
    CANCELLED_BY_PAYER,
    LIQUIDITY_INSUFFICIENT,
    UNWOUND,
    NOT_QUEUED
}

/// @notice A payment from bank to bank.
/// @param instructionId Unique id; settles at most once.
/// @param payer The bank that pays and signs.
/// @param payee The bank that is paid.
/// @param urgent Whether it goes before the payer's normal payments that are still queued.
/// @param amountInFen Amount in fen.
/// @param validUntil Last second, since 1970-01-01 UTC, in which it may be given; it may settle later.
struct InterbankPayment {
    bytes32 instructionId;
    address payer;
    address payee;
    bool urgent;
    uint256 amountInFen;
    uint256 validUntil;
}

/// @notice The payer takes back a payment that is queued.
/// @param instructionId Unique id of the cancellation.
/// @param payer The bank that gave the payment, and signs.
/// @param paymentId The payment's instruction id.
/// @param validUntil Last second, since 1970-01-01 UTC, in which it may be given.
struct InterbankCancellation {
    bytes32 instructionId;
    address payer;
    bytes32 paymentId;
    uint256 validUntil;
}

/// @title Interbank settlement in central-bank money
/// @notice Queues: a payment that its payer can't pay now waits. A payer's urgent payments go before its normal ones;
/// within a priority nothing overtakes, and a normal payment waits behind every queued one. A payer can pay what its
/// room allows: its balance; in mode NET its net debit cap plus its net position in the session.
///
/// Release: whenever a bank is paid, funded, or rid of a cancelled head, the heads of its queue that fit settle, and so
/// on with the banks paid by them. The outcome doesn't depend on the order in which banks are looked at, since what
/// another bank does only adds to a bank's room. One transaction releases at most `MAX_RELEASES` payments; whom that
/// leaves waiting is said by `ReleaseLeft`, and anyone may call `release`.
///
/// Offsetting (LIQUIDITY_SAVING): `resolve`, called by anyone at any time, settles the largest set that takes of each
/// queue a prefix of at most `offsetWindow` payments and leaves no bank below zero. The union of two such sets is one, so
/// there is exactly one largest, found by starting with all of them and dropping the last payment of any bank that would
/// be below zero. It is computed, not proposed and verified: a proposal that no single payment can be added to needn't
/// be the largest (in a plain gridlock nothing at all is such a proposal), so a verifier would have to read every
/// payment left out, as the computation does.
///
/// Sessions (NET): a payment counts against its payer's room, and for its payee's, when it enters the session; money
/// moves when the session closes, and only then is it settled. A bank that can't pay its net position has room for
/// nothing but what it receives from then on.
///
/// A well-formed, authorised order is decided once: its id with the same contents is answered with the state in which
/// the order is, and with other contents is an error.
interface IInterbankSettlement is IInstructionErrors {
    /// @notice A bank was given an account for settlement.
    /// @param bank Address that acts for the bank.
    /// @param name Its name.
    event SettlementBankAdmitted(address indexed bank, string name);

    /// @notice A bank's net debit cap was set, from the next session on.
    /// @param bank The bank.
    /// @param covered Whether its balance is the cap.
    /// @param capInFen The cap in fen; of no meaning if covered.
    event NetDebitCapSet(address indexed bank, bool covered, uint256 capInFen);

    /// @notice Central-bank money came onto a bank's account from outside settlement.
    /// @param bank The bank.
    /// @param amountInFen Amount in fen.
    event SettlementFunded(address indexed bank, uint256 amountInFen);

    /// @notice Central-bank money left a bank's account for outside settlement.
    /// @param bank The bank.
    /// @param amountInFen Amount in fen.
    event SettlementDefunded(address indexed bank, uint256 amountInFen);

    /// @notice The day was opened for orders, or ended.
    /// @param open Which of the two.
    event SettlementDayChanged(bool open);

    /// @notice An order came into a state. Payments in a session have settled, without an event each, when it closes.
    /// @param instructionId Id of the order.
    /// @param state The state.
    event OrderStateChanged(bytes32 indexed instructionId, OrderState state);

    /// @notice An order came again with the same contents. Nothing changed.
    /// @param instructionId Id of the order.
    /// @param state The state in which it is.
    event OrderRepeated(bytes32 indexed instructionId, OrderState state);

    /// @notice A bank's queue wasn't looked at, or not to its end, in this transaction: `release` goes on.
    /// @param bank The bank.
    event ReleaseLeft(address indexed bank);

    /// @notice A session was opened.
    /// @param session Its number, from 1.
    event SessionOpened(uint256 indexed session);

    /// @notice A session's net was settled: all payments in it that weren't unwound are final.
    /// @param session Its number.
    event SessionSettled(uint256 indexed session);

    /// @notice A bank couldn't pay its net position in a session.
    /// @param session The session's number.
    /// @param bank The bank.
    /// @param missingFen What it lacked, in fen.
    event BankDefaulted(uint256 indexed session, address indexed bank, uint256 missingFen);

    /// @notice A net creditor of a session received less, since another bank couldn't pay.
    /// @param session The session's number.
    /// @param bank The net creditor.
    /// @param lossFen By how much, in fen.
    event LossBorne(uint256 indexed session, address indexed bank, uint256 lossFen);

    /// @notice The address has no account for settlement.
    /// @param bank The address.
    error NotASettlementBank(address bank);

    /// @notice The address can't be given an account: it has one, is zero, or there are as many as there may be.
    /// @param bank The address.
    error SettlementBankNotAdmissible(address bank);

    /// @notice A bank doesn't pay itself here.
    /// @param bank The bank.
    error PaymentToSelf(address bank);

    /// @notice The account holds less.
    /// @param bank The bank.
    /// @param needed What was to leave, in fen.
    /// @param available What may leave, in fen.
    error SettlementBalanceInsufficient(address bank, uint256 needed, uint256 available);

    /// @notice The money on all accounts, or a cap, can't be that much.
    /// @param needed Amount in fen.
    /// @param available The most that it may be, in fen.
    error SettlementAmountOutOfRange(uint256 needed, uint256 available);

    /// @notice The day must be open for this, or ended, and it isn't.
    /// @param open Whether it is open.
    error SettlementDayIs(bool open);

    /// @notice A session must be open for this, or closed, and it isn't.
    /// @param open Whether one is open.
    error SessionIs(bool open);

    /// @notice Payments of the day before are still queued.
    /// @param queued How many.
    error PaymentsStillQueued(uint256 queued);

    /// @notice This contract settles in another mode.
    /// @param mode Its mode.
    error OtherSettlementMode(SettlementMode mode);

    /// @notice An offsetting run can't look at that many payments of a queue.
    /// @param window How many.
    /// @param highest The most that it can.
    error OffsetWindowOutOfRange(uint256 window, uint256 highest);

    /// @notice Gives a bank an account for settlement.
    /// @param bank Address that acts for it.
    /// @param name Its name.
    function admitSettlementBank(address bank, string calldata name) external;

    /// @notice Sets a bank's net debit cap, from the next session on. Until then, its balance is its cap.
    /// @param bank The bank.
    /// @param covered Whether its balance is the cap.
    /// @param capInFen The cap in fen, below 2^88; zero if covered.
    function setNetDebitCap(address bank, bool covered, uint256 capInFen) external;

    /// @notice Records central-bank money that came onto a bank's account, and releases what it allows.
    /// @param bank The bank.
    /// @param amountInFen Amount in fen.
    function fund(address bank, uint256 amountInFen) external;

    /// @notice Records central-bank money that left a bank's account. Not while a session is open.
    /// @param bank The bank.
    /// @param amountInFen Amount in fen.
    function defund(address bank, uint256 amountInFen) external;

    /// @notice Opens the day for orders.
    function openDay() external;

    /// @notice Ends the day, if it hasn't, and returns queued payments to their payers with LIQUIDITY_INSUFFICIENT.
    /// @param limit How many at most.
    /// @return left How many are still queued; call again until none is.
    function endDay(uint256 limit) external returns (uint256 left);

    /// @notice Opens a session and releases what it allows. Mode NET.
    function openSession() external;

    /// @notice Closes the session and settles its multilateral net, by the rule for shortfalls if a bank can't pay. From
    /// the first call on it takes no more orders. Mode NET.
    /// @param limit How many payments to unwind at most; call again until it is settled.
    /// @return settled Whether it is.
    function closeSession(uint256 limit) external returns (bool settled);

    /// @notice Settles, queues or answers a payment. Submitted by the payer, or by anyone with the payer's signature.
    /// @param payment The payment.
    /// @param signature EIP-712 signature of the payer; unread if the payer submits.
    /// @return state The state in which the payment is.
    function submit(InterbankPayment calldata payment, bytes calldata signature) external returns (OrderState state);

    /// @notice Cancels a queued payment of the payer. Submitted by the payer, or by anyone with its signature.
    /// @param cancellation The cancellation.
    /// @param signature EIP-712 signature of the payer; unread if the payer submits.
    /// @return state CARRIED_OUT, or NOT_QUEUED if no queued payment of this payer has the id.
    function cancel(
        InterbankCancellation calldata cancellation,
        bytes calldata signature
    ) external returns (OrderState state);

    /// @notice Settles the heads of a bank's queue that fit, and what follows from that.
    /// @param bank The bank.
    function release(address bank) external;

    /// @notice One offsetting run. Mode LIQUIDITY_SAVING.
    /// @return settled How many payments settled together; zero in a deadlock.
    function resolve() external returns (uint256 settled);

    /// @notice How the contract settles.
    /// @return mode The mode.
    function settlementMode() external view returns (SettlementMode mode);

    /// @notice What happens if a bank can't pay its net position.
    /// @return rule The rule.
    function shortfallRule() external view returns (ShortfallRule rule);

    /// @notice How many payments of each queue one offsetting run looks at.
    /// @return window The number.
    function offsetWindow() external view returns (uint256 window);

    /// @notice Every bank, in order of admission, in which fen that can't be divided are given out.
    /// @return banks Their addresses.
    function settlementBanks() external view returns (address[] memory banks);

    /// @notice A bank's balance.
    /// @param bank The bank.
    /// @return balanceFen Amount in fen; zero if it has no account.
    function settlementBalanceOf(address bank) external view returns (uint256 balanceFen);

    /// @notice What a bank may still send.
    /// @param bank The bank.
    /// @return roomFen Amount in fen; in mode NET of the session that is open, or was last.
    function roomOf(address bank) external view returns (uint256 roomFen);

    /// @notice The money on all accounts.
    /// @return totalFen Amount in fen.
    function totalSettlementFen() external view returns (uint256 totalFen);

    /// @notice A bank's queue, in the order in which it settles.
    /// @param bank The bank.
    /// @return instructionIds Ids of the queued payments, head first.
    function queueOf(address bank) external view returns (bytes32[] memory instructionIds);

    /// @notice The state in which an order is.
    /// @param instructionId Its id.
    /// @return state UNKNOWN if no such order was given.
    function stateOf(bytes32 instructionId) external view returns (OrderState state);
}
