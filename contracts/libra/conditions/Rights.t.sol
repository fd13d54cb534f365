// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";

import {ILibraCoin, Payment} from "../../interfaces/ILibraCoin.sol";
import {Conditions} from "../../test/Conditions.sol";
import {VM} from "../../test/IVm.sol";

/// @title I7: coins come to life and end through the treasury alone; I24: burnt fees are exactly the fees
contract RightsTest is Conditions {
    uint256 private constant NOW = 1_590_000_000;
    uint64 private constant ROLES = 256;

    /// @notice I7: no role, and not all of them together, lets anybody but the treasury make, end or escrow coins.
    function testFuzz_I7_noRoleMintsOrBurns(uint256 seed) external drawnFrom(seed) {
        _caller = _draw(4) == 0 ? STRANGER : _somebody();
        if (_caller == address(treasury)) _caller = STRANGER;
        for (uint64 role = 0; role < ROLES; ++role) authority.grantRole(role, _caller, 0);
        uint256 supply = coin.totalSupply();
        uint256 queue = coin.balanceOf(address(treasury));
        _needs(false, ILibraCoin.NotTheTreasury.selector, _caller);
        _check(address(coin), abi.encodeCall(coin.mint, (_caller, 1)));
        _check(address(coin), abi.encodeCall(coin.burn, (0)));
        _check(address(coin), abi.encodeCall(coin.escrow, (dealerAt(0), 1)));
        _check(address(coin), abi.encodeCall(coin.release, (dealerAt(0), 0)));
        _check(address(coin), abi.encodeCall(coin.registerDealer, (_caller)));
        _check(address(reserve), abi.encodeCall(reserve.recordPayout, ("", 0, 0)));
        bool same = coin.totalSupply() == supply && coin.balanceOf(address(treasury)) == queue;
        require(same, Unexpected(_caller, "I7", "", ""));
    }

    /// @notice I7: the right can't be passed on: under another authority the treasury is the same, and alone.
    function testFuzz_I7_theRightIsNotPassedOn(uint256 seed) external drawnFrom(seed) {
        AccessManager other = new AccessManager(STRANGER);
        authority.updateAuthority(address(coin), address(other));
        _caller = _odds(2) ? STRANGER : address(treasury);
        uint256 supply = coin.totalSupply();
        _needsTreasury();
        _check(address(coin), abi.encodeCall(coin.mint, (dealerAt(0), 1)));
        bool same = coin.treasury() == address(treasury) && coin.totalSupply() == supply + (_isDue() ? 0 : 1);
        require(same, Unexpected(_caller, "I7", "", ""));
    }

    /// @notice I24: the fees taken are the schedule's, and burning them takes the supply down by exactly them.
    function testFuzz_I24_burntFeesAreExactlyTheFees(uint256 seed) external drawnFrom(seed) {
        (uint16 rate, uint64 flat) = (uint16(_draw(2_000)), uint64(1 + _draw(3)));
        coin.setFees(rate, flat);
        (uint256 supply, uint256 held, uint256 fees) = (coin.totalSupply(), _held(), 0);
        uint256 paid = 0;
        for (uint256 i = 0; i < 4; ++i) {
            (address from, address to, uint256 amount) = (holderAt(_draw(6)), holderAt(_draw(6)), 1 + _draw(60));
            uint256 fee = flat + (amount * rate) / 10_000;
            bool can = coin.balanceOf(from) >= amount + fee;
            VM.prank(from);
            coin.pay(Payment(bytes32(i + 1), from, to, amount, NOW), "");
            if (can) (fees, paid) = (fees + fee, paid + 1);
        }
        require(coin.balanceOf(address(coin)) == fees, Unexpected(address(coin), "I24 taken", "", ""));
        if (paid == 0) return;
        coin.burnFees();
        bool exact = coin.totalSupply() == supply - fees && coin.balanceOf(address(coin)) == 0;
        require(exact && _held() == held - fees, Unexpected(address(coin), "I24 burnt", "", ""));
    }

    function _held() private view returns (uint256 sum) {
        for (uint256 i = 0; i < HOLDERS + DEALERS; ++i) sum += coin.balanceOf(holderAt(i));
    }
}
