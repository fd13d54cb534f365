// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice What the custodians say they hold for a coin, as of a moment.
/// @param coin The coin that it backs.
/// @param amountInMicro What is held, in millionths of a coin's currency.
/// @param asOf The moment, in seconds since 1970-01-01 UTC.
/// @param statementId The custodians' own reference, for whoever audits; `asOf` orders the statements.
struct ReserveStatement {
    address coin;
    uint256 amountInMicro;
    uint256 asOf;
    bytes32 statementId;
}

/// @notice One custodian's signature of a statement.
/// @param custodian The custodian: a key or an ERC-1271 contract.
/// @param signature EIP-712 signature in this contract's domain.
struct CustodianSignature {
    address custodian;
    bytes signature;
}

/// @title The reserve behind a coin, as custodians attest it
/// @notice The assets are at custodian banks, off the chain; here is what k of n custodians last signed, and what was
/// paid out since. Statements are signed in the EIP-712 domain "Libra Reserve", version "1", of this contract, as
/// `ReserveStatement(address coin,uint256 amountInMicro,uint256 asOf,bytes32 statementId)`.
interface IReserve {
    /// @notice The custodians changed. What was attested before stays.
    /// @param custodians The custodians, ascending.
    /// @param threshold How many must sign.
    event CustodiansSet(address[] custodians, uint256 threshold);

    /// @notice The age beyond which a statement no longer carries a mint changed.
    /// @param stalenessSeconds The age in seconds.
    event StalenessSet(uint256 stalenessSeconds);

    /// @notice A statement was accepted.
    /// @param statementId The custodians' reference.
    /// @param asOf Its moment, in seconds since 1970-01-01 UTC.
    /// @param amountInMicro What is held.
    event ReserveAttested(bytes32 indexed statementId, uint256 indexed asOf, uint256 amountInMicro);

    /// @notice Fiat was paid out of the reserve against coins that ended.
    /// @param fiatReference Reference of the fiat settlement.
    /// @param amountInMicro Amount in millionths of a coin.
    event PayoutRecorded(bytes32 indexed fiatReference, uint256 amountInMicro);

    /// @notice Between 1 and all of at most 16 custodians must sign.
    /// @param threshold How many should sign.
    /// @param custodians How many custodians there are.
    error CustodiansOutOfRange(uint256 threshold, uint256 custodians);

    /// @notice Custodians are given in strictly ascending order of their addresses, so that none counts twice.
    /// @param previous The address before.
    /// @param next The address that isn't higher.
    error NotAscending(address previous, address next);

    /// @notice A staleness limit is at least a second and at most 366 days.
    /// @param stalenessSeconds The limit given.
    error StalenessOutOfRange(uint256 stalenessSeconds);

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

    /// @notice Too few custodians signed.
    /// @param signed How many did.
    /// @param needed How many must.
    error SignaturesMissing(uint256 signed, uint256 needed);

    /// @notice The signer isn't a custodian.
    /// @param signer Its address.
    error NotACustodian(address signer);

    /// @notice The signature isn't the custodian's over this statement, for this contract and chain.
    /// @param custodian The custodian.
    error InvalidCustodianSignature(address custodian);

    /// @notice The reserve doesn't cover the coins that there would be.
    /// @param needed Coins that there would be, in millionths.
    /// @param available The effective reserve, in millionths.
    error ReserveInsufficient(uint256 needed, uint256 available);

    /// @notice A payout needs the reference of its fiat settlement.
    error FiatReferenceMissing();

    /// @notice A fiat settlement pays for one burn only.
    /// @param fiatReference The reference.
    error FiatReferenceUsed(bytes32 fiatReference);

    /// @notice Replaces the custodians.
    /// @param custodians Their addresses, strictly ascending, at most 16.
    /// @param threshold How many must sign a statement.
    function setCustodians(address[] calldata custodians, uint256 threshold) external;

    /// @notice Sets the age beyond which a statement is refused and no longer carries a mint.
    /// @param stalenessSeconds The age in seconds, at most 366 days.
    function setStaleness(uint256 stalenessSeconds) external;

    /// @notice Accepts a newer statement. Anyone may submit it; every signature given must be right.
    /// @param statement The statement.
    /// @param signatures Signatures of at least the threshold of custodians, strictly ascending by custodian.
    function attest(ReserveStatement calldata statement, CustodianSignature[] calldata signatures) external;

    /// @notice Records fiat paid out against coins that end. Only the coin's treasury.
    /// @param fiatReference Reference of the fiat settlement, not zero and not used before.
    /// @param amountInMicro Amount in millionths of a coin.
    function recordPayout(bytes32 fiatReference, uint256 amountInMicro) external;

    /// @notice Reverts unless a statement that isn't stale, less what was paid out since, covers that many coins.
    /// @param coinsInMicro Coins that there would be, in millionths.
    function requireCover(uint256 coinsInMicro) external view;

    /// @notice What the last statement says, less what was paid out in or after its second; never below zero.
    /// A payout recorded later than it happened is subtracted twice until a later statement: on the safe side.
    /// @return amountInMicro Amount in millionths of a coin; zero before the first statement.
    function effectiveReserve() external view returns (uint256 amountInMicro);

    /// @notice The effective reserve in hundredths of a percent of the coins outstanding.
    /// @return basisPoints 10000 is full backing, rounded down; the largest number if there are no coins.
    function backingRatio() external view returns (uint256 basisPoints);

    /// @notice The last statement.
    /// @return amountInMicro What it says is held; zero before the first.
    /// @return asOf Its moment; zero before the first.
    function lastStatement() external view returns (uint256 amountInMicro, uint256 asOf);

    /// @notice Whether a fiat settlement has paid for a burn.
    /// @param fiatReference Its reference.
    /// @return Whether it has.
    function isPaidOut(bytes32 fiatReference) external view returns (bool);

    /// @notice The custodians and how many of them must sign.
    /// @return custodians Their addresses, ascending.
    /// @return threshold How many must sign.
    function custodians() external view returns (address[] memory custodians, uint256 threshold);

    /// @notice The age beyond which a statement is stale.
    /// @return stalenessSeconds The age in seconds.
    function staleness() external view returns (uint256 stalenessSeconds);

    /// @notice The coin that this reserve backs.
    /// @return coin Its contract.
    function coin() external view returns (address coin);
}
