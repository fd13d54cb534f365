// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";

import {Component} from "../interfaces/IComposite.sol";
import {CredentialTerms} from "../interfaces/ICredentials.sol";
import {LibraCoin} from "../libra/LibraCoin.sol";
import {Composite} from "../libra/composite/Composite.sol";
import {Participants} from "../libra/participants/Participants.sol";
import {PaymentRules} from "../libra/rules/PaymentRules.sol";
import {VM} from "./IVm.sol";

/// @title Holders that create, pass on and unpack ≋LBR, while its amounts change
/// @notice This contract is administrator and VASP, and stands in for the treasuries of three coins.
contract CompositeHandler {
    uint256 private constant COINS = 3;
    uint256 private constant HOLDERS = 3;
    uint256 private constant EACH = 10_000_000;
    uint256 private constant DELAY = 1 days;
    address private constant VASP = address(0x10000);

    Composite public composite;
    LibraCoin public lbr;
    LibraCoin[COINS] public coins;

    /// @notice Whether a call went through, or didn't, against what holders have.
    bool public misjudged;
    /// @notice Whether a call changed the supply otherwise than by its amount.
    bool public supplyMovedElsewhere;

    Participants private _participants;
    address private _rules;
    uint64[] private _announced;
    uint256 private _executableAt;

    /// @dev The supply moves by what the body says.
    modifier moves(int256 amount) {
        int256 before = int256(lbr.totalSupply());
        _;
        int256 moved = int256(lbr.totalSupply()) - before;
        if (moved != 0 && moved != amount) supplyMovedElsewhere = true;
    }

    constructor() {
        address authority = address(new AccessManager(address(this)));
        _register(new Participants(authority));
        _rules = address(new PaymentRules(authority, address(_participants)));
        Component[] memory components = new Component[](COINS);
        for (uint256 i = 0; i < COINS; ++i) {
            coins[i] = _deployCoin("A coin", "C", authority, address(this));
            components[i] = Component(address(coins[i]), uint64(333_333 * (i + 1)));
        }
        composite = new Composite(authority, components, DELAY);
        lbr = _deployCoin("Libra", unicode"≋LBR", authority, address(composite));
        composite.connectCoin(address(lbr));
        for (uint256 i = 0; i < COINS; ++i) {
            coins[i].registerSystemAccount(address(composite));
            _open(coins[i]);
            for (uint256 j = 0; j < HOLDERS; ++j) {
                coins[i].mint(holderAt(j), EACH);
                VM.prank(holderAt(j));
                coins[i].approve(address(composite), type(uint256).max);
            }
        }
        _open(lbr);
    }

    /// @notice A holder creates.
    /// @param holder Who.
    /// @param seed How much.
    function create(uint256 holder, uint256 seed) external moves(int256(_amount(seed))) {
        uint256 amount = _amount(seed);
        bool can = _has(holderAt(holder), composite.broughtFor(amount));
        VM.prank(holderAt(holder));
        try composite.create(amount) {
            if (!can) misjudged = true;
        } catch {
            if (can) misjudged = true;
        }
    }

    /// @notice A holder unpacks.
    /// @param holder Who.
    /// @param seed How much.
    function unpack(uint256 holder, uint256 seed) external moves(-int256(_amount(seed))) {
        uint256 amount = _amount(seed);
        bool can = lbr.balanceOf(holderAt(holder)) >= amount;
        VM.prank(holderAt(holder));
        try composite.unpack(amount) {
            if (!can) misjudged = true;
        } catch {
            // Never because the vault lacks coins.
            if (can) misjudged = true;
        }
    }

    /// @notice A holder passes ≋LBR on.
    /// @param from Who.
    /// @param to To whom.
    /// @param seed How much.
    function transfer(uint256 from, uint256 to, uint256 seed) external moves(0) {
        VM.prank(holderAt(from));
        try lbr.transfer(holderAt(to), _amount(seed)) {} catch {}
    }

    /// @notice The council announces other amounts.
    /// @param seed Which.
    function announce(uint256 seed) external moves(0) {
        _announced = new uint64[](COINS);
        for (uint256 i = 0; i < COINS; ++i) _announced[i] = 1 + uint64((seed >> (i * 64)) % 1_500_000);
        _executableAt = block.timestamp + DELAY;
        composite.announceAmounts(_announced);
    }

    /// @notice The council takes an announcement back, seldom.
    /// @param seed Whether.
    function withdraw(uint256 seed) external moves(0) {
        if (seed % 4 != 0 || _executableAt == 0) return;
        _executableAt = 0;
        composite.withdrawAnnouncement();
    }

    /// @notice A holder carries the announced amounts out, too early at times.
    /// @param holder Who.
    /// @param seed When.
    function swap(uint256 holder, uint256 seed) external moves(0) {
        VM.warp(block.timestamp + (seed % (2 * DELAY)));
        (uint256[] memory missing, ) = composite.swapTerms();
        bool can = _executableAt != 0 && block.timestamp >= _executableAt && _has(holderAt(holder), missing);
        VM.prank(holderAt(holder));
        try composite.swap() {
            if (!can) misjudged = true;
            _executableAt = 0;
        } catch {
            if (can) misjudged = true;
        }
    }

    /// @notice Whether the vault holds the nominal amount of each coin for all ≋LBR.
    /// @return Whether it does.
    function isBacked() external view returns (bool) {
        Component[] memory components = composite.components();
        for (uint256 i = 0; i < COINS; ++i) {
            uint256 held = coins[i].balanceOf(address(composite));
            if (held * 1_000_000 < lbr.totalSupply() * components[i].amountPerUnit) return false;
        }
        return true;
    }

    /// @notice Whether every coin there ever was is a holder's or the vault's.
    /// @return Whether it is.
    function nothingIsLost() external view returns (bool) {
        for (uint256 i = 0; i < COINS; ++i) {
            uint256 sum = coins[i].balanceOf(address(composite));
            for (uint256 j = 0; j < HOLDERS; ++j) sum += coins[i].balanceOf(holderAt(j));
            if (sum != HOLDERS * EACH || coins[i].totalSupply() != sum) return false;
        }
        return true;
    }

    /// @notice A holder by any number.
    /// @param seed The number.
    /// @return Its address.
    function holderAt(uint256 seed) public pure returns (address) {
        return address(uint160(0x30000 + (seed % HOLDERS)));
    }

    /// @dev One VASP, whose children are the holders.
    function _register(Participants participants) private {
        _participants = participants;
        participants.registerParentVasp(VASP, CredentialTerms("A VASP", "", address(0), type(uint64).max));
        VM.prank(VASP);
        participants.registerChildren(_holders());
    }

    function _deployCoin(
        string memory name,
        string memory symbol,
        address authority,
        address treasury
    ) private returns (LibraCoin) {
        return new LibraCoin(name, symbol, authority, treasury, address(_participants), _rules);
    }

    function _open(LibraCoin coin) private {
        VM.prank(VASP);
        coin.acceptCurrency();
        address[] memory wallets = _holders();
        VM.prank(VASP);
        coin.openWallets(wallets);
    }

    function _holders() private pure returns (address[] memory wallets) {
        wallets = new address[](HOLDERS);
        for (uint256 i = 0; i < HOLDERS; ++i) wallets[i] = holderAt(i);
    }

    function _has(address holder, uint256[] memory amounts) private view returns (bool) {
        for (uint256 i = 0; i < amounts.length; ++i) if (coins[i].balanceOf(holder) < amounts[i]) return false;
        return true;
    }

    /// @dev Small ones often, where rounding shows.
    function _amount(uint256 seed) private pure returns (uint256) {
        return 1 + (seed % 2 == 0 ? (seed >> 1) % 7 : (seed >> 1) % 9_000_000);
    }
}
