// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {ERC165Checker} from "@openzeppelin/contracts/utils/introspection/ERC165Checker.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {Component, IComposite} from "../../interfaces/IComposite.sol";
import {Currency, ICurrencies} from "../../interfaces/ICurrencies.sol";
import {ILibraCoin} from "../../interfaces/ILibraCoin.sol";
import {IPaymentRules} from "../../interfaces/IPaymentRules.sol";
import {ITravelRule} from "../../interfaces/ITravelRule.sol";
import {ITreasury} from "../../interfaces/ITreasury.sol";

/// @title The registered currencies; see `ICurrencies`
contract Currencies is ICurrencies, AccessManaged {
    uint256 private constant MOST_CURRENCIES = 64;
    /// @dev One, as 32.32 fixed point.
    uint256 private constant ONE = 1 << 32;

    mapping(bytes32 code => Currency) private _currencies;
    mapping(address coin => bytes32 code) private _codeOf;
    bytes32[] private _codes;
    uint256 private _thresholdInMicro;

    constructor(address authority_) AccessManaged(authority_) {}

    /// @inheritdoc ICurrencies
    function register(bytes32 code, address coin) external restricted {
        _requireFree(code, coin);
        address treasury = _treasuryOf(coin);
        try ITreasury(treasury).reserve() returns (address reserve) {
            require(ITreasury(treasury).coin() == coin, CurrencyNotConnected(coin));
            _register(Currency(code, coin, treasury, reserve, _scaleOf(coin), false, 0));
        } catch {
            revert CurrencyNotConnected(coin);
        }
    }

    /// @inheritdoc ICurrencies
    function registerComposite(bytes32 code, address coin) external restricted {
        _requireFree(code, coin);
        address vault = _treasuryOf(coin);
        try IComposite(vault).components() returns (Component[] memory) {
            require(IComposite(vault).coin() == coin, CurrencyNotConnected(coin));
            _register(Currency(code, coin, vault, address(0), _scaleOf(coin), true, 0));
        } catch {
            revert CurrencyNotConnected(coin);
        }
    }

    /// @inheritdoc ICurrencies
    function setRate(bytes32 code, uint64 rate) external restricted {
        _currency(code);
        require(rate != 0, RateMissing());
        _currencies[code].rate = rate;
        emit RateSet(code, rate);
        _tellCoin(code);
    }

    /// @inheritdoc ICurrencies
    function setThreshold(uint256 thresholdInMicro) external restricted {
        _requireInRange(0, thresholdInMicro);
        _thresholdInMicro = thresholdInMicro;
        emit ThresholdSet(thresholdInMicro);
        for (uint256 i = 0; i < _codes.length; ++i) _tellCoin(_codes[i]);
    }

    /// @inheritdoc ICurrencies
    function currency(bytes32 code) external view returns (Currency memory) {
        return _currency(code);
    }

    /// @inheritdoc ICurrencies
    function codes() external view returns (bytes32[] memory) {
        return _codes;
    }

    /// @inheritdoc ICurrencies
    function codeOf(address coin) external view returns (bytes32) {
        return _codeOf[coin];
    }

    /// @inheritdoc ICurrencies
    function canMint(bytes32 code) external view returns (bool) {
        Currency memory found = _currency(code);
        return !found.isComposite && ITreasury(found.treasury).canMint();
    }

    /// @inheritdoc ICurrencies
    function approximateWorth(bytes32 code, uint256 amountInMicro) external view returns (uint256) {
        return (amountInMicro * _currency(code).rate) >> 32;
    }

    /// @inheritdoc ICurrencies
    function threshold() external view returns (uint256) {
        return _thresholdInMicro;
    }

    /// @inheritdoc ICurrencies
    function thresholdOf(bytes32 code) public view returns (uint256) {
        uint256 rate = _currency(code).rate;
        // ⌊amount × rate ÷ 2^32⌋ ≥ threshold is the same as amount ≥ ⌈threshold × 2^32 ÷ rate⌉.
        return rate == 0 ? 0 : Math.ceilDiv(_thresholdInMicro * ONE, rate);
    }

    function _register(Currency memory fresh) private {
        _currencies[fresh.code] = fresh;
        _codeOf[fresh.coin] = fresh.code;
        _codes.push(fresh.code);
        emit CurrencyRegistered(fresh.code, fresh.coin, fresh.isComposite);
    }

    /// @dev Before there are a threshold and a rate, the coin keeps what it has.
    function _tellCoin(bytes32 code) private {
        uint256 inMicro = thresholdOf(code);
        if (inMicro == 0) return;
        _requireInRange(code, inMicro);
        address coin = _currencies[code].coin;
        IPaymentRules(ITravelRule(coin).rules()).setTravelRuleThreshold(coin, uint64(inMicro));
    }

    function _requireFree(bytes32 code, address coin) private view {
        require(_codes.length < MOST_CURRENCIES, CurrenciesOutOfRange(MOST_CURRENCIES));
        _requireCode(code);
        require(_currencies[code].coin == address(0) && _codeOf[coin] == 0, CurrencyTaken(code, coin));
    }

    function _currency(bytes32 code) private view returns (Currency memory found) {
        found = _currencies[code];
        require(found.coin != address(0), NoSuchCurrency(code));
    }

    function _treasuryOf(address coin) private view returns (address treasury) {
        bool isCoin = ERC165Checker.supportsInterface(coin, type(ILibraCoin).interfaceId);
        require(isCoin, CurrencyNotConnected(coin));
        treasury = ILibraCoin(coin).treasury();
        require(treasury.code.length != 0, CurrencyNotConnected(coin));
    }

    function _scaleOf(address coin) private view returns (uint256) {
        return 10 ** IERC20Metadata(coin).decimals();
    }

    function _requireInRange(bytes32 code, uint256 inMicro) private pure {
        require(inMicro != 0 && inMicro <= type(uint64).max, ThresholdOutOfRange(code, inMicro));
    }

    /// @dev Capitals and digits, then zeros only: one code can't look like another.
    function _requireCode(bytes32 code) private pure {
        uint256 length = 0;
        while (length < 32 && code[length] != 0) {
            bytes1 letter = code[length];
            bool isPlain = (letter >= "A" && letter <= "Z") || (letter >= "0" && letter <= "9");
            require(isPlain, CurrencyCodeInvalid(code));
            ++length;
        }
        bool isOnly = length != 0 && (length == 32 || uint256(code) << (8 * length) == 0);
        require(isOnly, CurrencyCodeInvalid(code));
    }
}
