// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";

import {
    InterbankCancellation,
    InterbankPayment,
    OrderState,
    SettlementMode,
    ShortfallRule
} from "../interfaces/IInterbankSettlement.sol";
import {InterbankSettlement} from "../yuan/settlement/InterbankSettlement.sol";
import {VM} from "./IVm.sol";

/// @title Everything that banks and the operator may do in interbank settlement, in any order and with any amounts
/// @notice Keeps a plain list of what was given, against which queues and states are held.
contract SettlementHandler {
    uint256 private constant BANKS = 4;
    uint256 private constant OPENING_EACH = 1_000;

    InterbankSettlement public settlement;
    /// @notice Money put in, less money taken out.
    uint256 public fundedFen;
    /// @notice Whether a payment ever left a queue without a final state, or came back from one.
    bool public orderWentBack;

    // The runner knows a contract by its code, which an immutable would change.
    SettlementMode private _mode;
    bytes32[] private _given;
    mapping(bytes32 id => InterbankPayment) private _payments;
    mapping(bytes32 id => OrderState) private _lastStates;

    constructor(SettlementMode mode, ShortfallRule rule) {
        _mode = mode;
        AccessManager authority = new AccessManager(address(this));
        settlement = new InterbankSettlement(address(authority), mode, rule, 4);
        for (uint256 i = 0; i < BANKS; ++i) {
            settlement.admitSettlementBank(bankAt(i), "A bank");
            settlement.fund(bankAt(i), OPENING_EACH);
            fundedFen += OPENING_EACH;
        }
        settlement.openDay();
        if (mode == SettlementMode.NET) {
            for (uint256 i = 1; i < BANKS; ++i) settlement.setNetDebitCap(bankAt(i), false, i * 700);
            settlement.openSession();
        }
    }

    /// @notice A bank gives a payment, more than it has at times.
    /// @param payer Which bank pays.
    /// @param payee Which other bank is paid.
    /// @param amount How much.
    /// @param urgent Whether urgently.
    function submit(uint256 payer, uint256 payee, uint256 amount, bool urgent) external {
        address from = bankAt(payer);
        address to = bankAt((payer % BANKS) + 1 + (payee % (BANKS - 1)));
        bytes32 id = bytes32(_given.length + 1);
        InterbankPayment memory payment = InterbankPayment(
            id,
            from,
            to,
            urgent,
            1 + (amount % 2_500),
            type(uint256).max
        );
        _given.push(id);
        _payments[id] = payment;
        VM.prank(from);
        settlement.submit(payment, "");
        _look();
    }

    /// @notice A bank cancels a payment that was given, by somebody.
    /// @param which Which payment.
    /// @param canceller Who cancels, the payer half of the time.
    function cancel(uint256 which, uint256 canceller) external {
        if (_given.length == 0) return;
        bytes32 id = _given[which % _given.length];
        address from = canceller % 2 == 0 ? _payments[id].payer : bankAt(canceller / 2);
        bytes32 own = keccak256(abi.encode("cancel", id, from, _lastStates[id]));
        VM.prank(from);
        settlement.cancel(InterbankCancellation(own, from, id, type(uint256).max), "");
        _look();
    }

    /// @notice Central-bank money comes onto an account.
    /// @param bank Whose.
    /// @param amount How much.
    function fund(uint256 bank, uint256 amount) external {
        settlement.fund(bankAt(bank), amount % 300);
        fundedFen += amount % 300;
        _look();
    }

    /// @notice Central-bank money leaves an account.
    /// @param bank Whose.
    /// @param amount How much; too much at times.
    function defund(uint256 bank, uint256 amount) external {
        try settlement.defund(bankAt(bank), amount % 300) {
            fundedFen -= amount % 300;
        } catch {}
        _look();
    }

    /// @notice Somebody runs an offset, or the operator cuts a session off, as the mode has it.
    function goOn() external {
        if (_mode == SettlementMode.LIQUIDITY_SAVING) settlement.resolve();
        if (_mode == SettlementMode.NET) {
            if (!settlement.closeSession(1)) settlement.closeSession(type(uint256).max);
            settlement.openSession();
        }
        _look();
    }

    /// @notice Somebody asks for a release.
    /// @param bank Of whose queue.
    function release(uint256 bank) external {
        settlement.release(bankAt(bank));
        _look();
    }

    /// @notice The operator ends the day in two steps, and opens the next.
    function nextDay() external {
        if (_mode == SettlementMode.NET) settlement.closeSession(type(uint256).max);
        settlement.endDay(1);
        settlement.endDay(type(uint256).max);
        settlement.openDay();
        if (_mode == SettlementMode.NET) settlement.openSession();
        _look();
    }

    /// @notice Every payment given, in order.
    /// @return ids Their ids.
    function given() external view returns (bytes32[] memory ids) {
        return _given;
    }

    /// @notice A payment given.
    /// @param id Its id.
    /// @return The payment.
    function paymentOf(bytes32 id) external view returns (InterbankPayment memory) {
        return _payments[id];
    }

    /// @notice A bank by any number.
    /// @param seed The number.
    /// @return Its address.
    function bankAt(uint256 seed) public pure returns (address) {
        return address(uint160(0x20000 + (seed % BANKS)));
    }

    /// @dev A state that is final stays; nothing that left the queue comes back to it.
    function _look() private {
        for (uint256 i = 0; i < _given.length; ++i) {
            bytes32 id = _given[i];
            OrderState before = _lastStates[id];
            OrderState now_ = settlement.stateOf(id);
            if (now_ == before) continue;
            bool wasOpen =
                before == OrderState.UNKNOWN ||
                    before == OrderState.QUEUED ||
                    (before == OrderState.IN_SESSION && now_ != OrderState.QUEUED);
            if (!wasOpen) orderWentBack = true;
            _lastStates[id] = now_;
        }
    }
}
