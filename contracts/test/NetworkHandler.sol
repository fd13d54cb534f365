// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

// Calls that must fail are made at a low level, and only to the contracts under test.
// solhint-disable avoid-low-level-calls, reentrancy

import {VaspLimits, VaspWindow} from "../interfaces/IPaymentWindows.sol";
import {Role} from "../interfaces/Role.sol";
import {VM} from "./IVm.sol";
import {LibraSystem} from "./LibraSystem.sol";

/// @title Holders, VASPs, compliance and strangers, in any order, under rules that come and go
/// @notice It keeps books of its own: every role as it was first seen, each VASP's window by Diem's arithmetic, and what
/// each holder had before each call of somebody else.
contract NetworkHandler is LibraSystem {
    uint256 private constant AMOUNTS = 2_000;
    uint256 private constant STRANGERS = 6;
    // Low, so that few payments reach them: those to strangers count for the one alone, those from them for the other.
    uint64 private constant MAX_INFLOW = 1_600;
    uint64 private constant MAX_OUTFLOW = 1_500;
    uint64 private constant MAX_HOLDING = 20_000;
    uint40 private constant PERIOD = 1 hours;
    uint64 private constant THRESHOLD = 900;

    /// @notice Whether a role changed, or came from somebody who may not grant it.
    bool public roleMisgranted;
    /// @notice Whether a payment passed, or didn't, against the model of the windows.
    bool public windowsMisjudged;
    /// @notice Whether an amount at or above the threshold went between VASPs without attestation.
    bool public travelRuleBroken;
    /// @notice Whether a balance fell in a call that wasn't its owner's.
    bool public balanceTaken;
    /// @notice Whether somebody froze or lifted without the right, or a frozen account moved money.
    bool public freezeMisused;
    /// @notice Whether anything happened while the coin was halted.
    bool public haltBroken;
    /// @notice Whether a credential changed by somebody else's call.
    bool public credentialTaken;

    mapping(address account => Role) private _roles;
    mapping(uint256 vasp => VaspWindow) private _model;
    uint256[] private _children;

    constructor() {
        coin.registerAdministrator(address(this));
        rules.setVaspLimits(address(coin), VaspLimits(MAX_INFLOW, MAX_OUTFLOW, MAX_HOLDING, PERIOD));
        for (uint16 number = 3; number < 5; ++number) {
            rules.setVaspWindow(address(coin), number, 8_000);
            _model[number] = VaspWindow(0, 0, 8_000, 0, true);
        }
        rules.setTravelRuleThreshold(address(coin), THRESHOLD);
        rules.switchWindows(address(coin), true, false);
        // So that only what bars them keeps validators and the council from coins.
        rules.allowUnhosted(address(coin), AMOUNTS, type(uint40).max);
        for (uint256 i = 0; i < HOLDERS + DEALERS; ++i) remember(holderAt(i));
        for (uint256 i = 0; i < VASPS; ++i) remember(vaspAt(i));
    }

    /// @notice An address that begins without a role.
    /// @param seed Any number.
    /// @return Its address.
    function strangerAt(uint256 seed) public pure returns (address) {
        return address(uint160(0x40000 + (seed % STRANGERS)));
    }

    /// @notice Keeps the role that an account has, the first time it has one.
    /// @param account The account.
    function remember(address account) public {
        (Role role, , ) = participants.participantOf(account);
        if (_roles[account] != Role.NONE && _roles[account] != role) roleMisgranted = true;
        _roles[account] = role;
    }

    /// @notice Money to play with: minted, which no limit counts.
    /// @param seed Which holder.
    /// @param amount How much.
    function fund(uint256 seed, uint256 amount) external {
        VM.prank(address(treasury));
        try coin.mint(holderAt(seed), 1 + (amount % AMOUNTS)) {} catch {}
    }

    /// @notice Time passes, at times more than a period.
    /// @param secondsOn How much.
    function wait(uint256 secondsOn) external {
        VM.warp(block.timestamp + (secondsOn % (2 * PERIOD)));
    }

    /// @notice A holder transfers to another. The model says whether it passes.
    /// @param payer Who.
    /// @param payee To whom.
    /// @param amount How much.
    function transfer(uint256 payer, uint256 payee, uint256 amount) external {
        (address from, address to) = (holderAt(payer), holderAt(payee));
        uint256 value = amount % 4 == 0 ? THRESHOLD : amount % AMOUNTS;
        bool frozen = coin.isFrozen(from) || coin.isFrozen(to);
        bool can = !frozen && coin.balanceOf(from) >= value;
        (uint16 a, uint16 b) = (_vaspOf(from), _vaspOf(to));
        bool needsAttestation = a != b && a != 0 && b != 0 && value >= THRESHOLD;
        bool within = a == b || _fits(a, b, uint64(value));
        bool may = can && !needsAttestation && within;
        if (coin.canTransfer(from, to, value) != may) windowsMisjudged = true;
        VM.prank(from);
        try coin.transfer(to, value) {
            if (frozen) freezeMisused = true;
            if (needsAttestation) travelRuleBroken = true;
            if (!may) windowsMisjudged = true;
            _passed(from, to, uint64(value));
        } catch {
            if (may) windowsMisjudged = true;
        }
    }

    /// @notice Coins go to a stranger or to the council, and on from a stranger.
    /// @param payer Who pays.
    /// @param seed Which stranger.
    /// @param amount How much.
    function payStranger(uint256 payer, uint256 seed, uint256 amount) external {
        (address from, address to) = (holderAt(payer), seed % 8 == 7 ? address(this) : strangerAt(seed));
        if (payer % 4 == 3) (from, to) = (strangerAt(seed), holderAt(payer));
        uint256 value = amount % (AMOUNTS / 4);
        (uint16 a, uint16 b) = (_vaspOf(from), _vaspOf(to));
        bool within = a == b || _fits(a, b, uint64(value));
        VM.prank(from);
        try coin.transfer(to, value) {
            if (!within) windowsMisjudged = true;
            _passed(from, to, uint64(value));
        } catch {}
    }

    /// @notice Somebody tries what is only for others: taking coins, granting roles, freezing, setting rules.
    /// @param seed Who tries.
    /// @param victim Against whom.
    /// @param deed What.
    function trespass(uint256 seed, uint256 victim, uint256 deed) external {
        address thief = deed % 2 == 0 ? strangerAt(seed) : vaspAt(seed);
        address account = holderAt(victim);
        (uint256 before, bool wasFrozen) = (coin.balanceOf(account), coin.isFrozen(account));
        bytes32 credential = keccak256(abi.encode(participants.credentialOf(1), participants.credentialOf(2)));
        VM.prank(thief);
        (bool done, ) = _deed(deed, account, strangerAt(victim), seed % 2);
        if (coin.balanceOf(account) < before) balanceTaken = true;
        if (coin.isFrozen(account) != wasFrozen) freezeMisused = true;
        if (done && deed % 9 < 7) roleMisgranted = true;
        // To transfer nothing needs no allowance. It is counted as any payment: a window that is over begins anew with it.
        if (done && deed % 9 == 7) _passed(account, strangerAt(victim), 0);
        if (keccak256(abi.encode(participants.credentialOf(1), participants.credentialOf(2))) != credential) {
            credentialTaken = true;
        }
        remember(strangerAt(victim));
    }

    /// @notice A VASP registers a child and opens its wallet.
    /// @param vasp Which VASP.
    /// @param seed Which stranger.
    function openWallet(uint256 vasp, uint256 seed) external {
        address[] memory wallets = new address[](1);
        wallets[0] = strangerAt(seed);
        VM.prank(vaspAt(vasp));
        try participants.registerChildren(wallets) {
            _children.push(3 + (vasp % VASPS));
            if (_roles[wallets[0]] != Role.NONE) roleMisgranted = true;
        } catch {
            if (_roles[wallets[0]] == Role.NONE) roleMisgranted = true;
        }
        remember(wallets[0]);
        VM.prank(vaspAt(vasp));
        try coin.openWallets(wallets) {} catch {}
    }

    /// @notice The council makes a stranger a validator, unless it has coins or a role.
    /// @param seed Which stranger.
    function registerValidator(uint256 seed) external {
        address account = strangerAt(seed);
        try participants.registerValidator(account) {
            if (_roles[account] != Role.NONE) roleMisgranted = true;
        } catch {}
        remember(account);
    }

    /// @notice Compliance freezes or lifts; administrators can't be frozen.
    /// @param seed Whom.
    function order(uint256 seed) external {
        address account = holderAt(seed);
        if (coin.isFrozen(account)) coin.lift(account, "");
        else if (seed % 3 == 0) coin.freeze(account, "");
        try coin.freeze(address(this), "") {
            freezeMisused = true;
        } catch {}
    }

    /// @notice The council halts the coin, others try everything, and the council resumes.
    /// @param seed Who tries.
    /// @param amount How much.
    function haltAndTry(uint256 seed, uint256 amount) external {
        coin.halt();
        (address from, address to) = (holderAt(seed), holderAt(seed / 7));
        bytes32 before = keccak256(abi.encode(coin.balanceOf(from), coin.balanceOf(to), coin.allowance(from, to)));
        VM.prank(from);
        (bool done, ) = address(coin).call(abi.encodeCall(coin.transfer, (to, amount % AMOUNTS)));
        VM.prank(from);
        (bool approved, ) = address(coin).call(abi.encodeCall(coin.approve, (to, amount)));
        VM.prank(from);
        (bool accepted, ) = address(coin).call(abi.encodeCall(coin.acceptCurrency, ()));
        VM.prank(from);
        (bool resumed, ) = address(coin).call(abi.encodeCall(coin.resume, ()));
        bytes32 after_ = keccak256(abi.encode(coin.balanceOf(from), coin.balanceOf(to), coin.allowance(from, to)));
        // Dealers may resume, having the administrator's role here by mistake; VASPs' customers may not.
        if (done || approved || accepted || (resumed && _vaspOf(from) != 0) || before != after_) haltBroken = true;
        if (coin.halted()) coin.resume();
    }

    /// @notice How many children the handler registered for a VASP, beside those of the beginning.
    /// @param number The VASP.
    /// @return count Their number.
    function childrenOf(uint256 number) external view returns (uint256 count) {
        count = HOLDERS_EACH;
        for (uint256 i = 0; i < _children.length; ++i) if (_children[i] == number) ++count;
    }

    /// @notice A VASP's window by this model.
    /// @param number The VASP.
    /// @return window The window.
    function model(uint256 number) external view returns (VaspWindow memory window) {
        return _model[number];
    }

    /// @notice What an account was when it was first seen with a role.
    /// @param account The account.
    /// @return role The role.
    function roleOf(address account) external view returns (Role role) {
        return _roles[account];
    }

    function _deed(
        uint256 deed,
        address account,
        address stranger,
        uint256 amount
    ) private returns (bool, bytes memory) {
        if (deed % 9 == 0) return address(coin).call(abi.encodeCall(coin.freeze, (account, bytes32(0))));
        if (deed % 9 == 1) return address(coin).call(abi.encodeCall(coin.forcedTransfer, (account, stranger, 1)));
        if (deed % 9 == 2) return address(participants).call(abi.encodeCall(participants.registerUnhosted, (stranger)));
        if (deed % 9 == 3)
            return address(participants).call(abi.encodeCall(participants.registerValidator, (stranger)));
        if (deed % 9 == 4) return address(coin).call(abi.encodeCall(coin.setRules, (0, 0)));
        if (deed % 9 == 5) return address(coin).call(abi.encodeCall(coin.replaceWallet, (account, stranger)));
        if (deed % 9 == 6) return address(coin).call(abi.encodeCall(coin.mint, (stranger, 1)));
        if (deed % 9 == 7) return address(coin).call(abi.encodeCall(coin.transferFrom, (account, stranger, amount)));
        return address(participants).call(abi.encodeCall(participants.rotateBaseUrl, ("https://mine.example")));
    }

    /// @dev Whether Diem's AccountLimits would let the amount pass.
    function _fits(uint16 a, uint16 b, uint64 value) private view returns (bool) {
        (VaspWindow memory payer, VaspWindow memory payee) = (_current(a), _current(b));
        if (a != 0 && payer.outflowInMicro + value > MAX_OUTFLOW) return false;
        if (b == 0) return true;
        return payee.inflowInMicro + value <= MAX_INFLOW && payee.trackedInMicro + value <= MAX_HOLDING;
    }

    function _passed(address from, address to, uint64 value) private {
        (uint16 a, uint16 b) = (_vaspOf(from), _vaspOf(to));
        if (a == b) return;
        if (a != 0) {
            VaspWindow memory payer = _current(a);
            payer.outflowInMicro += value;
            payer.trackedInMicro = payer.trackedInMicro > value ? payer.trackedInMicro - value : 0;
            _model[a] = payer;
        }
        if (b != 0) {
            VaspWindow memory payee = _current(b);
            payee.inflowInMicro += value;
            payee.trackedInMicro += value;
            _model[b] = payee;
        }
    }

    function _current(uint16 number) private view returns (VaspWindow memory window) {
        window = _model[number];
        if (block.timestamp > window.start + PERIOD) {
            (window.start, window.inflowInMicro, window.outflowInMicro) = (uint40(block.timestamp), 0, 0);
        }
    }

    function _vaspOf(address account) private view returns (uint16 number) {
        (, number, ) = coin.holderOf(account);
    }
}
