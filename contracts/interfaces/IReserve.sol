// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CustodianSignature, ICustodians} from "./ICustodians.sol";

/// @notice Cash or government securities of one kind at one custodian.
/// @param custodian Where it is held.
/// @param maturesAt When the securities mature, in seconds since 1970-01-01 UTC; 0 for cash.
/// @param rating Rating of the securities' issuer in notches: 1 is AAA (Aaa), 5 is A+ (A1); 0 if it isn't rated.
/// @param amountInMicro What it is worth, in millionths of a coin's currency.
struct Holding {
    address custodian;
    uint256 maturesAt;
    uint256 rating;
    uint256 amountInMicro;
}

/// @notice What the custodians say they hold for a coin, as of a moment.
/// @param coin The coin that it backs.
/// @param holdings What is held, ascending by custodian.
/// @param interestInMicro How much of it is interest, which belongs to the association and backs nothing.
/// @param asOf The moment, in seconds since 1970-01-01 UTC.
/// @param statementId The custodians' own reference, for whoever audits; `asOf` orders the statements.
struct ReserveStatement {
    address coin;
    Holding[] holdings;
    uint256 interestInMicro;
    uint256 asOf;
    bytes32 statementId;
}

/// @notice What a statement must fulfil to carry a mint. Shares are of all that is held, in basis points.
/// @param leastEligible Least share of government securities that are short and well rated.
/// @param longestMaturity Remaining maturity up to which securities are short, in seconds.
/// @param lowestRating Rating down to which they are well rated, in notches: 5 is A+ (A1).
/// @param mostAtOneCustodian Largest share that may be at one custodian.
/// @param buffer What must be held beyond the coins outstanding, in basis points of them.
struct ReservePolicy {
    uint16 leastEligible;
    uint32 longestMaturity;
    uint8 lowestRating;
    uint16 mostAtOneCustodian;
    uint16 buffer;
}

/// @notice What is kept of a statement.
/// @param amountInMicro What is held for the coins, without interest, in millionths of a coin.
/// @param asOf Its moment, in seconds since 1970-01-01 UTC.
/// @param recordedAt When it was recorded, in seconds since 1970-01-01 UTC.
/// @param backingBasisPoints The amount in basis points of the coins there were; 2^32 − 1 if it is more, or if there
/// were none.
/// @param eligibleBasisPoints Share of short and well rated government securities, rounded down.
/// @param largestBasisPoints Share at the custodian that holds most, rounded up.
struct AttestationView {
    uint256 amountInMicro;
    uint256 asOf;
    uint256 recordedAt;
    uint256 backingBasisPoints;
    uint256 eligibleBasisPoints;
    uint256 largestBasisPoints;
}

/// @title The reserve behind a coin, as custodians attest it
/// @notice The assets are at custodian banks, off the chain; here is what k of n custodians last signed, and what was
/// paid out since. A statement is recorded whatever it says, for it is the truth; but it carries no mint if it breaks
/// the policy, which by the second white paper is: at least 80 % in government securities of at most three months'
/// remaining maturity and rated A+ or better, and a capital buffer. Signed in the EIP-712 domain "Libra Reserve",
/// version "1", of this contract, as `ReserveStatement(address coin,Holding[] holdings,uint256 interestInMicro,uint256
/// asOf,bytes32 statementId)Holding(address custodian,uint256 maturesAt,uint256 rating,uint256 amountInMicro)`, in one
/// line and without other spaces.
interface IReserve is ICustodians {
    /// @notice The age beyond which a statement no longer carries a mint changed.
    /// @param stalenessSeconds The age in seconds.
    event StalenessSet(uint256 stalenessSeconds);

    /// @notice What a statement must fulfil changed, for the last statement too.
    /// @param policy The policy.
    event PolicySet(ReservePolicy policy);

    /// @notice A statement was accepted.
    /// @param statementId The custodians' reference.
    /// @param asOf Its moment, in seconds since 1970-01-01 UTC.
    /// @param amountInMicro What is held for the coins.
    event ReserveAttested(bytes32 indexed statementId, uint256 indexed asOf, uint256 amountInMicro);

    /// @notice Interest in the reserve is the association's: no coins are minted for it, to nobody.
    /// @param statementId The statement that says so.
    /// @param interestInMicro All interest that is held, in millionths of a coin.
    event InterestRecorded(bytes32 indexed statementId, uint256 interestInMicro);

