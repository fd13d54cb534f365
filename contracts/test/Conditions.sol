// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

// Calls that may fail are made at a low level, and only to the contracts under test.
// solhint-disable avoid-low-level-calls

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

import {IERC7943Fungible} from "../interfaces/IERC7943.sol";
import {ILibraCoin} from "../interfaces/ILibraCoin.sol";
import {IRegulatedToken} from "../interfaces/IRegulatedToken.sol";
import {VM} from "./IVm.sol";
import {LibraSystem} from "./LibraSystem.sol";

/// @title I27: a function reverts exactly on its listed conditions
/// @notice Each test draws a state, a caller and arguments from its seed, says in order what the interface lists, and
/// holds the call against it: success if every condition holds, or else the error of the first that doesn't, with its
/// arguments. This contract is the administrator; dealers have the role too, by mistake.
abstract contract Conditions is LibraSystem {
    address internal constant STRANGER = address(0x40000);
    address internal constant VALIDATOR = address(0x40001);
    uint256 internal constant EACH = 100;

    address internal _caller;
    bytes private _due;
    uint256 private _seed;

    error Unexpected(address caller, bytes call, bytes said, bytes due);

    modifier drawnFrom(uint256 seed) {
        _seed = seed;
        _;
    }

    constructor() {
        participants.registerValidator(VALIDATOR);
        coin.registerAdministrator(address(this));
        for (uint256 i = 0; i < HOLDERS + DEALERS; ++i) {
            VM.prank(address(treasury));
            coin.mint(holderAt(i), EACH);
        }
    }

    /// @notice The same second for every run.
    function setUp() external virtual {
        VM.warp(1_590_000_000);
    }

    function _draw(uint256 choices) internal returns (uint256) {
        _seed = uint256(keccak256(abi.encode(_seed)));
        return _seed % choices;
    }

    function _odds(uint256 oneIn) internal returns (bool) {
        return _draw(oneIn) == 0;
    }

    /// @dev Around what accounts hold and have frozen.
    function _amount() internal returns (uint256) {
        return [uint256(0), 1, 49, 50, 51, EACH - 1, EACH, EACH + 1][_draw(8)];
    }

    function _anybody() internal returns (address) {
        return _draw(16) == 0 ? address(0) : _somebody();
    }

    function _somebody() internal returns (address) {
        uint256 which = _draw(13);
        if (which < HOLDERS + DEALERS) return holderAt(which);
        if (which < HOLDERS + DEALERS + VASPS) return vaspAt(which);
        return [address(treasury), address(coin), STRANGER, VALIDATOR, address(this)][which - 8];
    }

    /// @dev The caller is who may call, half of the time.
    function _callAs(address entitled) internal {
        _caller = _odds(2) ? entitled : _somebody();
    }

    /// @dev Compliance and council do whatever may stand in the way of the call.
    function _upset() internal {
        if (_odds(6)) coin.pause();
        if (_odds(6)) coin.halt();
        for (uint256 i = 0; i < HOLDERS + DEALERS; ++i) {
            if (_odds(6)) coin.freeze(holderAt(i), "");
            if (_odds(3)) coin.setFrozenTokens(holderAt(i), [uint256(1), 50, EACH, EACH + 50][_draw(4)]);
        }
        for (uint256 i = 0; i < VASPS; ++i) if (_odds(6)) coin.freeze(vaspAt(i), "");
    }

    /// @dev The next condition of a call, and the error when it doesn't hold.
    function _needs(bool holds, bytes memory error_) internal {
        if (!holds && _due.length == 0) _due = error_;
    }

    function _needs(bool holds, bytes4 error_, address who) internal {
        _needs(holds, abi.encodeWithSelector(error_, who));
    }

    function _needsRole() internal {
        _needs(_isAdministrator(_caller), IAccessManaged.AccessManagedUnauthorized.selector, _caller);
    }

    function _needsTreasury() internal {
        _needs(_caller == address(treasury), ILibraCoin.NotTheTreasury.selector, _caller);
    }

    function _needsRunning() internal {
        _needs(!coin.halted(), abi.encodeWithSelector(ILibraCoin.CoinHalted.selector));
        _needs(!coin.paused(), abi.encodeWithSelector(IRegulatedToken.TokenPaused.selector));
    }

    function _needsDebit(address from, uint256 value) internal {
        (uint256 held, uint256 frozen) = (coin.balanceOf(from), coin.getFrozenTokens(from));
        uint256 free = held > frozen ? held - frozen : 0;
        _needs(_mayHold(from), IERC7943Fungible.ERC7943CannotSend.selector, from);
        _needs(!coin.isFrozen(from), IRegulatedToken.FrozenAccount.selector, from);
        _needs(
            value <= held,
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, from, held, value)
        );
        bytes4 insufficient = IERC7943Fungible.ERC7943InsufficientUnfrozenBalance.selector;
        _needs(value <= free, abi.encodeWithSelector(insufficient, from, value, free));
    }

    function _needsCredit(address to) internal {
        _needs(_mayHold(to), IERC7943Fungible.ERC7943CannotReceive.selector, to);
        _needs(!coin.isFrozen(to), IRegulatedToken.FrozenAccount.selector, to);
    }

    function _needsMove(address from, address to, uint256 value) internal {
        _needs(from != address(0), IERC20Errors.ERC20InvalidSender.selector, from);
        _needs(to != address(0), IERC20Errors.ERC20InvalidReceiver.selector, to);
        _needsRunning();
        _needsDebit(from, value);
        _needsCredit(to);
    }

    /// @dev Makes the call, and holds what it says against the conditions.
    function _check(address target, bytes memory call) internal returns (bytes memory said) {
        bool done;
        VM.prank(_caller);
        (done, said) = target.call(call);
        bool asDue = done ? _due.length == 0 : keccak256(said) == keccak256(_due);
        require(asDue, Unexpected(_caller, call, said, _due));
        return done ? said : bytes("");
    }

    /// @dev As `_check`; a call that succeeds must also answer this.
    function _checkAnswer(address target, bytes memory call, bytes memory answer) internal {
        bytes memory said = _check(target, call);
        bool asDue = _due.length != 0 || keccak256(said) == keccak256(answer);
        require(asDue, Unexpected(_caller, call, said, answer));
    }

    function _isDue() internal view returns (bool) {
        return _due.length != 0;
    }

    function _isAdministrator(address account) internal view returns (bool) {
        return account == address(this) || _isDealer(account);
    }

    function _isOpen(address account) internal view virtual returns (bool) {
        for (uint256 i = 0; i < HOLDERS + DEALERS; ++i) if (account == holderAt(i)) return true;
        return _isVasp(account);
    }

    function _isVasp(address account) internal pure returns (bool) {
        return account == vaspAt(0) || account == vaspAt(1);
    }

    function _isDealer(address account) internal pure returns (bool) {
        return account == dealerAt(0) || account == dealerAt(1);
    }

    function _isVault(address account) internal view returns (bool) {
        return account == address(treasury) || account == address(coin);
    }

    function _isSystem(address account) internal view returns (bool) {
        return _isVault(account) || account == VALIDATOR || account == address(this);
    }

    /// @dev A vault takes part only in what vaults call.
    function _mayHold(address account) internal view returns (bool) {
        return _isOpen(account) || (_isVault(account) && _isVault(_caller));
    }

    /// @dev The number of the VASP that answers for an account; 0 for none.
    function _vaspNumber(address account) internal pure returns (uint16) {
        for (uint256 i = 0; i < HOLDERS; ++i) if (account == holderAt(i)) return uint16(3 + i / HOLDERS_EACH);
        return
            account == vaspAt(0)
                ? 3
                : account == vaspAt(1)
                    ? 4
                    : 0;
    }
}
