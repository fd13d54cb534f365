// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {
    IInterbankSettlement,
    InterbankCancellation,
    InterbankPayment,
    OrderState,
    SettlementMode,
    ShortfallRule
} from "../../interfaces/IInterbankSettlement.sol";
import {InstructionAuthorisation} from "../../token/InstructionAuthorisation.sol";
import {NetSessions} from "./NetSessions.sol";
import {Offsetting} from "./Offsetting.sol";
import {SettlementAccounts} from "./SettlementAccounts.sol";

/// @title Interbank settlement in central-bank money; see `IInterbankSettlement`
/// @dev Calls no other contract but a payer that signs by ERC-1271, by static call.
contract InterbankSettlement is EIP712, InstructionAuthorisation, Offsetting, NetSessions {
    bytes32 private constant PAYMENT_TYPEHASH = keccak256(
        "InterbankPayment(bytes32 instructionId,address payer,address payee,bool urgent,uint256 amountInFen,uint256 validUntil)"
    );
    bytes32 private constant CANCELLATION_TYPEHASH = keccak256(
        "InterbankCancellation(bytes32 instructionId,address payer,bytes32 paymentId,uint256 validUntil)"
    );
    // Below the digest's upper 26 bytes: 40 bits of the payment's number, if it has one, and 8 of a state that stays.
    uint256 private constant ANSWER_MASK = 2 ** 48 - 1;

    bool private _dayOpen;
    uint96 private _totalFen;
    mapping(bytes32 instructionId => uint256) private _orders;

    constructor(
        address authority_,
        SettlementMode mode,
        ShortfallRule rule,
        uint256 window
    )
        EIP712("Interbank Settlement", "1")
        AccessManaged(authority_)
        SettlementAccounts(mode)
        Offsetting(window)
        NetSessions(rule)
    {}

    /// @inheritdoc IInterbankSettlement
    function admitSettlementBank(address bank, string calldata name) external restricted {
        bool admissible = bank != address(0) && _numberOf[bank] == 0 && _bankList.length < MAX_BANKS;
        require(admissible, SettlementBankNotAdmissible(bank));
        _bankList.push(bank);
        _numberOf[bank] = _bankList.length;
        emit SettlementBankAdmitted(bank, name);
    }

    /// @inheritdoc IInterbankSettlement
    function fund(address bank, uint256 amountInFen) external restricted {
        uint256 number = _requireBank(bank);
        uint256 room = type(uint96).max - _totalFen;
        require(amountInFen <= room, SettlementAmountOutOfRange(amountInFen, room));
        uint96 amount = uint96(amountInFen);
        _totalFen += amount;
        if (MODE == SettlementMode.NET) {
            _banks[number].balanceFen += amount;
            _fundInSession(number, amount);
        } else {
            _banks[number].roomFen += int112(uint112(amount));
        }
        emit SettlementFunded(bank, amountInFen);
        if (MODE != SettlementMode.NET || _sessionOpen) _releaseFrom(number);
    }

    /// @inheritdoc IInterbankSettlement
    function defund(address bank, uint256 amountInFen) external restricted {
        _requireNoSession();
        uint256 number = _requireBank(bank);
        uint256 available = _balanceOf(number);
        require(amountInFen <= available, SettlementBalanceInsufficient(bank, amountInFen, available));
        uint96 amount = uint96(amountInFen);
        _totalFen -= amount;
        if (MODE == SettlementMode.NET) _banks[number].balanceFen -= amount;
        else _banks[number].roomFen -= int112(uint112(amount));
        emit SettlementDefunded(bank, amountInFen);
    }

    /// @inheritdoc IInterbankSettlement
    function openDay() external restricted {
        require(!_dayOpen, SettlementDayIs(true));
        require(_queuedCount == 0, PaymentsStillQueued(_queuedCount));
        _dayOpen = true;
        emit SettlementDayChanged(true);
    }

    /// @inheritdoc IInterbankSettlement
    function endDay(uint256 limit) external restricted returns (uint256 left) {
        _requireNoSession();
        if (_dayOpen) {
            _dayOpen = false;
            emit SettlementDayChanged(false);
        }
        uint256 returned;
        for (uint256 bank = 1; bank <= _bankList.length; ++bank) {
            uint256 head = _headOf(bank);
            for (; head != 0 && returned < limit; head = _headOf(bank)) {
                _unlink(head, OrderState.LIQUIDITY_INSUFFICIENT);
                ++returned;
            }
        }
        return _queuedCount;
    }

    /// @inheritdoc IInterbankSettlement
    function submit(InterbankPayment calldata payment, bytes calldata signature) external returns (OrderState state) {
        uint256 payer = _requireBank(payment.payer);
        uint256 payee = _requireBank(payment.payee);
        require(payer != payee, PaymentToSelf(payment.payer));
        _requireWellFormed(payment.instructionId, payment.amountInFen, payment.validUntil);
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(PAYMENT_TYPEHASH, payment)));
        if (_msgSender() != payment.payer) _requireSigned(payment.payer, digest, signature);
        bool repeated;
        (repeated, state) = _repeated(payment.instructionId, digest);
        if (repeated) return state;
        _requireOpen();

        uint96 amount = uint96(payment.amountInFen);
        bool fits = !_waitsBehind(payer, payment.urgent) && _fits(payer, amount);
        uint256 number;
        if (fits && MODE != SettlementMode.NET) {
            state = OrderState.SETTLED_AT_ONCE;
            emit OrderStateChanged(payment.instructionId, state);
        } else {
            Payment memory stored;
            stored.payer = uint16(payer);
            stored.payee = uint16(payee);
            stored.amountFen = amount;
            stored.urgent = payment.urgent;
            stored.instructionId = payment.instructionId;
            state = fits ? OrderState.IN_SESSION : OrderState.QUEUED;
            number = fits ? _enterAtOnce(stored) : _enqueue(stored);
        }
        _record(payment.instructionId, digest, number, state);
        if (!fits) return state;
        _move(payer, payee, amount);
        _releaseFrom(payee);
    }

    /// @inheritdoc IInterbankSettlement
    function cancel(
        InterbankCancellation calldata cancellation,
        bytes calldata signature
    ) external returns (OrderState state) {
        uint256 payer = _requireBank(cancellation.payer);
        // It moves no amount of its own; the least possible stands for it.
        _requireWellFormed(cancellation.instructionId, 1, cancellation.validUntil);
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(CANCELLATION_TYPEHASH, cancellation)));
        if (_msgSender() != cancellation.payer) _requireSigned(cancellation.payer, digest, signature);
        bool repeated;
        (repeated, state) = _repeated(cancellation.instructionId, digest);
        if (repeated) return state;
        _requireOpen();

        uint256 number = _numberIn(_orders[cancellation.paymentId]);
        Payment storage payment = _payments[number];
        bool queued = number != 0 && payment.state == OrderState.QUEUED && payment.payer == payer;
        state = queued ? OrderState.CARRIED_OUT : OrderState.NOT_QUEUED;
        _record(cancellation.instructionId, digest, 0, state);
        emit OrderStateChanged(cancellation.instructionId, state);
        if (!queued) return state;
        _unlink(number, OrderState.CANCELLED_BY_PAYER);
        _releaseFrom(payer);
    }

    /// @inheritdoc IInterbankSettlement
    function release(address bank) external {
        uint256 number = _requireBank(bank);
        _requireOpen();
        _releaseFrom(number);
    }

    /// @inheritdoc IInterbankSettlement
    function settlementMode() external view returns (SettlementMode) {
        return MODE;
    }

    /// @inheritdoc IInterbankSettlement
    function settlementBanks() external view returns (address[] memory) {
        return _bankList;
    }

    /// @inheritdoc IInterbankSettlement
    function settlementBalanceOf(address bank) external view returns (uint256) {
        return _balanceOf(_numberOf[bank]);
    }

    /// @inheritdoc IInterbankSettlement
    function roomOf(address bank) external view returns (uint256) {
        int112 room = _banks[_numberOf[bank]].roomFen;
        return room < 0 ? 0 : uint112(room);
    }

    /// @inheritdoc IInterbankSettlement
    function totalSettlementFen() external view returns (uint256) {
        return _totalFen;
    }

    /// @inheritdoc IInterbankSettlement
    function stateOf(bytes32 instructionId) external view returns (OrderState) {
        return _stateIn(_orders[instructionId]);
    }

    function _record(bytes32 instructionId, bytes32 digest, uint256 number, OrderState state) private {
        _orders[instructionId] = (uint256(digest) & ~ANSWER_MASK) | (number << 8) | uint256(state);
    }

    /// @dev Answers an id that has been given, or reverts if it was for other contents.
    function _repeated(bytes32 instructionId, bytes32 digest) private returns (bool repeated, OrderState state) {
        uint256 word = _orders[instructionId];
        if (word == 0) return (false, OrderState.UNKNOWN);
        require(word | ANSWER_MASK == uint256(digest) | ANSWER_MASK, InstructionIdReused(instructionId));
        state = _stateIn(word);
        emit OrderRepeated(instructionId, state);
        return (true, state);
    }

    function _balanceOf(uint256 number) private view returns (uint256) {
        Bank storage bank = _banks[number];
        return MODE == SettlementMode.NET ? bank.balanceFen : uint112(bank.roomFen);
    }

    function _requireBank(address bank) private view returns (uint256 number) {
        number = _numberOf[bank];
        require(number != 0, NotASettlementBank(bank));
    }

    /// @dev Orders are taken while the day is open, and in mode NET a session as well.
    function _requireOpen() private view {
        require(_dayOpen, SettlementDayIs(false));
        require(MODE != SettlementMode.NET || _sessionOpen, SessionIs(false));
    }

    function _stateIn(uint256 word) private view returns (OrderState state) {
        uint256 number = _numberIn(word);
        if (number == 0) return OrderState(word & 0xff);
        state = _payments[number].state;
        if (state != OrderState.IN_SESSION) return state;
        bool stillOpen = (_sessionOpen || _sessionClosing) && _payments[number].session == _session;
        return stillOpen ? state : OrderState.SETTLED_IN_SESSION;
    }

    function _numberIn(uint256 word) private pure returns (uint256) {
        return (word & ANSWER_MASK) >> 8;
    }
}