    /// @notice Fiat was paid out of the reserve against coins that ended.
    /// @param fiatReference Reference of the fiat settlement.
    /// @param coinsInMicro The coins, in millionths.
    /// @param paidInMicro What was paid for them, in millionths of a coin.
    event PayoutRecorded(bytes32 indexed fiatReference, uint256 coinsInMicro, uint256 paidInMicro);

    /// @notice A staleness limit is at least a second and at most 366 days.
    /// @param stalenessSeconds The limit given.
    error StalenessOutOfRange(uint256 stalenessSeconds);

    /// @notice Shares and the buffer are at most 10000 basis points, something may be at one custodian, the rating is a
    /// notch from 1 to 22, and the maturity at most 366 days.
    /// @param policy The policy given.
    error PolicyOutOfRange(ReservePolicy policy);

    /// @notice The statement is about another coin.
    /// @param coin The coin that it names.
    error OtherCoin(address coin);

    /// @notice The statement is as of a moment that hasn't come.
    /// @param asOf Its moment.
    /// @param current Second of the block.
    error StatementInFuture(uint256 asOf, uint256 current);

    /// @notice The statement isn't newer than the last one.
    /// @param asOf Its moment.
    /// @param lastAsOf Moment of the last one.
    error StatementNotNewer(uint256 asOf, uint256 lastAsOf);

    /// @notice The statement is too old; if it is the last one, or there is none (0), nothing can be minted.
    /// @param asOf Its moment.
    /// @param oldest The oldest moment that would do now.
    error StatementStale(uint256 asOf, uint256 oldest);

    /// @notice A statement names at most 64 holdings.
    /// @param count How many it names.
    /// @param limit How many it may.
    error HoldingsOutOfRange(uint256 count, uint256 limit);

    /// @notice No reserve holds as much, or there is more interest than is held at all.
    /// @param interestInMicro The interest.
    /// @param heldInMicro All that is held.
    error AmountsOutOfRange(uint256 interestInMicro, uint256 heldInMicro);

    /// @notice Too little of the reserve is in short and well rated government securities for it to carry a mint.
    /// @param needed The share needed, in basis points.
    /// @param available The share that there is, in basis points.
    error CompositionInsufficient(uint256 needed, uint256 available);

    /// @notice Too much of the reserve is at one custodian for it to carry a mint.
    /// @param held The share there, in basis points.
    /// @param most The largest share allowed, in basis points.
    error ConcentrationExceeded(uint256 held, uint256 most);

    /// @notice The reserve covers the coins that there would be, but not the buffer beyond them.
    /// @param needed Coins that there would be and the buffer, in millionths.
    /// @param available The effective reserve, in millionths.
    error BufferInsufficient(uint256 needed, uint256 available);

    /// @notice The reserve doesn't cover the coins that there would be.
    /// @param needed Coins that there would be, in millionths.
    /// @param available The effective reserve, in millionths.
    error ReserveInsufficient(uint256 needed, uint256 available);

    /// @notice A payout needs the reference of its fiat settlement.
    error FiatReferenceMissing();

    /// @notice A fiat settlement pays for one burn only.
    /// @param fiatReference The reference.
    error FiatReferenceUsed(bytes32 fiatReference);

    /// @notice Coins are paid their face value, or their share of a reserve that is short; never nothing.
    /// @param paidInMicro What is said to have been paid, in millionths of a coin.
    /// @param dueInMicro What is due, in millionths of a coin.
    error PayoutNotDue(uint256 paidInMicro, uint256 dueInMicro);

    /// @notice No statement has that number, or none is as old.
    /// @param wanted The number or the moment.
    error NoSuchStatement(uint256 wanted);

    /// @notice Sets the age beyond which a statement is refused and no longer carries a mint. For the association's
    /// council. Reverts with `StalenessOutOfRange`.
    /// @param stalenessSeconds The age in seconds, at most 366 days.
    function setStaleness(uint256 stalenessSeconds) external;

    /// @notice Sets what a statement must fulfil to carry a mint, for the last one too. For the association's council.
    /// Reverts with `PolicyOutOfRange`.
    /// @param policy The policy.
    function setPolicy(ReservePolicy calldata policy) external;

