// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IDealers} from "../../interfaces/IDealers.sol";
import {ITreasury} from "../../interfaces/ITreasury.sol";
import {Conditions} from "../../test/Conditions.sol";
import {LibraCoin} from "../LibraCoin.sol";
import {Reserve} from "../Reserve.sol";
import {Treasury} from "../Treasury.sol";
import {Redemption} from "../redemption/Redemption.sol";

/// @title I27 of the treasury: what it is connected to, once and for all
contract ConnectionsTest is Conditions {
    /// @dev Not connected yet, with what will be connected.
    Treasury private _fresh;
    LibraCoin private _freshCoin;
    Reserve private _freshReserve;
    Redemption private _freshRedemption;
    Redemption private _redemption;

    constructor() {
        address by = address(authority);
        _redemption = new Redemption(by, address(coin), 0);
        _fresh = new Treasury(by);
        _freshCoin = new LibraCoin("C", "C", by, address(_fresh), address(participants), address(rules));
        address[] memory custodians = new address[](1);
        custodians[0] = STRANGER;
        _freshReserve = new Reserve(by, address(_freshCoin), custodians, 1, STALENESS, _policy());
        _freshRedemption = new Redemption(by, address(_freshCoin), 0);
        treasury.connectRedemption(address(_redemption));
    }

    function testFuzz_I27_connectCoin(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        Treasury target = _odds(4) ? treasury : _fresh;
        address proposed = _odds(2) ? address(_freshCoin) : [address(coin), STRANGER, address(reserve)][_draw(3)];
        address its = address(_odds(4) ? reserve : _freshReserve);
        _needsRole();
        bool fits =
            address(target) == address(_fresh) && proposed == address(_freshCoin) && its == address(_freshReserve);
        _needs(fits, abi.encodeWithSelector(ITreasury.CoinNotConnectable.selector, proposed, its));
        _check(address(target), abi.encodeCall(target.connectCoin, (proposed, its)));
    }

    function testFuzz_I27_connectRedemption(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        Treasury target = _odds(4) ? treasury : _fresh;
        bool hasCoin = address(target) == address(treasury) || !_odds(4);
        if (address(target) == address(_fresh) && hasCoin)
            _fresh.connectCoin(address(_freshCoin), address(_freshReserve));
        address its = _odds(2) ? address(_freshRedemption) : [address(_redemption), STRANGER][_draw(2)];
        _needsRole();
        _needs(hasCoin, abi.encodeWithSelector(IDealers.CoinMissing.selector));
        bool fits = address(target) == address(_fresh) && its == address(_freshRedemption);
        _needs(fits, ITreasury.RedemptionNotConnectable.selector, its);
        _check(address(target), abi.encodeCall(target.connectRedemption, (its)));
    }
}
