// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CustodianSignature, ICustodians} from "../../interfaces/ICustodians.sol";
import {Holding, IReserve, ReservePolicy, ReserveStatement} from "../../interfaces/IReserve.sol";
import {AgreeableCustodian} from "../../test/AgreeableCustodian.sol";
import {Conditions} from "../../test/Conditions.sol";
import {VM} from "../../test/IVm.sol";

/// @title I27 of the reserve
contract ReserveTest is Conditions {
    uint256 private constant MOST = type(uint96).max;
    uint256 private constant BEGIN = 1_590_000_000;
    bytes32 private constant USED = "used";
    /// @dev A custodian, but no signature here is its.
    address private constant SILENT = address(0x50000);

    /// @dev Ascending: the silent one, and two contracts that sign whatever they are asked.
    address[3] private _custodians;

    /// @notice Two of three must sign, and there is a statement, of little more than the coins.
    function setUp() external override {
        VM.warp(BEGIN);
        _attest(150, 650, BEGIN - 100);
        VM.prank(address(treasury));
        reserve.recordPayout(USED, 50, 50);
        (address a, address b) = (address(new AgreeableCustodian()), address(new AgreeableCustodian()));
        _custodians = a < b ? [SILENT, a, b] : [SILENT, b, a];
        address[] memory all = new address[](3);
        for (uint256 i = 0; i < 3; ++i) all[i] = _custodians[i];
        reserve.setCustodians(all, 2);
    }

    function testFuzz_I27_attest(uint256 seed) external drawnFrom(seed) {
        _caller = _somebody();
        ReserveStatement memory statement = ReserveStatement({
            coin: _odds(12) ? STRANGER : address(coin),
            holdings: _holdings(),
            interestInMicro: [uint256(0), 0, 1, 200, MOST + 1][_draw(5)],
            asOf: _moment(),
            statementId: "statement"
        });
        CustodianSignature[] memory signatures = _signatures();
        _needsTime(statement);
        _needsHoldings(statement);
        _needsSignatures(signatures);
        _check(address(reserve), abi.encodeCall(reserve.attest, (statement, signatures)));
    }

    function testFuzz_I27_recordPayout(uint256 seed) external drawnFrom(seed) {
        _callAs(address(treasury));
        // Above, at and below the coins, and nothing at all.
        uint256 stated = [uint256(700), 600, 599, 1, 0][_draw(5)];
        reserve.setCustodians(_one(_custodians[1]), 1);
        _state(stated);
        bytes32 reference_ = [bytes32("new"), "new", USED, 0][_draw(4)];
        uint256 coins = _amount();
        uint256 due = stated >= 600 ? coins : (coins * stated) / 600;
        uint256 paid = _odds(2) ? due : due + 1;
        _needsTreasury();
        _needs(reference_ != 0, abi.encodeWithSelector(IReserve.FiatReferenceMissing.selector));
        _needs(reference_ != USED, abi.encodeWithSelector(IReserve.FiatReferenceUsed.selector, reference_));
        bool isDue = paid == due && due != 0;
        _needs(isDue, abi.encodeWithSelector(IReserve.PayoutNotDue.selector, paid, due));
        _check(address(reserve), abi.encodeCall(reserve.recordPayout, (reference_, coins, paid)));
    }

    function testFuzz_I27_setCustodians(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        uint256 count = [uint256(0), 1, 2, 3, 16, 17][_draw(6)];
        uint256 threshold = [uint256(0), 1, 2, count, count + 1][_draw(5)];
        address[] memory next = new address[](count);
        for (uint160 i = 0; i < count; ++i) next[i] = address(i + uint160(_draw(12) == 0 ? 0 : 1));
        _needsRole();
        bool inRange = threshold != 0 && threshold <= count && count <= 16;
        _needs(inRange, abi.encodeWithSelector(ICustodians.CustodiansOutOfRange.selector, threshold, count));
        _needsAscending(next);
        _check(address(reserve), abi.encodeCall(reserve.setCustodians, (next, threshold)));
    }

    function testFuzz_I27_setStaleness(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        uint256 age = [uint256(0), 1, 366 days, 366 days + 1][_draw(4)];
        _needsRole();
        bool inRange = age != 0 && age <= 366 days;
        _needs(inRange, abi.encodeWithSelector(IReserve.StalenessOutOfRange.selector, age));
        _check(address(reserve), abi.encodeCall(reserve.setStaleness, (age)));
    }

    function testFuzz_I27_setPolicy(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        ReservePolicy memory next = ReservePolicy({
            leastEligible: _share(),
            longestMaturity: _odds(6) ? 366 days + 1 : uint32(_draw(366 days + 1)),
            lowestRating: [uint8(0), 1, 22, 22, 22, 23][_draw(6)],
            mostAtOneCustodian: _share(),
            buffer: _share()
        });
        bool shares = next.leastEligible <= 10_000 && next.mostAtOneCustodian <= 10_000 && next.buffer <= 10_000;
        bool rated = next.lowestRating != 0 && next.lowestRating <= 22;
        bool inRange = shares && rated && next.mostAtOneCustodian != 0 && next.longestMaturity <= 366 days;
        _needsRole();
        _needs(inRange, abi.encodeWithSelector(IReserve.PolicyOutOfRange.selector, next));
        _check(address(reserve), abi.encodeCall(reserve.setPolicy, (next)));
    }

    function _share() private returns (uint16) {
        return [uint16(0), 1, 9_999, 10_000, 10_000, 10_001][_draw(6)];
    }

    /// @dev Newer than the last, mostly; and some time has passed since.
    function _moment() private returns (uint256) {
        VM.warp(BEGIN + [uint256(0), STALENESS - 99, STALENESS - 98][_draw(3)]);
        return [BEGIN - 100, BEGIN - 99, BEGIN - 98, block.timestamp, block.timestamp + 1][_draw(5)];
    }

    function _holdings() private returns (Holding[] memory holdings) {
        uint256 count = [uint256(0), 1, 2, 2, 2, 3, 64, 65][_draw(8)];
        holdings = new Holding[](count);
        for (uint256 i = 0; i < count; ++i) {
            // Mostly in order.
            address custodian = _odds(8) ? STRANGER : _custodians[count < 4 ? i : 2];
            if (_odds(12)) custodian = _custodians[0];
            uint256 amount = _odds(8) ? MOST + _draw(2) : 100;
            holdings[i] = Holding(custodian, 0, 0, amount);
        }
    }

    function _signatures() private returns (CustodianSignature[] memory signatures) {
        uint256 count = [uint256(0), 1, 2, 2, 2, 2, 3][_draw(7)];
        signatures = new CustodianSignature[](count);
        for (uint256 i = 0; i < count; ++i) {
            address custodian = _custodians[count == 3 ? i : i + 1];
            if (_odds(8)) custodian = [STRANGER, SILENT, _custodians[1], address(type(uint160).max)][_draw(4)];
            signatures[i] = CustodianSignature(custodian, "");
        }
    }

    function _needsTime(ReserveStatement memory statement) private {
        (uint256 asOf, uint256 time) = (statement.asOf, block.timestamp);
        _needs(statement.coin == address(coin), IReserve.OtherCoin.selector, statement.coin);
        _needs(asOf <= time, abi.encodeWithSelector(IReserve.StatementInFuture.selector, asOf, time));
        uint256 last = BEGIN - 100;
        _needs(asOf > last, abi.encodeWithSelector(IReserve.StatementNotNewer.selector, asOf, last));
        uint256 oldest = time - STALENESS;
        _needs(asOf >= oldest, abi.encodeWithSelector(IReserve.StatementStale.selector, asOf, oldest));
    }

    function _needsHoldings(ReserveStatement memory statement) private {
        Holding[] memory holdings = statement.holdings;
        uint256 count = holdings.length;
        _needs(count <= 64, abi.encodeWithSelector(IReserve.HoldingsOutOfRange.selector, count, 64));
        (address last, uint256 held, uint256 interest) = (address(0), 0, statement.interestInMicro);
        for (uint256 i = 0; i < count; ++i) {
            (address next, uint256 amount) = (holdings[i].custodian, holdings[i].amountInMicro);
            _needs(amount <= MOST, abi.encodeWithSelector(IReserve.AmountsOutOfRange.selector, 0, amount));
            _needs(next >= last, abi.encodeWithSelector(ICustodians.NotAscending.selector, last, next));
            (last, held) = (next, held + amount);
        }
        for (uint256 i = 0; i < count; ++i) {
            address next = holdings[i].custodian;
            _needs(_isCustodian(next), ICustodians.NotACustodian.selector, next);
        }
        bool inRange = held <= MOST && interest <= held;
        _needs(inRange, abi.encodeWithSelector(IReserve.AmountsOutOfRange.selector, interest, held));
    }

    function _needsSignatures(CustodianSignature[] memory signatures) private {
        uint256 count = signatures.length;
        _needs(count >= 2, abi.encodeWithSelector(ICustodians.SignaturesMissing.selector, count, 2));
        address last = address(0);
        for (uint256 i = 0; i < count; ++i) {
            address next = signatures[i].custodian;
            _needs(next > last, abi.encodeWithSelector(ICustodians.NotAscending.selector, last, next));
            _needs(_isCustodian(next), ICustodians.NotACustodian.selector, next);
            _needs(next != SILENT, ICustodians.InvalidCustodianSignature.selector, next);
            last = next;
        }
    }

    function _needsAscending(address[] memory all) private {
        address last = address(0);
        for (uint256 i = 0; i < all.length; ++i) {
            _needs(all[i] > last, abi.encodeWithSelector(ICustodians.NotAscending.selector, last, all[i]));
            last = all[i];
        }
    }

    function _state(uint256 stated) private {
        Holding[] memory holdings = new Holding[](1);
        holdings[0] = Holding(_custodians[1], 0, 0, stated);
        CustodianSignature[] memory signatures = new CustodianSignature[](1);
        signatures[0] = CustodianSignature(_custodians[1], "");
        VM.warp(BEGIN + 1);
        reserve.attest(ReserveStatement(address(coin), holdings, 0, BEGIN + 1, "statement"), signatures);
    }

    function _one(address custodian) private pure returns (address[] memory one) {
        one = new address[](1);
        one[0] = custodian;
    }

    function _isCustodian(address account) private view returns (bool) {
        return account == _custodians[0] || account == _custodians[1] || account == _custodians[2];
    }
}