    /// @notice Accepts a newer statement. Anyone may submit it; every signature given must be right. Reverts, in this
    /// order, with `OtherCoin`, `StatementInFuture`, `StatementNotNewer`, `StatementStale`, `HoldingsOutOfRange`,
    /// `NotAscending`, `NotACustodian`, `AmountsOutOfRange`, `SignaturesMissing` or `InvalidCustodianSignature`.
    /// @param statement The statement.
    /// @param signatures Signatures of at least the threshold of custodians, strictly ascending by custodian.
    function attest(ReserveStatement calldata statement, CustodianSignature[] calldata signatures) external;

    /// @notice Records fiat paid out against coins that end. Only the coin's treasury, before the coins end. Reverts with
    /// `NotTheTreasury`, `FiatReferenceMissing`, `FiatReferenceUsed` or `PayoutNotDue`.
    /// @param fiatReference Reference of the fiat settlement, not zero and not used before.
    /// @param coinsInMicro The coins, in millionths.
    /// @param paidInMicro What was paid for them, in millionths of a coin.
    function recordPayout(bytes32 fiatReference, uint256 coinsInMicro, uint256 paidInMicro) external;

    /// @notice Reverts unless a statement that isn't stale and fulfils the policy, less what was paid out since, covers
    /// that many coins and the buffer; with `StatementStale`, `ReserveInsufficient`, `CompositionInsufficient`,
    /// `ConcentrationExceeded` or `BufferInsufficient`, in this order.
    /// @param coinsInMicro Coins that there would be, in millionths.
    function requireCover(uint256 coinsInMicro) external view;

    /// @notice How many coins there may be after a mint, and until when. The treasury is told whenever it changes.
    /// @return coinsInMicro The coins, in millionths; zero if the last statement breaks the policy.
    /// @return until Last second in which it holds, since 1970-01-01 UTC; zero before the first statement.
    function carries() external view returns (uint256 coinsInMicro, uint256 until);

    /// @notice What would be paid for coins now: their face value, or their share of a reserve that is short of all coins,
    /// rounded down.
    /// @param coinsInMicro The coins, in millionths.
    /// @return paidInMicro What is due, in millionths of a coin.
    function payoutFor(uint256 coinsInMicro) external view returns (uint256 paidInMicro);

    /// @notice What the last statement says, less what was paid out in or after its second; never below zero.
    /// A payout recorded later than it happened is subtracted twice until a later statement: on the safe side for a
    /// mint. So that nobody is paid a share of a shortage that isn't one, payouts are recorded before the next statement.
    /// @return amountInMicro Amount in millionths of a coin; zero before the first statement.
    function effectiveReserve() external view returns (uint256 amountInMicro);

    /// @notice The effective reserve in hundredths of a percent of the coins outstanding.
    /// @return basisPoints 10000 is full backing, rounded down; the largest number if there are no coins.
    function backingRatio() external view returns (uint256 basisPoints);

    /// @notice The last statement.
    /// @return amountInMicro What it says is held for the coins; zero before the first.
    /// @return asOf Its moment; zero before the first.
    function lastStatement() external view returns (uint256 amountInMicro, uint256 asOf);

    /// @notice How many statements there are.
    /// @return count Their number.
    function statementCount() external view returns (uint256 count);

    /// @notice A statement by its number. Reverts with `NoSuchStatement`.
    /// @param index Its number, from 0, in order of the moments.
    /// @return What is kept of it.
    function statementAt(uint256 index) external view returns (AttestationView memory);

    /// @notice The statement that was the newest about a moment: the last as of it or before. Reverts with
    /// `NoSuchStatement`.
    /// @param moment The moment, in seconds since 1970-01-01 UTC.
    /// @return What is kept of it.
    function statementAsOf(uint256 moment) external view returns (AttestationView memory);

    /// @notice Interest in the reserve by the last statement, which belongs to the association.
    /// @return interestInMicro Amount in millionths of a coin.
    function interestOfAssociation() external view returns (uint256 interestInMicro);

    /// @notice Whether a fiat settlement has paid for a burn.
    /// @param fiatReference Its reference.
    /// @return Whether it has.
    function isPaidOut(bytes32 fiatReference) external view returns (bool);

    /// @notice What a statement must fulfil to carry a mint.
    /// @return The policy.
    function policy() external view returns (ReservePolicy memory);

    /// @notice The age beyond which a statement is stale.
    /// @return stalenessSeconds The age in seconds.
    function staleness() external view returns (uint256 stalenessSeconds);

    /// @notice The coin that this reserve backs.
    /// @return coin Its contract.
    function coin() external view returns (address coin);
}
