// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Payment} from "../interfaces/ILibraCoin.sol";
import {VM} from "./IVm.sol";
import {LibraSystem} from "./LibraSystem.sol";

/// @title Everything that participants and administrators may do, in any order and with any amounts
/// @notice Amounts run a little beyond what can be had, so that refusals happen as often as movements. It keeps books
/// of its own: what was attested and paid out when, and what each kind of call did to the supply.
contract LibraHandler is LibraSystem {
    struct Payout {
        uint256 paidAt;
        uint256 amount;
    }

    uint256 private constant AMOUNTS = 250_000;

    /// @notice Whether the supply rose outside a mint, or fell outside a burn.
    bool public supplyMovedElsewhere;
    /// @notice Whether a statement was taken or refused against these books.
    bool public statementMisjudged;
    /// @notice Whether a mint left more coins than the reserve, by these books, covers.
    bool public mintedBeyondReserve;
    /// @notice Whether a mint rested on a stale statement.
    bool public mintedOnStaleStatement;
    /// @notice Whether a dealer decided.
    bool public dealerDecided;
    /// @notice Whether a redemption left the others less for each coin than there was before.
    bool public redemptionHurtOthers;
    /// @notice Whether a burn made room to mint.
    bool public burnMadeRoom;

    bool private _fulfils;
    uint256 private _attested;
    uint256 private _attestedAsOf;
    Payout[] private _payouts;
    bytes32[] private _mints;
    bytes32[] private _preburns;

    modifier keepsSupply() {
        uint256 before = coin.totalSupply();
        _;
        if (coin.totalSupply() != before) supplyMovedElsewhere = true;
    }

    /// @notice Custodians state what they hold as of a moment: late or to come, stale, or the second of a payout; and in
    /// one of four statements with too little in securities.
    /// @param amount How much.
    /// @param moment Which moment.
    function attest(uint256 amount, uint256 moment) external keepsSupply {
        uint256 asOf = block.timestamp + 60 - (moment % (STALENESS / 4));
        if (moment % 16 == 0) asOf -= STALENESS;
        if (moment % 16 == 1 && _payouts.length != 0) asOf = _payouts[_payouts.length - 1].paidAt;
        bool good = asOf <= block.timestamp && asOf > _attestedAsOf && asOf + STALENESS >= block.timestamp;
        uint256 stated = amount % (4 * AMOUNTS);
        uint256 cash = amount % 4 == 0 ? stated / 4 : stated / 5;
        if (_attest(cash, stated - cash, asOf) != good) statementMisjudged = true;
        if (good) (_attested, _attestedAsOf, _fulfils) = (stated, asOf, cash * 5 <= stated);
    }

    /// @notice Time passes.
    /// @param secondsOn How much.
    function wait(uint256 secondsOn) external keepsSupply {
        // Seldom so long that the last statement is stale, or nothing else would happen.
        VM.warp(block.timestamp + (secondsOn % 4 == 0 ? 2 * STALENESS : secondsOn % (STALENESS / 8)));
    }

    /// @notice A dealer requests coins.
    /// @param dealer Which dealer.
    /// @param amount How many.
    function requestMint(uint256 dealer, uint256 amount) external keepsSupply {
        bytes32 id = _nextId();
        _mints.push(id);
        // At times all that is held beyond the coins, which leaves no buffer.
        uint256 room = _room();
        bool leavesNone = amount % 4 == 0 && room != 0;
        VM.prank(dealerAt(dealer));
        treasury.requestMint(id, leavesNone ? room : _amount(amount));
    }

    /// @notice Compliance approves the last request for coins, after a dealer with its role tried to.
    /// @param dealer Which dealer.
    function approveMint(uint256 dealer) external {
        if (_mints.length == 0) return;
        bytes32 id = _mints[_mints.length - 1];
        VM.prank(dealerAt(dealer));
        try treasury.approveMint(id) {
            dealerDecided = true;
        } catch {}
        (, uint256 amount) = treasury.mintRequest(id);
        uint256 before = coin.totalSupply();
        try treasury.approveMint(id) {
            if (_withBuffer(coin.totalSupply()) > effectiveReserve() || !_fulfils) mintedBeyondReserve = true;
            if (_attestedAsOf + STALENESS < block.timestamp) mintedOnStaleStatement = true;
            if (coin.totalSupply() != before + amount) supplyMovedElsewhere = true;
            _mints.pop();
        } catch {
            if (coin.totalSupply() != before) supplyMovedElsewhere = true;
        }
    }

    /// @notice Compliance declines a request for coins.
    /// @param request Which request.
    function declineMint(uint256 request) external keepsSupply {
        if (_mints.length == 0) return;
        try treasury.declineMint(_mints[request % _mints.length]) {} catch {}
    }

    /// @notice A dealer hands coins in.
    /// @param dealer Which dealer.
    /// @param amount How many.
    function preburn(uint256 dealer, uint256 amount) external keepsSupply {
        bytes32 id = _nextId();
        VM.prank(dealerAt(dealer));
        try treasury.preburn(id, _amount(amount)) {
            _preburns.push(id);
        } catch {}
    }

    /// @notice Compliance burns, with a fiat reference that may have been used.
    /// @param request Which preburn.
    /// @param fiatReference Which reference.
    function burn(uint256 request, uint256 fiatReference) external {
        if (_preburns.length == 0) return;
        bytes32 id = _preburns[request % _preburns.length];
        (, uint256 amount) = treasury.preburnRequest(id);
        uint256 before = coin.totalSupply();
        uint256 room = _room();
        uint256 effective = reserve.effectiveReserve();
        uint256 due = reserve.payoutFor(amount);
        try treasury.burn(id, bytes32(fiatReference % 64), due) {
            _payouts.push(Payout(block.timestamp, due));
            if (coin.totalSupply() != before - amount) supplyMovedElsewhere = true;
            if (_room() > room) burnMadeRoom = true;
            // R′ ÷ S′ ≥ R ÷ S, or all that is left is covered.
            (uint256 left, uint256 coins) = (reserve.effectiveReserve(), coin.totalSupply());
            if (left < coins && left * before < effective * coins) redemptionHurtOthers = true;
        } catch {
            if (coin.totalSupply() != before) supplyMovedElsewhere = true;
        }
    }

    /// @notice Compliance cancels a preburn.
    /// @param request Which preburn.
    function cancelPreburn(uint256 request) external keepsSupply {
        if (_preburns.length == 0) return;
        try treasury.cancelPreburn(_preburns[request % _preburns.length]) {} catch {}
    }

    /// @notice A holder or a dealer gives a payment, to the preburn queue at times.
    /// @param payer Who pays.
    /// @param payee Who is paid.
    /// @param amount How much.
    function pay(uint256 payer, uint256 payee, uint256 amount) external keepsSupply {
        address to = payee % 8 == 7 ? address(treasury) : holderAt(payee);
        address from = holderAt(payer);
        Payment memory payment = Payment(_nextId(), from, to, _amount(amount), type(uint256).max);
        VM.prank(from);
        coin.pay(payment, "");
        VM.prank(from);
        try coin.transfer(to, _amount(amount >> 8)) {} catch {}
    }

    /// @notice The administrator freezes or lifts, and takes coins by order, from the preburn queue at times.
    /// @param account Whose.
    /// @param payee Who receives them.
    /// @param amount How much.
    function order(uint256 account, uint256 payee, uint256 amount) external keepsSupply {
        address from = account % 8 == 7 ? address(treasury) : holderAt(account);
        if (coin.isFrozen(from)) coin.lift(from, "");
        else if (amount % 4 == 0) try coin.freeze(from, "") {} catch {}
        try coin.setFrozenTokens(from, amount % AMOUNTS) {} catch {}
        try coin.forcedTransfer(from, holderAt(payee), _amount(amount)) {} catch {}
    }

    /// @notice What these books say the reserve is: the last statement less every payout in or after its second.
    /// @return left Amount in millionths of a coin.
    function effectiveReserve() public view returns (uint256 left) {
        left = _attested;
        for (uint256 i = 0; i < _payouts.length; ++i) {
            if (_payouts[i].paidAt < _attestedAsOf) continue;
            left = left > _payouts[i].amount ? left - _payouts[i].amount : 0;
        }
    }

    /// @notice The open preburns, added up one by one.
    /// @return sum Amount in millionths of a coin.
    function openPreburns() external view returns (uint256 sum) {
        for (uint256 i = 0; i < _preburns.length; ++i) {
            (, uint256 amount) = treasury.preburnRequest(_preburns[i]);
            sum += amount;
        }
    }

    /// @notice How many preburns are open.
    /// @return count Their number.
    function openPreburnCount() external view returns (uint256 count) {
        for (uint256 i = 0; i < _preburns.length; ++i) {
            (, uint256 amount) = treasury.preburnRequest(_preburns[i]);
            if (amount != 0) ++count;
        }
    }

    function _withBuffer(uint256 coins) private pure returns (uint256) {
        return coins + (coins * BUFFER + 9_999) / 10_000;
    }

    function _room() private view returns (uint256) {
        (uint256 covered, uint256 coins) = (reserve.effectiveReserve(), coin.totalSupply());
        return covered > coins ? covered - coins : 0;
    }

    function _amount(uint256 seed) private pure returns (uint256) {
        return 1 + (seed % AMOUNTS);
    }
}
