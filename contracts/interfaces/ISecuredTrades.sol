// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IInstructionLog} from "./IInstructionLog.sol";
import {Refusal} from "./Refusal.sol";

/// @notice Where a trade is. From `WAIT_SELLER_SHIP` to `IN_ARBITRATION` its money is in escrow.
/// @dev The same list, in the same order, as `src/catalogue/tradeStates.ts`; so are acts and deliveries.
enum TradeState {
    UNKNOWN,
    WAIT_BUYER_PAY,
    WAIT_SELLER_SHIP,
    WAIT_BUYER_CONFIRM,
    WAIT_SELLER_ANSWER,
    WAIT_BUYER_RETURN,
    WAIT_SELLER_RECEIPT,
    REFUSED_BY_SELLER,
    IN_ARBITRATION,
    FINISHED,
    CLOSED
}

/// @notice What a party may do. The seller ships, agrees, refuses and refunds; either cancels; the rest is the buyer's.
enum TradeAct {
    PAY,
    CANCEL,
    SHIP,
    CONFIRM,
    EXTEND,
    ASK_REFUND,
    ASK_RETURN,
    AGREE,
    REFUSE,
    RETURN_GOODS,
    WITHDRAW_CLAIM,
    ESCALATE,
    REFUND
}

/// @notice How the goods come, on which it depends how long the buyer may wait before confirming.
enum Delivery {
    EXPRESS,
    POST,
    VIRTUAL
}

/// @notice How long each party may be silent, in seconds, and the fee. A trade keeps those with which it was created.
/// @param payWithin From creation until an unpaid trade closes.
/// @param shipWithin From payment until the buyer gets the money back from a seller who hasn't shipped.
/// @param expressWithin From shipping by express until the seller gets the money from a buyer who is silent.
/// @param postWithin The same for ordinary post.
/// @param virtualWithin The same for goods that aren't shipped.
/// @param extension What the buyer may add to that, once.
/// @param answerWithin From the buyer's claim until a seller's silence grants it.
/// @param returnWithin From an agreed return until a buyer's silence closes the claim.
/// @param receiptWithin From the goods' going back until a seller's silence grants the refund.
/// @param escalateWithin From the seller's refusal until a buyer's silence closes the claim.
/// @param arbitrateWithin From the call for the arbiter until the arbiter's silence closes the claim for good.
/// @param feeBasisPoints Of what the seller gets, kept for the institution, rounded down.
struct TradeTerms {
    uint32 payWithin;
    uint32 shipWithin;
    uint32 expressWithin;
    uint32 postWithin;
    uint32 virtualWithin;
    uint32 extension;
    uint32 answerWithin;
    uint32 returnWithin;
    uint32 receiptWithin;
    uint32 escalateWithin;
    uint32 arbitrateWithin;
    uint16 feeBasisPoints;
}

/// @notice A buyer's order, which makes a trade.
/// @param instructionId Unique id; it is the trade's id as well.
/// @param buyer Wallet that will pay, and signs.
/// @param seller Wallet that is to be paid.
/// @param amountInFen Price in fen, below 2^64.
/// @param delivery How the goods come.
/// @param validUntil Last second, since 1970-01-01 UTC, in which the trade may be created.
struct TradeOrder {
    bytes32 instructionId;
    address buyer;
    address seller;
    uint256 amountInFen;
    Delivery delivery;
    uint256 validUntil;
}

/// @notice A party's act in a trade.
/// @param instructionId Unique id; is carried out at most once.
/// @param tradeId The trade.
/// @param party Who acts, and signs.
/// @param act What the party does.
/// @param amountInFen For `PAY` and `REFUND` the price, for `ASK_REFUND` and `ASK_RETURN` the claim, for `AGREE` the
/// claim agreed to; zero for everything else.
/// @param validUntil Last second, since 1970-01-01 UTC, in which it may be carried out.
struct TradeStep {
    bytes32 instructionId;
    bytes32 tradeId;
    address party;
    TradeAct act;
    uint256 amountInFen;
    uint256 validUntil;
}

