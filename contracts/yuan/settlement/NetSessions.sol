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
        require(!_sessionOpen, SessionIs(true));
        _sessionOpen = true;
        ++_session;
        emit SessionOpened(_session);
        uint256[] memory everybody = new uint256[](_bankList.length);
        for (uint256 i = 0; i < everybody.length; ++i) {
            everybody[i] = i + 1;
            Bank storage bank = _banks[i + 1];
            uint96 cap = bank.capIsStated ? _caps[i + 1].statedFen : bank.balanceFen;
            _caps[i + 1].atOpeningFen = cap;
            bank.roomFen = cap;
            bank.sessionTail = 0;
        }
        _releaseFrom(everybody);
    }

    /// @inheritdoc IInterbankSettlement
    function closeSession() external restricted {
        require(_sessionOpen, SessionIs(false));
        _sessionOpen = false;
        (int256[] memory nets, int256[] memory held, uint256 missing) = _positions();
        if (missing != 0) {
            _recordDefaults(held);
            if (_RULE == ShortfallRule.UNWIND) _unwind(held);
            else _shareLoss(nets, held, missing);
        }
        for (uint256 i = 0; i < held.length; ++i) _banks[i + 1].balanceFen = uint96(uint256(held[i]));
        emit SessionSettled(_session);
    }

    /// @inheritdoc IInterbankSettlement
    function shortfallRule() external view returns (ShortfallRule) {
        return _RULE;
    }

    /// @dev What came onto an account during a session that its balance covers is room as well.
    function _fundInSession(uint256 number, uint96 amount) internal {
        Bank storage bank = _banks[number];
        if (!_sessionOpen || bank.capIsStated) return;
        bank.roomFen += amount;
        _caps[number].atOpeningFen += amount;
    }

    /// @dev Net positions, what each bank would hold if it paid or received its own, and how much is missing.
    function _positions() private view returns (int256[] memory nets, int256[] memory held, uint256 missing) {
        nets = new int256[](_bankList.length);
        held = new int256[](_bankList.length);
        for (uint256 i = 0; i < nets.length; ++i) {
            Bank storage bank = _banks[i + 1];
            nets[i] = int256(uint256(bank.roomFen)) - int256(uint256(_caps[i + 1].atOpeningFen));
            held[i] = nets[i] + int256(uint256(bank.balanceFen));
            if (held[i] < 0) missing += uint256(-held[i]);
        }
    }

    function _recordDefaults(int256[] memory held) private {
        for (uint256 i = 0; i < held.length; ++i) {
            if (held[i] >= 0) continue;
            _banks[i + 1].capIsStated = true;
            _caps[i + 1].statedFen = 0;
            emit BankDefaulted(_session, _bankList[i], uint256(-held[i]));
        }
    }

    /// @dev As offsetting drops payments: a bank that sent nothing in the session isn't below zero, so this ends.
    function _unwind(int256[] memory held) private {
        uint256 sound;
        for (uint256 i = 0; sound < held.length; i = (i + 1) % held.length) {
            ++sound;
            if (held[i] >= 0) continue;
            sound = 0;
            uint40 last = _banks[i + 1].sessionTail;
            while (held[i] < 0) {
                Payment storage payment = _payments[last];
                int256 amount = int256(uint256(payment.amountFen));
                held[i] += amount;
                held[payment.payee - 1] -= amount;
                payment.state = OrderState.UNWOUND;
                emit OrderStateChanged(payment.instructionId, OrderState.UNWOUND);
                last = payment.previous;
            }
            _banks[i + 1].sessionTail = last;
        }
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
