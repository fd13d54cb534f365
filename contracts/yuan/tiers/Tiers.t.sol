// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {TierHandler} from "../../test/TierHandler.sol";
import {ChinaTime} from "./ChinaTime.sol";
import {Counters} from "./Counters.sol";

/// @title Limits hold whatever anybody does at whatever time, and what is counted is what was paid
contract TiersTest {
    TierHandler private _handler;

    error Broken(string rule);
    error Differs(string what, uint256 is_, uint256 shouldBe);

    /// @notice A fresh world for each run, with money and tiers to begin with.
    function setUp() external {
        _handler = new TierHandler();
        for (uint256 i = 0; i < 6; ++i) _handler.topUp(i, i, 9_999 + i);
        for (uint256 i = 0; i < 5; ++i) _handler.identify(i, i);
    }

    /// @notice A payment settles if, and only if, it is covered and within every limit.
    function invariant_limitsHoldExactly() external view {
        require(!_handler.limitMissed(), Broken("a limit was missed"));
    }

    /// @notice The sums of the counters' word are the sums of the payments.
    function invariant_countersAreSums() external view {
        require(!_handler.countedOtherwise(), Broken("counted otherwise"));
    }

    /// @notice The client reserves are what is owed.
    function invariant_clientReservesAreTheSupply() external view {
        address[] memory institutions = _handler.yuan().institutions();
        uint256 sum;
        for (uint256 i = 0; i < institutions.length; ++i) sum += _handler.yuan().clientReserveOf(institutions[i]);
        require(sum == _handler.yuan().totalSupply(), Differs("supply", _handler.yuan().totalSupply(), sum));
    }

    /// @notice The runner calls the handler, not the contracts.
    /// @return targets The handler alone.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// @notice Every year has 365 days, or 366 if it has a 29 February.
    /// @param seed Any day.
    function testFuzz_yearsFollowTheCalendar(uint16 seed) external pure {
        uint256 year = ChinaTime.yearOf(seed);
        bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        uint256 first = _firstDayOf(year);
        require(seed >= first && seed < first + (leap ? 366 : 365), Differs("year", year, seed));
    }

    /// @notice Sums grow by what is paid, or stay at the largest they can be; day and nonce stay.
    /// @param word Any counters, whose sums are in their order.
    /// @param amount Any amount.
    /// @param byStaticQr Whether it counts for static QR codes as well.
    function testFuzz_sumsSaturate(uint256 word, uint96 amount, bool byStaticQr) external pure {
        uint256 day = uint40(word);
        uint256 year = _capped(day + uint16(word >> 40));
        uint256 ever = _capped(year + uint16(word >> 56));
        uint256 qr = day / 2;
        uint256 upper = (word >> 160) << 160;
        Counters counters = Counters.wrap(upper | day | (year << 40) | (ever << 80) | (qr << 120));
        Counters after_ = counters.counted(amount, byStaticQr);
        _same("day", after_.dayPaid(), _capped(day + amount));
        _same("year", after_.yearPaid(), _capped(year + amount));
        _same("ever", after_.lifetimePaid(), _capped(ever + amount));
        _same("static QR", after_.staticQrPaid(), byStaticQr ? _capped(qr + amount) : qr);
        _same("the rest", Counters.unwrap(after_) >> 160, word >> 160);
        _same("nonce", after_.withNextNonce().nonce(), uint64(after_.nonce() + 1));
    }

    function _firstDayOf(uint256 year) private pure returns (uint256) {
        uint256 before = year - 1;
        uint256 leapDays = before / 4 - before / 100 + before / 400;
        // 719,162 days lie between 0001-01-01 and 1970-01-01.
        return before * 365 + leapDays - 719_162;
    }

    function _capped(uint256 sum) private pure returns (uint256) {
        return sum < type(uint40).max ? sum : type(uint40).max;
    }

    function _same(string memory what, uint256 is_, uint256 shouldBe) private pure {
        require(is_ == shouldBe, Differs(what, is_, shouldBe));
    }
}
