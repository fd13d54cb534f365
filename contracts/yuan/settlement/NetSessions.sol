// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {
    IInterbankSettlement,
    OrderState,
    SettlementMode,
    ShortfallRule
} from "../../interfaces/IInterbankSettlement.sol";
import {SettlementAccounts} from "./SettlementAccounts.sol";

/// @dev Deferred net settlement. A bank's net position is its room less its cap when the session opened.
abstract contract NetSessions is SettlementAccounts, AccessManaged {
    struct Cap {
        uint96 statedFen;
        uint96 atOpeningFen;
    }

    uint256 private constant CAP_LIMIT = 2 ** 88;

    ShortfallRule private immutable _RULE;

    mapping(uint256 number => Cap) private _caps;

    constructor(ShortfallRule rule) {
        _RULE = rule;
    }

    /// @inheritdoc IInterbankSettlement
    function setNetDebitCap(address bank, bool covered, uint256 capInFen) external restricted {
        require(capInFen < CAP_LIMIT, SettlementAmountOutOfRange(capInFen, CAP_LIMIT - 1));
        uint256 number = _numberOf[bank];
        require(number != 0, NotASettlementBank(bank));
        _banks[number].capIsStated = !covered;
        _caps[number].statedFen = uint96(capInFen);
        emit NetDebitCapSet(bank, covered, capInFen);
    }

    /// @inheritdoc IInterbankSettlement
    function openSession() external restricted {
        require(MODE == SettlementMode.NET, OtherSettlementMode(MODE));
        _requireNoSession();
        _sessionOpen = true;
        ++_session;
        emit SessionOpened(_session);
        uint256[] memory everybody = new uint256[](_bankList.length);
        for (uint256 i = 0; i < everybody.length; ++i) {
            everybody[i] = i + 1;
            Bank storage bank = _banks[i + 1];
            uint96 cap = bank.capIsStated ? _caps[i + 1].statedFen : bank.balanceFen;
            _caps[i + 1].atOpeningFen = cap;
            bank.roomFen = int112(uint112(cap));
            bank.sessionTail = 0;
        }
        _releaseFrom(everybody);
    }

    /// @inheritdoc IInterbankSettlement
    function closeSession(uint256 limit) external restricted returns (bool settled) {
        require(_sessionOpen || _sessionClosing, SessionIs(false));
        if (_sessionOpen) {
            _sessionOpen = false;
            _sessionClosing = true;
            _recordDefaults();
        }
        if (_RULE == ShortfallRule.UNWIND && !_unwind(limit)) return false;
        _sessionClosing = false;
        (int256[] memory nets, int256[] memory held, uint256 missing) = _positions();
        if (missing != 0) _shareLoss(nets, held, missing);
        for (uint256 i = 0; i < held.length; ++i) _banks[i + 1].balanceFen = uint96(uint256(held[i]));
        emit SessionSettled(_session);
        return true;
    }

    /// @inheritdoc IInterbankSettlement
    function shortfallRule() external view returns (ShortfallRule) {
        return _RULE;
    }

    /// @dev What came onto an account during a session that its balance covers is room as well.
    function _fundInSession(uint256 number, uint96 amount) internal {
        Bank storage bank = _banks[number];
        if (!_sessionOpen || bank.capIsStated) return;
        bank.roomFen += int112(uint112(amount));
        _caps[number].atOpeningFen += amount;
    }

    /// @dev Net positions, what each bank would hold if it paid or received its own, and how much is missing.
    function _positions() private view returns (int256[] memory nets, int256[] memory held, uint256 missing) {
        nets = new int256[](_bankList.length);
        held = new int256[](_bankList.length);
        for (uint256 i = 0; i < nets.length; ++i) {
            held[i] = _heldBy(i + 1);
            nets[i] = held[i] - int256(uint256(_banks[i + 1].balanceFen));
            if (held[i] < 0) missing += uint256(-held[i]);
        }
    }

    /// @dev Balance and net position: the room less the cap when the session opened.
    function _heldBy(uint256 number) private view returns (int256) {
        Bank storage bank = _banks[number];
        return int256(uint256(bank.balanceFen)) + bank.roomFen - int256(uint256(_caps[number].atOpeningFen));
    }

    function _recordDefaults() private {
        for (uint256 i = 1; i <= _bankList.length; ++i) {
            int256 held = _heldBy(i);
            if (held >= 0) continue;
            _banks[i].capIsStated = true;
            _caps[i].statedFen = 0;
            emit BankDefaulted(_session, _bankList[i - 1], uint256(-held));
        }
    }

    /// @dev As offsetting drops payments: a bank that sent nothing in the session isn't below zero, so this ends.
    /// @return done Whether nobody is below zero any more.
    function _unwind(uint256 limit) private returns (bool done) {
        uint256 banks = _bankList.length;
        uint256 sound;
        for (uint256 i = 0; sound < banks; i = (i + 1) % banks) {
            ++sound;
            for (; _heldBy(i + 1) < 0; --limit) {
                if (limit == 0) return false;
                _unwindLast(i + 1);
                sound = 0;
            }
        }
        return true;
    }

    function _unwindLast(uint256 bank) private {
        Payment storage payment = _payments[_banks[bank].sessionTail];
        _banks[bank].sessionTail = payment.previous;
        _move(payment.payee, bank, payment.amountFen);
        payment.state = OrderState.UNWOUND;
        emit OrderStateChanged(payment.instructionId, OrderState.UNWOUND);
    }

    function _shareLoss(int256[] memory nets, int256[] memory held, uint256 missing) private {
        uint256 due;
        for (uint256 i = 0; i < nets.length; ++i) if (nets[i] > 0) due += uint256(nets[i]);
        uint256 left = missing;
        uint256[] memory shares = new uint256[](nets.length);
        for (uint256 i = 0; i < nets.length; ++i) {
            if (nets[i] <= 0) continue;
            shares[i] = (missing * uint256(nets[i])) / due;
            left -= shares[i];
        }
        for (uint256 i = 0; i < nets.length; ++i) {
            if (held[i] < 0) held[i] = 0;
            if (nets[i] <= 0) continue;
            if (left != 0) {
                ++shares[i];
                --left;
            }
            if (shares[i] == 0) continue;
            // At most what was due to it: the shares are parts of what all were due.
            held[i] -= int256(shares[i]);
            emit LossBorne(_session, _bankList[i], shares[i]);
        }
    }
}
