// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILibraCoin} from "../../interfaces/ILibraCoin.sol";
import {IRecovery} from "../../interfaces/IRecovery.sol";
import {IRegulatedToken} from "../../interfaces/IRegulatedToken.sol";

/// @title Recovery of wallets; see `IRecovery`
/// @dev A coin lets this contract replace wallets by a role; another contract given as coin gains nothing by it.
contract Recovery is IRecovery {
    struct Request {
        address replacement;
        uint40 readyAt;
    }

    uint256 private constant SHORTEST = 1 days;
    uint256 private constant LONGEST = 30 days;

    uint256 private immutable DELAY;

    mapping(address coin => mapping(address wallet => Request)) private _requests;

    constructor(uint256 delaySeconds) {
        require(delaySeconds >= SHORTEST && delaySeconds <= LONGEST, RecoveryDelayOutOfRange(delaySeconds));
        DELAY = delaySeconds;
    }

    /// @inheritdoc IRecovery
    function requestRecovery(address coin, address wallet, address replacement) external {
        require(!ILibraCoin(coin).halted(), ILibraCoin.CoinHalted());
        _requireKeeper(coin, wallet);
        _requireKeeper(coin, replacement);
        uint256 readyAt = block.timestamp + DELAY;
        _requests[coin][wallet] = Request(replacement, uint40(readyAt));
        emit RecoveryRequested(coin, wallet, replacement, readyAt);
    }

    /// @inheritdoc IRecovery
    function stopRecovery(address coin, address wallet) external {
        if (msg.sender != wallet) _requireKeeper(coin, wallet);
        require(_requests[coin][wallet].replacement != address(0), RecoveryNotRequested(wallet));
        delete _requests[coin][wallet];
        emit RecoveryStopped(coin, wallet, msg.sender);
    }

    /// @inheritdoc IRecovery
    function completeRecovery(address coin, address wallet) external {
        _requireKeeper(coin, wallet);
        Request memory request = _requests[coin][wallet];
        require(request.replacement != address(0), RecoveryNotRequested(wallet));
        require(block.timestamp >= request.readyAt, RecoveryNotReady(wallet, request.readyAt, block.timestamp));
        delete _requests[coin][wallet];
        ILibraCoin(coin).replaceWallet(wallet, request.replacement);
    }

    /// @inheritdoc IRecovery
    function recoveryOf(address coin, address wallet) external view returns (address replacement, uint256 readyAt) {
        Request storage request = _requests[coin][wallet];
        return (request.replacement, request.readyAt);
    }

    /// @inheritdoc IRecovery
    function recoveryDelay() external view returns (uint256) {
        return DELAY;
    }

    /// @dev A VASP that is frozen has nobody who acts for it.
    function _requireKeeper(address coin, address wallet) private view {
        bool keeps = ILibraCoin(coin).vaspOf(wallet) == msg.sender && !IRegulatedToken(coin).isFrozen(msg.sender);
        require(keeps, NotTheKeeper(msg.sender, wallet));
    }
}
