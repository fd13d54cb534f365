// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CentralBankSheet} from "../interfaces/ICentralBank.sol";
import {YuanHandler} from "../test/YuanHandler.sol";
import {CentralBank} from "./CentralBank.sol";
import {WalletYuan} from "./WalletYuan.sol";

/// @title Nothing is lost, whatever anybody does
contract ConservationTest {
    YuanHandler private _handler;
    WalletYuan private _yuan;
    CentralBank private _centralBank;

    error Differs(string what, uint256 is_, uint256 shouldBe);

    /// @notice A fresh world for each run.
    function setUp() external {
        _handler = new YuanHandler();
        _yuan = _handler.yuan();
        _centralBank = _handler.centralBank();
        // Money to begin with, so that also short runs move some.
        for (uint256 i = 0; i < 6; ++i) _handler.topUp(i, i, 50_000 + i);
    }

    /// @notice What an institution holds as client reserve is what its wallets hold.
    function invariant_clientReserveIsTheSumOfItsWallets() external view {
        address[] memory institutions = _yuan.institutions();
        uint256[] memory sums = new uint256[](institutions.length);
        for (uint256 w = 0; w < 6; ++w) {
            address wallet = _handler.walletAt(w);
            for (uint256 i = 0; i < institutions.length; ++i) {
                if (_yuan.institutionOf(wallet) == institutions[i]) sums[i] += _yuan.balanceOf(wallet);
            }
        }
        for (uint256 i = 0; i < institutions.length; ++i) {
            _same("client reserve", _yuan.clientReserveOf(institutions[i]), sums[i]);
        }
    }

    /// @notice The client reserves together are the supply.
    function invariant_clientReservesAreTheSupply() external view {
        address[] memory institutions = _yuan.institutions();
        uint256 sum;
        for (uint256 i = 0; i < institutions.length; ++i) sum += _yuan.clientReserveOf(institutions[i]);
        _same("supply", _yuan.totalSupply(), sum);
    }

    /// @notice The central bank's assets are its liabilities, and what it lent is what banks owe.
    function invariant_centralBankBalances() external view {
        CentralBankSheet memory sheet = _centralBank.balanceSheet();
        _same("central bank", sheet.claimsOnBanksFen, sheet.bankReservesFen + sheet.clientReservesFen);
        address[] memory banks = _centralBank.banks();
        uint256 owed;
        for (uint256 i = 0; i < banks.length; ++i) owed += _centralBank.lentTo(banks[i]);
        _same("lending", sheet.claimsOnBanksFen, owed);
    }

    /// @notice Frozen money leaves only by a forced transfer.
    function invariant_frozenMoneyStays() external view {
        require(!_handler.frozenMoneyLeft(), Differs("frozen money left", 1, 0));
    }

    /// @notice A forced transfer never makes money spendable.
    function invariant_seizureFreesNothing() external view {
        require(!_handler.seizureFreedMoney(), Differs("seizure freed money", 1, 0));
    }

    /// @notice The runner calls the handler, not the contracts.
    /// @return targets The handler alone.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    function _same(string memory what, uint256 is_, uint256 shouldBe) private pure {
        require(is_ == shouldBe, Differs(what, is_, shouldBe));
    }
}
