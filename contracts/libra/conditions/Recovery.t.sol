// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IHolders} from "../../interfaces/IHolders.sol";
import {ILibraCoin} from "../../interfaces/ILibraCoin.sol";
import {IRecovery} from "../../interfaces/IRecovery.sol";
import {Conditions} from "../../test/Conditions.sol";
import {VM} from "../../test/IVm.sol";
import {Recovery} from "../recovery/Recovery.sol";

/// @title I27 of the recovery of wallets
contract RecoveryConditionsTest is Conditions {
    uint256 private constant NOW = 1_590_000_000;
    uint256 private constant DELAY = 1 days;
    /// @dev An empty wallet of the first VASP.
    address private constant SPARE = address(0x50000);

    Recovery private _recovery;

    constructor() {
        _recovery = new Recovery(DELAY);
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = coin.replaceWallet.selector;
        authority.setTargetFunctionRole(address(coin), selectors, 202);
        authority.grantRole(202, address(_recovery), 0);
        address[] memory wallets = new address[](1);
        wallets[0] = SPARE;
        VM.prank(vaspAt(0));
        participants.registerChildren(wallets);
        VM.prank(vaspAt(0));
        coin.openWallets(wallets);
    }

    function testFuzz_I27_requestRecovery(uint256 seed) external drawnFrom(seed) {
        _callAs(vaspAt(0));
        (address wallet, address replacement) = (_wallet(), _wallet());
        _upset();
        _needs(!coin.halted(), abi.encodeWithSelector(ILibraCoin.CoinHalted.selector));
        _needsKeeper(wallet);
        _needsKeeper(replacement);
        bytes memory call = abi.encodeCall(_recovery.requestRecovery, (address(coin), wallet, replacement));
        _check(address(_recovery), call);
    }

    function testFuzz_I27_stopRecovery(uint256 seed) external drawnFrom(seed) {
        address wallet = _wallet();
        _callAs(_odds(2) && wallet != address(0) ? wallet : vaspAt(0));
        (bool requested, ) = _request();
        _upset();
        if (_caller != wallet) _needsKeeper(wallet);
        bool isIt = requested && wallet == holderAt(0);
        _needs(isIt, IRecovery.RecoveryNotRequested.selector, wallet);
        _check(address(_recovery), abi.encodeCall(_recovery.stopRecovery, (address(coin), wallet)));
    }

    function testFuzz_I27_completeRecovery(uint256 seed) external drawnFrom(seed) {
        address wallet = _odds(2) ? holderAt(0) : _wallet();
        _callAs(vaspAt(0));
        (bool requested, address replacement) = _request();
        VM.warp(NOW + DELAY - (_odds(4) ? 1 : 0));
        _upset();
        _needsKeeper(wallet);
        bool isIt = requested && wallet == holderAt(0);
        _needs(isIt, IRecovery.RecoveryNotRequested.selector, wallet);
        bytes4 notReady = IRecovery.RecoveryNotReady.selector;
        (uint256 readyAt, uint256 time) = (NOW + DELAY, block.timestamp);
        _needs(time >= readyAt, abi.encodeWithSelector(notReady, wallet, readyAt, time));
        _needsRunning();
        _needs(replacement == SPARE, IHolders.NotAReplacement.selector, replacement);
        _check(address(_recovery), abi.encodeCall(_recovery.completeRecovery, (address(coin), wallet)));
    }

    /// @dev Of the first holder, whose place an empty wallet takes, or one that has coins.
    function _request() private returns (bool requested, address replacement) {
        (requested, replacement) = (!_odds(4), _odds(4) ? holderAt(1) : SPARE);
        if (!requested) return (requested, replacement);
        VM.prank(vaspAt(0));
        _recovery.requestRecovery(address(coin), holderAt(0), replacement);
    }

    function _wallet() private returns (address) {
        return [holderAt(0), holderAt(1), SPARE, _anybody()][_draw(4)];
    }

    function _needsKeeper(address wallet) private {
        uint16 number = wallet == SPARE ? 3 : _vaspNumber(wallet);
        bool keeps = _isVasp(_caller) && number == _vaspNumber(_caller) && !coin.isFrozen(_caller);
        _needs(keeps, abi.encodeWithSelector(IRecovery.NotTheKeeper.selector, _caller, wallet));
    }
}
