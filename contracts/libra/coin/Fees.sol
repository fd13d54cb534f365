// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IFees} from "../../interfaces/IFees.sol";
import {Refusal} from "../../interfaces/Refusal.sol";
import {Account} from "../../token/Account.sol";
import {Controls} from "../../token/Controls.sol";
import {CoinTerms} from "./CoinTerms.sol";
import {TravelRule} from "./TravelRule.sol";

abstract contract Fees is TravelRule, IFees {
    uint256 private constant WHOLE = 10_000;

    uint16 private _basisPoints;
    uint64 private _flatInMicro;

    /// @inheritdoc IFees
    function setFees(uint16 basisPoints, uint64 flatInMicro) external restricted {
        require(basisPoints <= WHOLE, FeeRateOutOfRange(basisPoints));
        (_basisPoints, _flatInMicro) = (basisPoints, flatInMicro);
        bool on = basisPoints != 0 || flatInMicro != 0;
        // A switch spares payments without fees the read of a schedule.
        _storeControls(_controlsNow().withSwitch(CoinTerms.FEES, on));
        emit FeesSet(basisPoints, flatInMicro);
    }

    /// @inheritdoc IFees
    function burnFees() external restricted {
        _requireNotPaused();
        Account vault = _accountOf(address(this));
        uint256 amount = vault.balance();
        require(amount != 0, NoFees());
        emit FeesBurned(amount);
        _redeem(address(this), vault, amount);
    }

    /// @inheritdoc IFees
    function feeOn(uint256 amountInMicro) external view returns (uint256) {
        return _feeOn(amountInMicro);
    }

    /// @inheritdoc IFees
    function feeVault() external view returns (address) {
        return address(this);
    }

    /// @dev Moves a payment and its fee, or neither.
    function _tryMoveWithFee(address payer, address payee, uint256 amount) internal returns (Refusal refusal) {
        Controls controls = _controlsNow();
        if (!controls.isOn(CoinTerms.FEES)) return _tryMove(payer, payee, amount);
        uint256 fee = _feeOn(amount);
        refusal = _refusalToDebit(_accountOf(payer), amount + fee, controls);
        if (refusal != Refusal.NONE) return refusal;
        refusal = _tryMove(payer, payee, amount);
        if (refusal == Refusal.NONE && fee != 0) _take(payer, fee);
    }

    function _take(address payer, uint256 fee) private {
        _storeAccount(payer, _accountOf(payer).debited(fee));
        _storeAccount(address(this), _accountOf(address(this)).credited(fee));
        emit Transfer(payer, address(this), fee);
    }

    function _feeOn(uint256 amountInMicro) private view returns (uint256) {
        return _flatInMicro + (amountInMicro * _basisPoints) / WHOLE;
    }
}
