// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Arrays} from "@openzeppelin/contracts/utils/Arrays.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {CustodianSignature} from "../interfaces/ICustodians.sol";
import {ILibraCoin} from "../interfaces/ILibraCoin.sol";
import {AttestationView, IReserve, ReservePolicy, ReserveStatement} from "../interfaces/IReserve.sol";
import {ITreasury} from "../interfaces/ITreasury.sol";
import {ProRata} from "./redemption/ProRata.sol";
import {Attestation, AttestationWord} from "./reserve/Attestation.sol";
import {Custodians} from "./reserve/Custodians.sol";
import {Holdings} from "./reserve/Holdings.sol";

/// @title The reserve; see `IReserve`
/// @dev What the reserve carries is worked out when it changes and pushed to the treasury, so that a mint, which happens
/// more often, doesn't ask for it.
contract Reserve is Custodians, EIP712, IReserve {
    using Arrays for uint256[];

    bytes32 private constant STATEMENT_TYPEHASH = keccak256(
        "ReserveStatement(address coin,Holding[] holdings,uint256 interestInMicro,uint256 asOf,bytes32 statementId)Holding(address custodian,uint256 maturesAt,uint256 rating,uint256 amountInMicro)"
    );
    uint256 private constant LONGEST_STALENESS = 366 days;
    uint256 private constant LONGEST_MATURITY = 366 days;
    uint256 private constant LAST_NOTCH = 22;
    uint256 private constant BASIS_POINTS = 10_000;
    uint256 private constant SECOND_AT = 208;

    address private immutable COIN;
    address private immutable TREASURY;

    ReservePolicy private _policy;
    uint32 private _stalenessSeconds;
    uint96 private _effectiveInMicro;
    uint96 private _interestInMicro;
    // `Attestation`s, plain numbers to the library that searches them.
    uint256[] private _attestations;
    // After each payout: its second in the upper 48 bits, and below it all that was ever paid out. Ascending, to be
    // searched: a statement may be about a moment before the last payouts.
    uint256[] private _payouts;
    mapping(bytes32 fiatReference => bool) private _isUsed;

    constructor(
        address authority_,
        address coin_,
        address[] memory custodians_,
        uint256 threshold_,
        uint256 stalenessSeconds_,
        ReservePolicy memory policy_
    ) EIP712("Libra Reserve", "1") AccessManaged(authority_) {
        COIN = coin_;
        TREASURY = ILibraCoin(coin_).treasury();
        _setCustodians(custodians_, threshold_);
        _setStaleness(stalenessSeconds_);
        _setPolicy(policy_);
    }

    /// @inheritdoc IReserve
    function setStaleness(uint256 stalenessSeconds_) external restricted {
        _setStaleness(stalenessSeconds_);
        _tellTreasury();
    }

    /// @inheritdoc IReserve
    function setPolicy(ReservePolicy calldata policy_) external restricted {
        _setPolicy(policy_);
        _tellTreasury();
    }

    /// @inheritdoc IReserve
    function attest(ReserveStatement calldata statement, CustodianSignature[] calldata signatures) external {
        uint256 asOf = statement.asOf;
        (, uint256 lastAsOf) = lastStatement();
        require(statement.coin == COIN, OtherCoin(statement.coin));
        require(asOf <= block.timestamp, StatementInFuture(asOf, block.timestamp));
        require(asOf > lastAsOf, StatementNotNewer(asOf, lastAsOf));
        _requireFresh(asOf);
        uint256 amount = _record(statement);
        _requireSigned(_digestOf(statement), signatures);

        uint256 paidOutBefore = _paidOutBefore(_payouts.lowerBound(asOf << SECOND_AT));
        uint256 paidOutSince = _paidOutBefore(_payouts.length) - paidOutBefore;
        _effectiveInMicro = uint96(Math.saturatingSub(amount, paidOutSince));
        _interestInMicro = uint96(statement.interestInMicro);
        emit ReserveAttested(statement.statementId, asOf, amount);
        if (statement.interestInMicro != 0) emit InterestRecorded(statement.statementId, statement.interestInMicro);
        _tellTreasury();
    }

    /// @inheritdoc IReserve
    function recordPayout(bytes32 fiatReference, uint256 coinsInMicro, uint256 paidInMicro) external {
        require(msg.sender == TREASURY, ILibraCoin.NotTheTreasury(msg.sender));
        require(fiatReference != 0, FiatReferenceMissing());
        require(!_isUsed[fiatReference], FiatReferenceUsed(fiatReference));
        uint256 due = payoutFor(coinsInMicro);
        require(paidInMicro == due && due != 0, PayoutNotDue(paidInMicro, due));
        _isUsed[fiatReference] = true;
        uint256 paidOut = _paidOutBefore(_payouts.length) + paidInMicro;
        _payouts.push((block.timestamp << SECOND_AT) | SafeCast.toUint208(paidOut));
        // Not below zero: less than all is due if the reserve is less than the coins.
        _effectiveInMicro -= uint96(paidInMicro);
        emit PayoutRecorded(fiatReference, coinsInMicro, paidInMicro);
        _tellTreasury();
    }

    /// @inheritdoc IReserve
    function requireCover(uint256 coinsInMicro) external view {
        _requireFresh(_last().asOf());
        uint256 available = _effectiveInMicro;
        require(coinsInMicro <= available, ReserveInsufficient(coinsInMicro, available));
        (Attestation last, ReservePolicy memory rules) = (_last(), _policy);
        (uint256 eligible, uint256 largest) = (last.eligibleBasisPoints(), last.largestBasisPoints());
        require(eligible >= rules.leastEligible, CompositionInsufficient(rules.leastEligible, eligible));
        require(largest <= rules.mostAtOneCustodian, ConcentrationExceeded(largest, rules.mostAtOneCustodian));
        uint256 needed = coinsInMicro + Math.ceilDiv(coinsInMicro * rules.buffer, BASIS_POINTS);
        require(needed <= available, BufferInsufficient(needed, available));
    }

    /// @inheritdoc IReserve
    function backingRatio() external view returns (uint256) {
        return _backing(_effectiveInMicro);
    }

    /// @inheritdoc IReserve
    function effectiveReserve() external view returns (uint256) {
        return _effectiveInMicro;
    }

    /// @inheritdoc IReserve
    function statementCount() external view returns (uint256) {
        return _attestations.length;
    }

    /// @inheritdoc IReserve
    function statementAt(uint256 index) public view returns (AttestationView memory) {
        require(index < _attestations.length, NoSuchStatement(index));
        return Attestation.wrap(_attestations[index]).parts();
    }

    /// @inheritdoc IReserve
    function statementAsOf(uint256 moment) external view returns (AttestationView memory) {
        // The first that is later than the moment; the one before it is meant.
        uint256 later = _attestations.lowerBound(
            (Math.min(moment, type(uint40).max - 1) + 1) << AttestationWord.AS_OF_AT
        );
        require(later != 0, NoSuchStatement(moment));
        return statementAt(later - 1);
    }

    /// @inheritdoc IReserve
    function interestOfAssociation() external view returns (uint256) {
        return _interestInMicro;
    }

    /// @inheritdoc IReserve
    function isPaidOut(bytes32 fiatReference) external view returns (bool) {
        return _isUsed[fiatReference];
    }

    /// @inheritdoc IReserve
    function policy() external view returns (ReservePolicy memory) {
        return _policy;
    }

    /// @inheritdoc IReserve
    function staleness() external view returns (uint256) {
        return _stalenessSeconds;
    }

    /// @inheritdoc IReserve
    function coin() external view returns (address) {
        return COIN;
    }

    /// @inheritdoc IReserve
    function carries() public view returns (uint256 coinsInMicro, uint256 until) {
        (Attestation last, ReservePolicy memory rules) = (_last(), _policy);
        if (last.asOf() == 0) return (0, 0);
        until = last.asOf() + _stalenessSeconds;
        bool fulfils =
            last.eligibleBasisPoints() >= rules.leastEligible && last.largestBasisPoints() <= rules.mostAtOneCustodian;
        if (fulfils) coinsInMicro = (_effectiveInMicro * BASIS_POINTS) / (BASIS_POINTS + rules.buffer);
    }

    /// @inheritdoc IReserve
    function payoutFor(uint256 coinsInMicro) public view returns (uint256) {
        return ProRata.payout(coinsInMicro, _effectiveInMicro, IERC20(COIN).totalSupply());
    }

    /// @inheritdoc IReserve
    function lastStatement() public view returns (uint256 amountInMicro, uint256 asOf) {
        AttestationView memory last = _last().parts();
        return (last.amountInMicro, last.asOf);
    }

    function _tellTreasury() private {
        (uint256 coins, uint256 until) = carries();
        ITreasury(TREASURY).takeCover(coins, until);
    }

    /// @dev Keeps a statement whose time is right and returns what it says is held for the coins.
    function _record(ReserveStatement calldata statement) private returns (uint256 amount) {
        Holdings.Sum memory sum = Holdings.add(statement.holdings, statement.asOf, _policy);
        for (uint256 i = 0; i < statement.holdings.length; ++i) _requireCustodian(statement.holdings[i].custodian);
        uint256 interest = statement.interestInMicro;
        bool inRange = sum.held <= type(uint96).max && interest <= sum.held;
        require(inRange, AmountsOutOfRange(interest, sum.held));
        amount = sum.held - interest;
        AttestationView memory parts = AttestationView({
            amountInMicro: amount,
            asOf: statement.asOf,
            recordedAt: block.timestamp,
            backingBasisPoints: _backing(amount),
            eligibleBasisPoints: Holdings.eligibleBasisPoints(sum),
            largestBasisPoints: Holdings.largestBasisPoints(sum)
        });
        _attestations.push(Attestation.unwrap(AttestationWord.packed(parts)));
    }

    function _setStaleness(uint256 stalenessSeconds_) private {
        bool inRange = stalenessSeconds_ != 0 && stalenessSeconds_ <= LONGEST_STALENESS;
        require(inRange, StalenessOutOfRange(stalenessSeconds_));
        _stalenessSeconds = uint32(stalenessSeconds_);
        emit StalenessSet(stalenessSeconds_);
    }

    function _setPolicy(ReservePolicy memory policy_) private {
        bool sharesInRange =
            policy_.leastEligible <= BASIS_POINTS &&
                policy_.mostAtOneCustodian != 0 &&
                policy_.mostAtOneCustodian <= BASIS_POINTS &&
                policy_.buffer <= BASIS_POINTS;
        bool securitiesInRange =
            policy_.lowestRating != 0 &&
                policy_.lowestRating <= LAST_NOTCH &&
                policy_.longestMaturity <= LONGEST_MATURITY;
        require(sharesInRange && securitiesInRange, PolicyOutOfRange(policy_));
        _policy = policy_;
        emit PolicySet(policy_);
    }

    function _last() private view returns (Attestation) {
        uint256 count = _attestations.length;
        return Attestation.wrap(count == 0 ? 0 : _attestations[count - 1]);
    }

    function _requireFresh(uint256 asOf) private view {
        uint256 oldest = Math.saturatingSub(block.timestamp, _stalenessSeconds);
        require(asOf >= oldest && asOf != 0, StatementStale(asOf, oldest));
    }

    /// @dev What was paid out in all payouts before the one at that place.
    function _paidOutBefore(uint256 place) private view returns (uint256) {
        return place == 0 ? 0 : uint208(_payouts[place - 1]);
    }

    /// @dev An amount in basis points of the coins outstanding.
    function _backing(uint256 amountInMicro) private view returns (uint256) {
        uint256 coins = IERC20(COIN).totalSupply();
        return coins == 0 ? type(uint256).max : (amountInMicro * BASIS_POINTS) / coins;
    }

    function _digestOf(ReserveStatement calldata statement) private view returns (bytes32) {
        bytes32 holdings = Holdings.hash(statement.holdings);
        return
            _hashTypedDataV4(
                keccak256(
                    abi.encode(
                        STATEMENT_TYPEHASH,
                        statement.coin,
                        holdings,
                        statement.interestInMicro,
                        statement.asOf,
                        statement.statementId
                    )
                )
            );
    }
}
