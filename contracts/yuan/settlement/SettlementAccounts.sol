// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IInterbankSettlement, OrderState, SettlementMode} from "../../interfaces/IInterbankSettlement.sol";

/// @dev Accounts, queues and what a session holds, each bank and each payment by its number, from 1.
abstract contract SettlementAccounts is IInterbankSettlement {
    /// @dev In modes without sessions the room is the balance, and `balanceFen` isn't used. The room is below zero only
    /// while a session is being unwound.
    struct Bank {
        int112 roomFen;
        uint96 balanceFen;
        uint40 sessionTail;
        // The cap is as stated, or the balance.
        bool capIsStated;
    }

    /// @dev Two doubly linked lists, so that a cancelled payment leaves no gap that others would have to step over.
    struct Queue {
        uint40 urgentHead;
        uint40 urgentTail;
        uint40 normalHead;
        uint40 normalTail;
        uint32 count;
    }

    /// @dev `previous` links the queue while the payment is queued, and the payer's session once it has entered.
    struct Payment {
        bytes32 instructionId;
        uint16 payer;
        uint16 payee;
        uint96 amountFen;
        uint40 next;
        uint40 previous;
        uint16 session;
        bool urgent;
        OrderState state;
    }

    uint256 internal constant MAX_RELEASES = 64;
    uint256 internal constant MAX_BANKS = 64;

    SettlementMode internal immutable MODE;

    uint16 internal _session;
    bool internal _sessionOpen;
    bool internal _sessionClosing;
    uint40 private _lastPayment;
    uint32 internal _queuedCount;
    address[] internal _bankList;
    mapping(address bank => uint256) internal _numberOf;
    mapping(uint256 number => Bank) internal _banks;
    mapping(uint256 number => Queue) private _queues;
    mapping(uint256 number => Payment) internal _payments;

    constructor(SettlementMode mode) {
        MODE = mode;
    }

    /// @inheritdoc IInterbankSettlement
    function queueOf(address bank) external view returns (bytes32[] memory instructionIds) {
        uint256 number = _numberOf[bank];
        instructionIds = new bytes32[](_queues[number].count);
        uint256 payment = _headOf(number);
        for (uint256 i = 0; i < instructionIds.length; ++i) {
            instructionIds[i] = _payments[payment].instructionId;
            payment = _after(number, payment);
        }
    }

    /// @dev Stores the payment at the end of its priority's list.
    function _enqueue(Payment memory payment) internal returns (uint256 number) {
        number = ++_lastPayment;
        Queue storage queue = _queues[payment.payer];
        uint40 tail = payment.urgent ? queue.urgentTail : queue.normalTail;
        payment.previous = tail;
        payment.state = OrderState.QUEUED;
        _payments[number] = payment;
        if (tail != 0) _payments[tail].next = uint40(number);
        if (payment.urgent) {
            queue.urgentTail = uint40(number);
            if (tail == 0) queue.urgentHead = uint40(number);
        } else {
            queue.normalTail = uint40(number);
            if (tail == 0) queue.normalHead = uint40(number);
        }
        ++queue.count;
        ++_queuedCount;
        emit OrderStateChanged(payment.instructionId, OrderState.QUEUED);
    }

    /// @dev Stores a payment that enters the session without having been queued.
    function _enterAtOnce(Payment memory payment) internal returns (uint256 number) {
        number = ++_lastPayment;
        _payments[number] = payment;
        _enter(number, payment.payer, payment.instructionId);
    }

    /// @dev Takes a payment out of its queue, wherever in it it is.
    function _unlink(uint256 number, OrderState state) internal {
        Payment storage payment = _payments[number];
        (uint40 previous, uint40 next) = (payment.previous, payment.next);
        Queue storage queue = _queues[payment.payer];
        if (previous != 0) _payments[previous].next = next;
        else if (payment.urgent) queue.urgentHead = next;
        else queue.normalHead = next;
        if (next != 0) _payments[next].previous = previous;
        else if (payment.urgent) queue.urgentTail = previous;
        else queue.normalTail = previous;
        --queue.count;
        --_queuedCount;
        payment.state = state;
        emit OrderStateChanged(payment.instructionId, state);
    }

    function _move(uint256 payer, uint256 payee, uint96 amount) internal {
        // All rooms together are bounded by money and caps, which are.
        _banks[payer].roomFen -= int112(uint112(amount));
        _banks[payee].roomFen += int112(uint112(amount));
    }

    /// @dev Releases the heads that fit of these banks, and of those that are paid thereby.
    function _releaseFrom(uint256[] memory starts) internal {
        uint256 count = starts.length;
        uint256[] memory waiting = new uint256[](count + MAX_RELEASES);
        for (uint256 i = 0; i < count; ++i) waiting[i] = starts[i];
        uint256 released;
        for (uint256 i = 0; i < count; ++i) {
            uint256 bank = waiting[i];
            for (uint256 head = _headOf(bank); head != 0; head = _headOf(bank)) {
                if (!_fits(bank, _payments[head].amountFen)) break;
                if (released == MAX_RELEASES) {
                    emit ReleaseLeft(_bankList[bank - 1]);
                    break;
                }
                waiting[count] = _settleHead(head);
                ++count;
                ++released;
            }
        }
    }

    function _releaseFrom(uint256 start) internal {
        uint256[] memory starts = new uint256[](1);
        starts[0] = start;
        _releaseFrom(starts);
    }

    function _headOf(uint256 bank) internal view returns (uint256) {
        Queue storage queue = _queues[bank];
        uint256 urgent = queue.urgentHead;
        return urgent != 0 ? urgent : queue.normalHead;
    }

    /// @dev The payment that comes after one in its payer's queue; zero if none does.
    function _after(uint256 bank, uint256 number) internal view returns (uint256) {
        Payment storage payment = _payments[number];
        uint256 next = payment.next;
        return next == 0 && payment.urgent ? _queues[bank].normalHead : next;
    }

    /// @dev Whether a queued payment goes before a new one of this priority.
    function _waitsBehind(uint256 bank, bool urgent) internal view returns (bool) {
        Queue storage queue = _queues[bank];
        return urgent ? queue.urgentHead != 0 : queue.count != 0;
    }

    function _fits(uint256 bank, uint96 amount) internal view returns (bool) {
        return int112(uint112(amount)) <= _banks[bank].roomFen;
    }

    function _requireNoSession() internal view {
        require(!_sessionOpen && !_sessionClosing, SessionIs(true));
    }

    function _settleHead(uint256 head) private returns (uint256 payee) {
        Payment storage payment = _payments[head];
        uint256 payer = payment.payer;
        payee = payment.payee;
        _move(payer, payee, payment.amountFen);
        if (MODE == SettlementMode.NET) {
            bytes32 instructionId = payment.instructionId;
            _unlink(head, OrderState.IN_SESSION);
            _enter(head, payer, instructionId);
        } else {
            _unlink(head, OrderState.SETTLED_BY_RELEASE);
        }
    }

    function _enter(uint256 number, uint256 payer, bytes32 instructionId) private {
        Payment storage payment = _payments[number];
        Bank storage bank = _banks[payer];
        payment.previous = bank.sessionTail;
        payment.session = _session;
        if (payment.state != OrderState.IN_SESSION) {
            payment.state = OrderState.IN_SESSION;
            emit OrderStateChanged(instructionId, OrderState.IN_SESSION);
        }
        bank.sessionTail = uint40(number);
    }
}
