// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Recovery} from "../libra/recovery/Recovery.sol";
import {VM} from "./IVm.sol";
import {LibraSystem} from "./LibraSystem.sol";

/// @title VASPs that recover wallets of theirs, and of others, while holders pay and object
/// @notice It keeps books of its own: what was requested, and which wallets were closed.
contract RecoveryHandler is LibraSystem {
    struct Request {
        address replacement;
        uint256 readyAt;
    }

    uint256 private constant EACH = 1_000;
    uint256 private constant DELAY = 1 days;
    uint256 private constant SPARES = 3;
    uint256 private constant WALLETS = HOLDERS_EACH + SPARES;

    Recovery public recovery;
    /// @notice Whether a call went through, or didn't, against these books.
    bool public misjudged;
    /// @notice Whether a balance moved otherwise than these books say.
    bool public movedElsewhere;

    mapping(address wallet => Request) private _requests;
    mapping(address wallet => bool) private _isClosed;

    constructor() {
        recovery = new Recovery(DELAY);
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = coin.replaceWallet.selector;
        authority.setTargetFunctionRole(address(coin), selectors, 202);
        authority.grantRole(202, address(recovery), 0);
        for (uint256 i = 0; i < VASPS; ++i) {
            address[] memory spares = new address[](SPARES);
            for (uint256 k = 0; k < SPARES; ++k) spares[k] = walletAt(i, HOLDERS_EACH + k);
            VM.prank(vaspAt(i));
            participants.registerChildren(spares);
            VM.prank(vaspAt(i));
            coin.openWallets(spares);
            for (uint256 k = 0; k < HOLDERS_EACH; ++k) {
                VM.prank(address(treasury));
                coin.mint(walletAt(i, k), EACH);
            }
        }
    }

    /// @notice A VASP asks to replace a wallet, another's at times.
    /// @param vasp Which VASP.
    /// @param seed Which wallets.
    function request(uint256 vasp, uint256 seed) external {
        (address by, address wallet) = (vaspAt(vasp), _wallet(vasp, seed));
        address replacement = _wallet(vasp, seed >> 32);
        bool can = _keeps(vasp, wallet) && _keeps(vasp, replacement) && !coin.isFrozen(by);
        VM.prank(by);
        try recovery.requestRecovery(address(coin), wallet, replacement) {
            if (!can) misjudged = true;
            _requests[wallet] = Request(replacement, block.timestamp + DELAY);
        } catch {
            if (can) misjudged = true;
        }
    }

    /// @notice The old key, its VASP or somebody else objects.
    /// @param vasp Which VASP.
    /// @param seed Which wallet, and who objects.
    function stop(uint256 vasp, uint256 seed) external {
        address wallet = _wallet(vasp, seed);
        address by = seed % 4 == 0 ? wallet : vaspAt(seed % 4 == 1 ? (vasp % VASPS) + 1 : vasp);
        bool may = by == wallet || (_keeps(by == vaspAt(0) ? 0 : 1, wallet) && !coin.isFrozen(by));
        bool can = may && _requests[wallet].replacement != address(0);
        VM.prank(by);
        try recovery.stopRecovery(address(coin), wallet) {
            if (!can) misjudged = true;
            delete _requests[wallet];
        } catch {
            if (can) misjudged = true;
        }
    }

    /// @notice A VASP completes a recovery, too early at times.
    /// @param vasp Which VASP.
    /// @param seed Which wallet, and how much later.
    function complete(uint256 vasp, uint256 seed) external {
        (address by, address wallet) = (vaspAt(vasp), _wallet(vasp, seed));
        if (seed % 3 != 0) VM.warp(block.timestamp + DELAY);
        Request memory asked = _requests[wallet];
        address heir = asked.replacement;
        bool can = _keeps(vasp, wallet) && !coin.isFrozen(by) && heir != address(0) && block.timestamp >= asked.readyAt;
        can = can && !_isClosed[wallet] && !_isClosed[heir] && heir != wallet && _isEmpty(heir);
        (uint256 held, uint256 heirs) = (coin.balanceOf(wallet), coin.balanceOf(heir));
        VM.prank(by);
        try recovery.completeRecovery(address(coin), wallet) {
            if (!can) misjudged = true;
            if (coin.balanceOf(heir) != heirs + held || coin.balanceOf(wallet) != 0) movedElsewhere = true;
            _isClosed[wallet] = true;
            delete _requests[wallet];
        } catch {
            if (can) misjudged = true;
        }
    }

    /// @notice A wallet pays another of its VASP.
    /// @param vasp Which VASP.
    /// @param seed Which wallets.
    /// @param amount How much.
    function pay(uint256 vasp, uint256 seed, uint256 amount) external {
        VM.prank(walletAt(vasp, seed));
        try coin.transfer(walletAt(vasp, seed >> 32), amount % EACH) {} catch {}
    }

    /// @notice Compliance freezes a wallet or a VASP, or lifts.
    /// @param vasp Which VASP.
    /// @param seed Which wallet, or the VASP itself.
    function order(uint256 vasp, uint256 seed) external {
        address account = seed % 4 == 3 ? vaspAt(vasp) : walletAt(vasp, seed >> 2);
        if (coin.isFrozen(account)) coin.lift(account, "");
        else if (seed % 3 == 0) coin.freeze(account, "");
    }

    /// @notice Anybody but the recovery contract tries to replace a wallet.
    /// @param vasp Which VASP.
    /// @param seed Which wallets.
    function intrude(uint256 vasp, uint256 seed) external {
        VM.prank(seed % 2 == 0 ? vaspAt(vasp) : dealerAt(vasp));
        try coin.replaceWallet(walletAt(vasp, seed), walletAt(vasp, seed >> 32)) {
            misjudged = true;
        } catch {}
    }

    /// @notice Whether every wallet that was closed is so still: empty, and shut to the currency.
    /// @return Whether they are.
    function closedStayClosed() external view returns (bool) {
        for (uint256 i = 0; i < VASPS * WALLETS; ++i) {
            address wallet = walletAt(i / WALLETS, i % WALLETS);
            (, , bool accepted) = coin.holderOf(wallet);
            if (accepted == _isClosed[wallet]) return false;
            if (_isClosed[wallet] && (coin.canReceive(wallet) || coin.balanceOf(wallet) != 0)) return false;
        }
        return true;
    }

    /// @notice Whether each VASP's wallets hold together what they began with.
    /// @return Whether they do.
    function nothingLeftItsVasp() external view returns (bool) {
        for (uint256 i = 0; i < VASPS; ++i) {
            uint256 sum = 0;
            for (uint256 k = 0; k < WALLETS; ++k) sum += coin.balanceOf(walletAt(i, k));
            if (sum != HOLDERS_EACH * EACH) return false;
        }
        return true;
    }

    /// @notice A wallet of a VASP: its holders, then those that were empty at first.
    /// @param vasp Which VASP.
    /// @param seed Which wallet.
    /// @return Its address.
    function walletAt(uint256 vasp, uint256 seed) public pure returns (address) {
        (uint256 index, uint256 which) = (vasp % VASPS, seed % WALLETS);
        if (which < HOLDERS_EACH) return holderAt(index * HOLDERS_EACH + which);
        return address(uint160(0x50000 + index * WALLETS + which));
    }

    /// @dev Another VASP's at times.
    function _wallet(uint256 vasp, uint256 seed) private pure returns (address) {
        return walletAt(seed % 8 == 7 ? (vasp % VASPS) + 1 : vasp, (seed >> 3) % 1024);
    }

    function _isEmpty(address wallet) private view returns (bool) {
        return coin.balanceOf(wallet) == 0 && !coin.isFrozen(wallet);
    }

    function _keeps(uint256 vasp, address wallet) private pure returns (bool) {
        for (uint256 k = 0; k < WALLETS; ++k) if (walletAt(vasp, k) == wallet) return true;
        return false;
    }
}
