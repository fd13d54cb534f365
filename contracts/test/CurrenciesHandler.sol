// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Component} from "../interfaces/IComposite.sol";
import {Currency} from "../interfaces/ICurrencies.sol";
import {LibraCoin} from "../libra/LibraCoin.sol";
import {Composite} from "../libra/composite/Composite.sol";
import {Currencies} from "../libra/currencies/Currencies.sol";
import {VM} from "./IVm.sol";
import {LibraSystem} from "./LibraSystem.sol";

/// @title The council registers, compliance sets rates, and everybody tries both
/// @notice It keeps books of its own: each currency as it was registered, and the rate that compliance set last.
contract CurrenciesHandler is LibraSystem {
    uint64 private constant COMPLIANCE_ROLE = 101;
    address private constant COMPLIANCE = address(0x50000);
    uint256 private constant CODES = 6;

    Currencies public currencies;
    /// @notice Whether a call went through, or didn't, against these books.
    bool public misjudged;

    LibraCoin[] private _lbr;
    Currency[] private _books;

    constructor() {
        address by = address(authority);
        currencies = new Currencies(by);
        bytes4[] memory selectors = new bytes4[](2);
        (selectors[0], selectors[1]) = (currencies.setRate.selector, currencies.setThreshold.selector);
        authority.setTargetFunctionRole(address(currencies), selectors, COMPLIANCE_ROLE);
        authority.grantRole(COMPLIANCE_ROLE, COMPLIANCE, 0);
        Component[] memory components = new Component[](1);
        components[0] = Component(address(coin), 1_000_000);
        for (uint256 i = 0; i < 3; ++i) {
            Composite vault = new Composite(by, components, 1);
            _lbr.push(new LibraCoin("C", "C", by, address(vault), address(participants), address(rules)));
            vault.connectCoin(address(_lbr[i]));
        }
    }

    /// @notice The council registers a coin or a composite, taken at times; or somebody else tries.
    /// @param seed Who.
    /// @param code Which code.
    /// @param which Which coin.
    function register(uint256 seed, uint256 code, uint256 which) external {
        bool composite = which % 4 != 3;
        LibraCoin its = composite ? _lbr[which % 4] : coin;
        Currency memory book = Currency({
            code: _codeAt(code),
            coin: address(its),
            treasury: its.treasury(),
            reserve: composite ? address(0) : address(reserve),
            scale: 1_000_000,
            isComposite: composite,
            rate: 0
        });
        address by = seed % 4 == 0 ? [COMPLIANCE, holderAt(0), vaspAt(0)][(seed >> 8) % 3] : address(this);
        bool can = by == address(this);
        for (uint256 i = 0; i < _books.length; ++i) {
            if (_books[i].code == book.code || _books[i].coin == book.coin) can = false;
        }
        bytes memory call = abi.encodeCall(currencies.register, (book.code, book.coin));
        if (composite) call = abi.encodeCall(currencies.registerComposite, (book.code, book.coin));
        if (_try(by, call) != can) misjudged = true;
        if (can) _books.push(book);
    }

    /// @notice Compliance sets a rate; or somebody else tries, the council among them.
    /// @param seed Who.
    /// @param code Of which currency.
    /// @param rate Which rate.
    function setRate(uint256 seed, uint256 code, uint64 rate) external {
        address[6] memory others = [address(this), holderAt(0), vaspAt(0), dealerAt(0), address(coin), address(rules)];
        address by = seed % 2 == 0 ? others[(seed >> 8) % 6] : COMPLIANCE;
        bool can = false;
        for (uint256 i = 0; i < _books.length; ++i) {
            if (_books[i].code != _codeAt(code) || by != COMPLIANCE || rate == 0) continue;
            _books[i].rate = rate;
            can = true;
        }
        if (_try(by, abi.encodeCall(currencies.setRate, (_codeAt(code), rate))) != can) misjudged = true;
    }

    /// @notice Whether the registry says of each currency what these books say, in the same order and of no other.
    /// @param rates Whether of rates, or of all else.
    /// @return Whether it does.
    function isAsBooked(bool rates) external view returns (bool) {
        bytes32[] memory codes = currencies.codes();
        if (codes.length != _books.length) return false;
        for (uint256 i = 0; i < codes.length; ++i) {
            (Currency memory is_, Currency memory book) = (currencies.currency(codes[i]), _books[i]);
            if (rates && is_.rate != book.rate) return false;
            (is_.rate, book.rate) = (0, 0);
            bool same = keccak256(abi.encode(is_)) == keccak256(abi.encode(book));
            if (!rates && !(same && codes[i] == book.code && currencies.codeOf(book.coin) == book.code)) return false;
        }
        return true;
    }

    function _try(address by, bytes memory call) private returns (bool done) {
        VM.prank(by);
        // Only to the contract under test.
        // solhint-disable-next-line avoid-low-level-calls
        (done, ) = address(currencies).call(call);
    }

    function _codeAt(uint256 seed) private pure returns (bytes32) {
        return [bytes32("USD"), "EUR", "GBP", "SGD", "LBR", "XXX"][seed % CODES];
    }
}
