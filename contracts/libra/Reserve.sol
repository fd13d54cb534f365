// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Arrays} from "@openzeppelin/contracts/utils/Arrays.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {ILibraCoin} from "../interfaces/ILibraCoin.sol";
import {CustodianSignature, IReserve, ReserveStatement} from "../interfaces/IReserve.sol";

/// @title The reserve; see `IReserve`
/// @dev Custodians that are contracts are asked by static call, so they can't reenter.
contract Reserve is IReserve, EIP712, AccessManaged {
    using Arrays for uint256[];

    /// @dev One word, read by every mint.
    struct Attested {
        uint96 amountInMicro;
        uint48 asOf;
        uint112 paidOutBefore;
    }

    bytes32 private constant STATEMENT_TYPEHASH = keccak256(
        "ReserveStatement(address coin,uint256 amountInMicro,uint256 asOf,bytes32 statementId)"
    );
    uint256 private constant MOST_CUSTODIANS = 16;
    uint256 private constant LONGEST_STALENESS = 366 days;
    uint256 private constant BASIS_POINTS = 10_000;
    uint256 private constant SECOND_AT = 208;

    address private immutable COIN;
    address private immutable TREASURY;

    Attested private _last;
    uint32 private _stalenessSeconds;
    uint8 private _threshold;
    address[] private _custodians;
    mapping(address custodian => bool) private _isCustodian;
    mapping(bytes32 fiatReference => bool) private _paidOut;
    // After each payout: its second in the upper 48 bits, and below it all that was ever paid out. Ascending, to be
    // searched: a statement may be about a moment before the last payouts.
    uint256[] private _payouts;

    constructor(
        address authority_,
        address coin_,
        address[] memory custodians_,
        uint256 threshold_,
        uint256 stalenessSeconds_
    ) EIP712("Libra Reserve", "1") AccessManaged(authority_) {
        COIN = coin_;
        TREASURY = ILibraCoin(coin_).treasury();
        _setCustodians(custodians_, threshold_);
        _setStaleness(stalenessSeconds_);
    }

    /// @inheritdoc IReserve
    function setCustodians(address[] calldata custodians_, uint256 threshold_) external restricted {
        _setCustodians(custodians_, threshold_);
    }

    /// @inheritdoc IReserve
    function setStaleness(uint256 stalenessSeconds_) external restricted {
        _setStaleness(stalenessSeconds_);
    }

    /// @inheritdoc IReserve
    function attest(ReserveStatement calldata statement, CustodianSignature[] calldata signatures) external {
        require(statement.coin == COIN, OtherCoin(statement.coin));
        uint256 asOf = statement.asOf;
        require(asOf <= block.timestamp, StatementInFuture(asOf, block.timestamp));
        require(asOf > _last.asOf, StatementNotNewer(asOf, _last.asOf));
        _requireFresh(asOf);
        _requireSigned(_hashTypedDataV4(keccak256(abi.encode(STATEMENT_TYPEHASH, statement))), signatures);

        _last = Attested({
            amountInMicro: SafeCast.toUint96(statement.amountInMicro),
            asOf: uint48(asOf),
            paidOutBefore: SafeCast.toUint112(_paidOutBefore(_payouts.lowerBound(asOf << SECOND_AT)))
        });
        emit ReserveAttested(statement.statementId, asOf, statement.amountInMicro);
    }

    /// @inheritdoc IReserve
    function recordPayout(bytes32 fiatReference, uint256 amountInMicro) external {
        require(msg.sender == TREASURY, ILibraCoin.NotTheTreasury(msg.sender));
        require(fiatReference != 0, FiatReferenceMissing());
        require(!_paidOut[fiatReference], FiatReferenceUsed(fiatReference));
        _paidOut[fiatReference] = true;
        uint256 paidOut = _paidOutBefore(_payouts.length) + amountInMicro;
        _payouts.push((block.timestamp << SECOND_AT) | SafeCast.toUint208(paidOut));
        emit PayoutRecorded(fiatReference, amountInMicro);
    }

    /// @inheritdoc IReserve
    function requireCover(uint256 coinsInMicro) external view {
        _requireFresh(_last.asOf);
        uint256 available = effectiveReserve();
        require(coinsInMicro <= available, ReserveInsufficient(coinsInMicro, available));
    }

    /// @inheritdoc IReserve
    function backingRatio() external view returns (uint256) {
        uint256 coins = IERC20(COIN).totalSupply();
        return coins == 0 ? type(uint256).max : (effectiveReserve() * BASIS_POINTS) / coins;
    }

    /// @inheritdoc IReserve
    function lastStatement() external view returns (uint256 amountInMicro, uint256 asOf) {
        return (_last.amountInMicro, _last.asOf);
    }

    /// @inheritdoc IReserve
    function isPaidOut(bytes32 fiatReference) external view returns (bool) {
        return _paidOut[fiatReference];
    }

    /// @inheritdoc IReserve
    function custodians() external view returns (address[] memory, uint256) {
        return (_custodians, _threshold);
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
    function effectiveReserve() public view returns (uint256) {
        uint256 paidOutSince = _paidOutBefore(_payouts.length) - _last.paidOutBefore;
        return Math.saturatingSub(_last.amountInMicro, paidOutSince);
    }

    function _setCustodians(address[] memory custodians_, uint256 threshold_) private {
        uint256 count = custodians_.length;
        bool inRange = threshold_ != 0 && threshold_ <= count && count <= MOST_CUSTODIANS;
        require(inRange, CustodiansOutOfRange(threshold_, count));
        for (uint256 i = 0; i < _custodians.length; ++i) _isCustodian[_custodians[i]] = false;
        address previous = address(0);
        for (uint256 i = 0; i < count; ++i) {
            previous = _ascend(previous, custodians_[i]);
            _isCustodian[previous] = true;
        }
        _custodians = custodians_;
        _threshold = uint8(threshold_);
        emit CustodiansSet(custodians_, threshold_);
    }

    function _setStaleness(uint256 stalenessSeconds_) private {
        bool inRange = stalenessSeconds_ != 0 && stalenessSeconds_ <= LONGEST_STALENESS;
        require(inRange, StalenessOutOfRange(stalenessSeconds_));
        _stalenessSeconds = uint32(stalenessSeconds_);
        emit StalenessSet(stalenessSeconds_);
    }

    function _requireFresh(uint256 asOf) private view {
        uint256 oldest = Math.saturatingSub(block.timestamp, _stalenessSeconds);
        require(asOf >= oldest && asOf != 0, StatementStale(asOf, oldest));
    }

    function _requireSigned(bytes32 digest, CustodianSignature[] calldata signatures) private view {
        require(signatures.length >= _threshold, SignaturesMissing(signatures.length, _threshold));
        address previous = address(0);
        for (uint256 i = 0; i < signatures.length; ++i) {
            previous = _ascend(previous, signatures[i].custodian);
            require(_isCustodian[previous], NotACustodian(previous));
            bool signed = SignatureChecker.isValidSignatureNowCalldata(previous, digest, signatures[i].signature);
            require(signed, InvalidCustodianSignature(previous));
        }
    }

    /// @dev What was paid out in all payouts before the one at that place.
    function _paidOutBefore(uint256 place) private view returns (uint256) {
        return place == 0 ? 0 : uint208(_payouts[place - 1]);
    }

    function _ascend(address previous, address next) private pure returns (address) {
        require(next > previous, NotAscending(previous, next));
        return next;
    }
}