/// @notice A trade as it is at a moment, with all that silence has decided by then.
/// @param buyer Who pays.
/// @param amountFen The price.
/// @param termsNumber The terms with which it was created.
/// @param seller Who is paid.
/// @param institutionId The institution that keeps the money in escrow; zero before payment.
/// @param state Where it is.
/// @param delivery How the goods come.
/// @param shipped Whether the seller has shipped.
/// @param against Whether the claim is for a refund against the goods.
/// @param extended Whether the buyer has used the extension.
/// @param claims How many claims the buyer has made.
/// @param unpaid Which shares of a decided trade wait: 1 the buyer's, 2 the seller's, 4 the fee.
/// @param deadline First second in which silence decides; zero when all is decided.
/// @param remaining What was left on the stopped clock when a claim was made, in seconds.
/// @param claimFen The open claim.
/// @param buyerFen What the buyer gets back of a decided trade; the rest, less the fee, is the seller's.
struct Trade {
    address buyer;
    uint64 amountFen;
    uint32 termsNumber;
    address seller;
    uint16 institutionId;
    TradeState state;
    Delivery delivery;
    bool shipped;
    bool against;
    bool extended;
    uint8 claims;
    uint8 unpaid;
    uint40 deadline;
    uint40 remaining;
    uint64 claimFen;
    uint64 buyerFen;
}

/// @title Secured transactions (担保交易): the buyer's money waits in escrow until the goods have come
/// @notice Nobody can hold up another's money by doing nothing: each state has a second from which silence decides it,
/// for the buyer before shipping and for the seller after. An open claim stops the clock, and its end lets it run on.
/// Silence takes effect at its second, whenever somebody comes to carry it out. The shares of buyer, seller and
/// institution add up to the price, always; a share that can't be received waits, and the others are paid.
/// Acts are submitted by the party itself, or by the institution that keeps its wallet with the party's signature. Who
/// is frozen can't give money away (`PAY`, `CONFIRM`, `AGREE`, `REFUND`) but may still defend a claim to it.
interface ISecuredTrades is IInstructionLog {
    /// @notice A trade was created.
    /// @param tradeId The trade.
    /// @param buyer Who will pay.
    /// @param seller Who is to be paid.
    /// @param amountFen The price.
    /// @param delivery How the goods come.
    /// @param termsNumber The terms that hold for it.
    event TradeCreated(
        bytes32 indexed tradeId,
        address indexed buyer,
        address indexed seller,
        uint256 amountFen,
        Delivery delivery,
        uint256 termsNumber
    );

    /// @notice A trade came into a state, by an act or by silence.
    /// @param tradeId The trade.
    /// @param state The state.
    /// @param deadline First second in which silence decides; zero when all is decided.
    event TradeChanged(bytes32 indexed tradeId, TradeState state, uint256 deadline);

    /// @notice A paid trade was decided. The three shares add up to the price.
    /// @param tradeId The trade.
    /// @param buyerFen What the buyer gets back.
    /// @param sellerFen What the seller gets.
    /// @param feeFen What the institution gets.
    event TradeDecided(bytes32 indexed tradeId, uint256 buyerFen, uint256 sellerFen, uint256 feeFen);

    /// @notice A share left escrow.
    /// @param tradeId The trade.
    /// @param payee Wallet that was paid.
    /// @param amountFen The share.
    event SharePaid(bytes32 indexed tradeId, address indexed payee, uint256 amountFen);

    /// @notice A share stays in escrow until its owner can receive it.
    /// @param tradeId The trade.
    /// @param payee Wallet that couldn't be paid; zero if the institution has named none for fees.
    /// @param amountFen The share.
    /// @param refusal Why it couldn't.
    event ShareWaits(bytes32 indexed tradeId, address indexed payee, uint256 amountFen, Refusal refusal);

    /// @notice New terms hold for trades created from now on.
    /// @param termsNumber Their number, from 1 upwards.
    /// @param terms The terms.
    event TermsSet(uint256 indexed termsNumber, TradeTerms terms);

    /// @notice An institution named the wallet that gets its fees.
    /// @param institution The institution.
    /// @param wallet The wallet.
    event FeeWalletSet(address indexed institution, address indexed wallet);

    /// @notice A party's wallet was closed or lost, and another one of the holder's goes on in the trade.
    /// @param tradeId The trade.
    /// @param wallet The wallet that was.
    /// @param replacement The wallet that goes on.
    event PartyReplaced(bytes32 indexed tradeId, address indexed wallet, address indexed replacement);

    /// @notice Why the authority had a party's wallet replaced.
    /// @param tradeId The trade.
    /// @param caseReference Reference of the case file on which it rests.
    event ReplacementOrdered(bytes32 indexed tradeId, bytes32 indexed caseReference);

    /// @notice There is no such trade.
    /// @param tradeId The id given.
    error NoSuchTrade(bytes32 tradeId);

    /// @notice The caller isn't a licensed institution.
    /// @param caller Who called.
    error NotAnInstitution(address caller);

    /// @notice Nobody buys from oneself.
    /// @param party The account.
    error TradeWithSelf(address party);

    /// @notice The account isn't the party whose act this is.
    /// @param tradeId The trade.
    /// @param party The account.
    /// @param act The act.
    error NotThePartyToAct(bytes32 tradeId, address party, TradeAct act);

