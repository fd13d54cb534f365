// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Component, IComposite} from "../../interfaces/IComposite.sol";
import {ICurrencies} from "../../interfaces/ICurrencies.sol";
import {IHolders} from "../../interfaces/IHolders.sol";
import {IRegulatedToken} from "../../interfaces/IRegulatedToken.sol";
import {Conditions} from "../../test/Conditions.sol";
import {VM} from "../../test/IVm.sol";
import {LibraCoin} from "../LibraCoin.sol";
import {Composite} from "../composite/Composite.sol";
import {Currencies} from "../currencies/Currencies.sol";

/// @title I27 of the registry of currencies, and of the composite
contract CurrenciesConditionsTest is Conditions {
    uint256 private constant NOW = 1_590_000_000;
    uint256 private constant DELAY = 1 days;
    uint256 private constant MOST = type(uint64).max;

    Currencies private _currencies;
    Composite private _composite;
    Composite private _fresh;
    LibraCoin private _lbr;
    LibraCoin private _freshLbr;
    address private _target;

    constructor() {
        address by = address(authority);
        Component[] memory components = new Component[](1);
        components[0] = Component(address(coin), 500_000);
        (_composite, _fresh) = (new Composite(by, components, DELAY), new Composite(by, components, DELAY));
        (_lbr, _freshLbr) = (_coinOf(address(_composite)), _coinOf(address(_fresh)));
        _composite.connectCoin(address(_lbr));
        coin.registerSystemAccount(address(_composite));
        participants.connectCoin(address(_lbr));
        for (uint256 i = 0; i < HOLDERS + DEALERS; ++i) {
            VM.prank(holderAt(i));
            coin.approve(address(_composite), type(uint256).max);
        }
        _currencies = new Currencies(by);
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = rules.setTravelRuleThreshold.selector;
        authority.setTargetFunctionRole(address(rules), selectors, 203);
        authority.grantRole(203, address(_currencies), 0);
        authority.grantRole(201, address(rules), 0);
        selectors[0] = _lbr.setRules.selector;
        authority.setTargetFunctionRole(address(_lbr), selectors, 201);
    }

    /// @notice ≋USD is registered; the first two holders accepted ≋LBR.
    function setUp() external override {
        VM.warp(NOW);
        _currencies.register("USD", address(coin));
        address[] memory wallets = new address[](2);
        (wallets[0], wallets[1]) = (holderAt(0), holderAt(1));
        VM.prank(vaspAt(0));
        _lbr.acceptCurrency();
        VM.prank(vaspAt(0));
        _lbr.openWallets(wallets);
    }

    function testFuzz_I27_register(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        bool composite = _odds(2);
        bytes32[8] memory codes = [
            bytes32("EUR"),
            "EUR",
            "EUR",
            "USD",
            "Eur",
            "",
            "E R",
            bytes32("EUR") | bytes32(uint256(1))
        ];
        uint256 which = _draw(8);
        address its = [address(_lbr), address(_lbr), address(_freshLbr), address(coin), STRANGER][_draw(5)];
        _needsRole();
        _needs(which < 4, abi.encodeWithSelector(ICurrencies.CurrencyCodeInvalid.selector, codes[which]));
        bool free = which != 3 && its != address(coin);
        _needs(free, abi.encodeWithSelector(ICurrencies.CurrencyTaken.selector, codes[which], its));
        bool connected = composite && its == address(_lbr);
        _needs(connected, ICurrencies.CurrencyNotConnected.selector, its);
        bytes memory call = abi.encodeCall(_currencies.register, (codes[which], its));
        if (composite) call = abi.encodeCall(_currencies.registerComposite, (codes[which], its));
        _check(address(_currencies), call);
    }

    function testFuzz_I27_setRate(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        uint256 threshold = _odds(2) ? 0 : MOST - _draw(2);
        if (threshold != 0) _currencies.setThreshold(threshold);
        (bytes32 code, uint64 rate) = (_code(), [uint64(0), 1, 1 << 32, uint64(MOST)][_draw(4)]);
        _needsRole();
        _needs(code == "USD", abi.encodeWithSelector(ICurrencies.NoSuchCurrency.selector, code));
        _needs(rate != 0, abi.encodeWithSelector(ICurrencies.RateMissing.selector));
        uint256 inCoins = rate == 0 ? 0 : (threshold * (1 << 32) + rate - 1) / rate;
        bytes4 outOfRange = ICurrencies.ThresholdOutOfRange.selector;
        _needs(inCoins <= MOST, abi.encodeWithSelector(outOfRange, code, inCoins));
        _check(address(_currencies), abi.encodeCall(_currencies.setRate, (code, rate)));
    }

    function testFuzz_I27_setThreshold(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        uint64 rate = [uint64(0), 1, 1 << 32, (1 << 32) - 1][_draw(4)];
        if (rate != 0) _currencies.setRate("USD", rate);
        uint256 threshold = [uint256(0), 1, 1 << 40, MOST, MOST + 1][_draw(5)];
        _needsRole();
        bytes4 outOfRange = ICurrencies.ThresholdOutOfRange.selector;
        bool inRange = threshold != 0 && threshold <= MOST;
        _needs(inRange, abi.encodeWithSelector(outOfRange, bytes32(0), threshold));
        uint256 inCoins = rate == 0 ? 0 : (threshold * (1 << 32) + rate - 1) / rate;
        _needs(inCoins <= MOST, abi.encodeWithSelector(outOfRange, bytes32("USD"), inCoins));
        _check(address(_currencies), abi.encodeCall(_currencies.setThreshold, (threshold)));
    }

    function testFuzz_I27_composite_connectCoin(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        address target = address(_odds(2) ? _composite : _fresh);
        address its = [address(_lbr), address(_freshLbr), address(coin), STRANGER][_draw(4)];
        _needsRole();
        bool fits = target == address(_fresh) && its == address(_freshLbr);
        _needs(fits, IComposite.CompositeNotConnectable.selector, its);
        _check(target, abi.encodeCall(_fresh.connectCoin, (its)));
    }

    function testFuzz_I27_acceptAsDealer(uint256 seed) external drawnFrom(seed) {
        _callAs(dealerAt(0));
        bool known = !_odds(4);
        if (!_isDealer(_caller)) _caller = _odds(2) ? dealerAt(1) : STRANGER;
        if (_caller == dealerAt(1)) _accept(_caller);
        _needs(known, abi.encodeWithSelector(IComposite.CoinMissing.selector));
        bytes4 cannot = IHolders.RoleCannotAccept.selector;
        _needs(_isDealer(_caller), abi.encodeWithSelector(cannot, _caller, 0));
        _needs(_caller != dealerAt(1), IHolders.WalletNotAvailable.selector, _caller);
        _check(address(known ? _composite : _fresh), abi.encodeCall(_fresh.acceptAsDealer, ()));
    }

    function testFuzz_I27_announce(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        uint64[] memory amounts = new uint64[](_odds(4) ? 2 * _draw(2) : 1);
        for (uint256 i = 0; i < amounts.length; ++i) amounts[i] = uint64(_draw(3));
        _needsRole();
        bool good = amounts.length == 1 && amounts[0] != 0;
        _needs(good, abi.encodeWithSelector(IComposite.ComponentsOutOfRange.selector, amounts.length));
        _check(address(_composite), abi.encodeCall(_composite.announceAmounts, (amounts)));
    }

    function testFuzz_I27_withdrawAnnouncement(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        bool announced = _announce(1);
        _needsRole();
        _needs(announced, abi.encodeWithSelector(IComposite.NothingAnnounced.selector));
        _check(address(_composite), abi.encodeCall(_composite.withdrawAnnouncement, ()));
    }

    function testFuzz_I27_create(uint256 seed) external drawnFrom(seed) {
        (_caller, _target) = (holderAt(_draw(3)), address(_odds(6) ? _fresh : _composite));
        uint256 amount = [uint256(0), 1, 199, 200, 201, uint256(type(uint96).max) + 1][_draw(6)];
        _upset();
        _needsAmount(amount);
        uint256 brought = (amount + 1) / 2;
        _needsRunning();
        _needsDebit(_caller, brought);
        // ≋LBR itself is neither halted nor frozen here, but the third holder didn't accept it.
        bytes4 cannot = bytes4(keccak256("ERC7943CannotReceive(address)"));
        _needs(_caller != holderAt(2), cannot, _caller);
        _check(_target, abi.encodeCall(_composite.create, (amount)));
    }

    function testFuzz_I27_unpack(uint256 seed) external drawnFrom(seed) {
        (_caller, _target) = (holderAt(_draw(2)), address(_odds(6) ? _fresh : _composite));
        uint256 amount = [uint256(0), 1, 100, 101, uint256(type(uint96).max) + 1][_draw(5)];
        VM.prank(holderAt(0));
        _composite.create(100);
        _upset();
        _needsAmount(amount);
        uint256 held = _caller == holderAt(0) ? 100 : 0;
        bytes4 insufficient = bytes4(keccak256("ERC20InsufficientBalance(address,uint256,uint256)"));
        _needs(amount <= held, abi.encodeWithSelector(insufficient, _caller, held, amount));
        // For one millionth it is given none of half a millionth.
        if (amount > 1) _needsRunning();
        if (amount > 1) _needs(!coin.isFrozen(_caller), IRegulatedToken.FrozenAccount.selector, _caller);
        _check(_target, abi.encodeCall(_composite.unpack, (amount)));
    }

    function testFuzz_I27_swap(uint256 seed) external drawnFrom(seed) {
        (_caller, _target) = (holderAt(_draw(3)), address(_odds(6) ? _fresh : _composite));
        VM.prank(holderAt(0));
        _composite.create(100);
        // 100 times a half are there; these need 0, 50, 51 and 150 of them.
        uint64 amount = [uint64(1), 500_000, 510_000, 1_500_000][_draw(4)];
        bool announced = _announce(amount);
        VM.warp(NOW + DELAY - (_odds(4) ? 1 : 0));
        _upset();
        (uint256 needed, uint256 time) = ((100 * uint256(amount) + 999_999) / 1_000_000, block.timestamp);
        _needsConnected();
        _needs(announced, abi.encodeWithSelector(IComposite.NothingAnnounced.selector));
        bytes4 tooEarly = IComposite.SwapTooEarly.selector;
        _needs(time >= NOW + DELAY, abi.encodeWithSelector(tooEarly, NOW + DELAY, time));
        if (needed != 50) _needsRunning();
        if (needed > 50) _needsDebit(_caller, needed - 50);
        if (needed < 50) _needs(!coin.isFrozen(_caller), IRegulatedToken.FrozenAccount.selector, _caller);
        _check(_target, abi.encodeCall(_composite.swap, ()));
    }

    function _needsConnected() private {
        bool connected = _target == address(_composite);
        _needs(connected, abi.encodeWithSelector(IComposite.CoinMissing.selector));
    }

    function _needsAmount(uint256 amount) private {
        _needsConnected();
        bool inRange = amount != 0 && amount <= type(uint96).max;
        _needs(inRange, abi.encodeWithSelector(IComposite.CompositeAmountOutOfRange.selector, amount));
    }

    function _announce(uint64 amount) private returns (bool announced) {
        announced = !_odds(4);
        uint64[] memory amounts = new uint64[](1);
        amounts[0] = amount;
        if (announced) _composite.announceAmounts(amounts);
    }

    function _accept(address dealer) private {
        VM.prank(dealer);
        _composite.acceptAsDealer();
    }

    function _code() private returns (bytes32) {
        return [bytes32("USD"), "USD", "USD", "EUR"][_draw(4)];
    }

    function _coinOf(address treasurer) private returns (LibraCoin) {
        return new LibraCoin("C", "C", address(authority), treasurer, address(participants), address(rules));
    }
}