    /// @notice Nobody called for the arbiter, or it is over.
    /// @param tradeId The trade.
    /// @param state Where it is.
    error TradeNotInArbitration(bytes32 tradeId, TradeState state);

    /// @notice The arbiter can't give the buyer more than the price.
    /// @param needed What was to be given, in fen.
    /// @param available The price, in fen.
    error AwardOutOfRange(uint256 needed, uint256 available);

    /// @notice Only a party's closed wallet can be replaced, by the institution that kept it with an open one that it keeps, or
    /// by order where that institution is suspended with one at another; and not with the other party's.
    /// @param tradeId The trade.
    /// @param wallet The party's wallet.
    /// @param replacement The wallet offered.
    error PartyNotReplaceable(bytes32 tradeId, address wallet, address replacement);

    /// @notice A term is outside its bounds.
    /// @param given The value, in seconds or basis points.
    /// @param lowest Lower bound.
    /// @param highest Upper bound.
    error TermOutOfRange(uint256 given, uint256 lowest, uint256 highest);

    /// @notice Creates a trade, or refuses: neither party may be without a wallet.
    /// @param order The buyer's order.
    /// @param signature EIP-712 signature of the buyer; unread if the buyer submits.
    /// @return refusal `NONE` if it was created.
    function create(TradeOrder calldata order, bytes calldata signature) external returns (Refusal refusal);

    /// @notice Carries out what silence has decided, then a party's act, or refuses it.
    /// @param step The act.
    /// @param signature EIP-712 signature of the party; unread if the party submits.
    /// @return refusal `NONE` if the act was carried out.
    function act(TradeStep calldata step, bytes calldata signature) external returns (Refusal refusal);

    /// @notice Decides a dispute. Needs the right to arbitrate.
    /// @param tradeId The trade.
    /// @param buyerFen What the buyer gets back; the rest, less the fee, is the seller's.
    function arbitrate(bytes32 tradeId, uint256 buyerFen) external;

    /// @notice Carries out what silence has decided, and pays the shares that wait and can now be received. Anybody.
    /// @param tradeId The trade.
    /// @return state Where the trade is.
    function settle(bytes32 tradeId) external returns (TradeState state);

    /// @notice Sets the terms of trades created from now on.
    /// @param terms The terms.
    function setTerms(TradeTerms calldata terms) external;

    /// @notice Names the wallet that gets the fees of the calling institution.
    /// @param wallet The wallet.
    function setFeeWallet(address wallet) external;

    /// @notice Lets another wallet of a holder go on in a trade, after the first one was closed or lost. Only the institution
    /// that kept it, which has established who the holder is, unless it is suspended.
    /// @param tradeId The trade.
    /// @param wallet The party's wallet, closed for good.
    /// @param replacement An open wallet at the same institution.
    function replaceParty(bytes32 tradeId, address wallet, address replacement) external;

    /// @notice The same by the authority, for a wallet of a suspended institution that was paid out and closed while the trade
    /// was open: what comes of the trade goes to a wallet of the holder at another institution.
    /// @param tradeId The trade.
    /// @param wallet The party's wallet, closed for good.
    /// @param replacement An open wallet at an institution that isn't suspended.
    /// @param caseReference Reference of the case file.
    function replacePartyByOrder(bytes32 tradeId, address wallet, address replacement, bytes32 caseReference) external;

    /// @notice A trade as it is now, with all that silence has decided, carried out or not.
    /// @param tradeId The trade.
    /// @return trade The trade; its state is `UNKNOWN` if there is none.
    function tradeOf(bytes32 tradeId) external view returns (Trade memory trade);

    /// @notice What each gets of a price, if the buyer gets a certain part back.
    /// @param tradeId The trade.
    /// @param buyerFen The part.
    /// @return sellerFen What the seller gets.
    /// @return feeFen What the institution gets.
    function sharesOf(bytes32 tradeId, uint256 buyerFen) external view returns (uint256 sellerFen, uint256 feeFen);

    /// @notice The terms of a number.
    /// @param termsNumber The number, from 1 upwards.
    /// @return terms The terms; all zero if there are none.
    function termsOf(uint256 termsNumber) external view returns (TradeTerms memory terms);

    /// @notice The number of the terms that hold for new trades.
    /// @return termsNumber The number.
    function currentTerms() external view returns (uint256 termsNumber);

    /// @notice The wallet that gets an institution's fees.
    /// @param institution The institution.
    /// @return wallet The wallet; zero if none was named.
    function feeWalletOf(address institution) external view returns (address wallet);

    /// @notice The token in which trades are paid.
    /// @return walletYuan Its address.
    function walletYuan() external view returns (address walletYuan);
}
