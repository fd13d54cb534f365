// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Redemption} from "../libra/redemption/Redemption.sol";
import {VM} from "./IVm.sol";
import {LibraSystem} from "./LibraSystem.sol";

/// @title A run: holders redeem without dealers, a dealer hands coins in, and the reserve is short at times
/// @notice It keeps a queue of its own, and compares what each payout leaves for every other coin.
contract RedemptionHandler is LibraSystem {
    struct Request {
        address holder;
        uint256 amount;
        uint256 readyAt;
    }

    uint256 private constant AMOUNTS = 200_000;
    uint256 private constant DELAY = 1 hours;

    Redemption public redemption;

    /// @notice Whether a settlement went through, or didn't, against these books.
    bool public settlementMisjudged;
    /// @notice Whether a payout left less for each other coin than there was.
    bool public othersLost;
    /// @notice Whether more than face value was paid, or more than the reserve's share.
    bool public paidTooMuch;
    /// @notice Whether supply or queue moved otherwise than by the amount of a request.
    bool public movedElsewhere;

    Request[] private _requests;
    mapping(address holder => bool) private _isOpen;
    bool private _inactive;

    constructor() {
        redemption = new Redemption(address(authority), address(coin), DELAY);
        coin.registerSystemAccount(address(redemption));
        treasury.connectRedemption(address(redemption));
        redemption.declareDealersInactive();
        _inactive = true;
        for (uint256 i = 0; i < HOLDERS + DEALERS; ++i) {
            VM.prank(holderAt(i));
            coin.approve(address(redemption), type(uint256).max);
        }
    }

    /// @notice Coins to begin with, given to holders; once.
    /// @param each How many for each holder and dealer.
    function distribute(uint256 each) external {
        if (coin.totalSupply() != 0) return;
        _attest(each * 2, each * 8, block.timestamp);
        bytes32 id = _nextId();
        VM.prank(dealerAt(0));
        treasury.requestMint(id, each * (HOLDERS + DEALERS));
        treasury.approveMint(id);
        for (uint256 i = 0; i < HOLDERS + 1; ++i) {
            VM.prank(dealerAt(0));
            coin.transfer(i < HOLDERS ? holderAt(i) : dealerAt(1), each);
        }
    }

    /// @notice Custodians state what they hold now: more or less than the coins.
    /// @param share In thousandths of the coins.
    function attest(uint256 share) external {
        VM.warp(block.timestamp + 1);
        _attest((coin.totalSupply() * (800 + (share % 300))) / 1_000, 0, block.timestamp);
    }

    /// @notice Time passes.
    /// @param seed How much.
    function wait(uint256 seed) external {
        VM.warp(block.timestamp + (seed % (2 * DELAY)));
    }

    /// @notice The council declares the dealers active or inactive, mostly inactive.
    /// @param seed Which.
    function declare(uint256 seed) external {
        bool inactive = seed % 4 != 0;
        if (inactive == _inactive) return;
        _inactive = inactive;
        if (inactive) redemption.declareDealersInactive();
        else redemption.declareDealersActive();
    }

    /// @notice A holder is frozen, or the freeze is lifted.
    /// @param holder Who.
    function freezeOrLift(uint256 holder) external {
        address account = holderAt(holder);
        if (coin.isFrozen(account)) coin.lift(account, "");
        else if (holder % 4 == 0) coin.freeze(account, "");
    }

    /// @notice A holder or dealer hands coins in.
    /// @param holder Who.
    /// @param seed How many.
    function request(uint256 holder, uint256 seed) external {
        address account = holderAt(holder);
        uint256 amount = 1 + (seed % AMOUNTS);
        bool can = _inactive && !_isOpen[account] && !coin.isFrozen(account) && coin.balanceOf(account) >= amount;
        VM.prank(account);
        try redemption.request(amount) returns (uint256 number) {
            if (!can || number != _requests.length) settlementMisjudged = true;
            _requests.push(Request(account, amount, block.timestamp + DELAY));
            _isOpen[account] = true;
        } catch {
            if (can) settlementMisjudged = true;
        }
    }

    /// @notice A holder takes the coins back; or somebody else tries.
    /// @param by Who.
    /// @param seed Which request.
    function cancel(uint256 by, uint256 seed) external {
        if (_requests.length == 0) return;
        uint256 number = seed % _requests.length;
        address holder = by % 2 == 0 ? _requests[number].holder : holderAt(by);
        bool can = _requests[number].amount != 0 && _requests[number].holder == holder && !coin.isFrozen(holder);
        VM.prank(holder);
        try redemption.cancel(number) {
            if (!can) settlementMisjudged = true;
            _close(number);
        } catch {
            if (can) settlementMisjudged = true;
        }
    }

    /// @notice The administrator settles the next request, or another.
    /// @param seed Which.
    function settle(uint256 seed) external {
        if (_requests.length == 0) return;
        uint256 turn = _turn();
        uint256 number = seed % 4 == 0 || turn == _requests.length ? seed % _requests.length : turn;
        Request memory chosen = _requests[number];
        uint256 due = reserve.payoutFor(chosen.amount);
        bool can = number == turn && chosen.readyAt <= block.timestamp && due != 0;
        (uint256 left, uint256 coins) = (reserve.effectiveReserve(), coin.totalSupply());
        try redemption.settle(number, _nextId(), due) {
            if (!can) settlementMisjudged = true;
            _compare(left, coins, chosen.amount, due);
            _close(number);
        } catch {
            if (can) settlementMisjudged = true;
        }
        redemption.leaveClosedBehind(seed % 3);
    }

    /// @notice A dealer hands coins in with the treasury, and is paid by the same rule.
    /// @param seed How many.
    function redeemAsDealer(uint256 seed) external {
        bytes32 id = _nextId();
        uint256 amount = 1 + (seed % AMOUNTS);
        VM.prank(dealerAt(seed));
        try treasury.preburn(id, amount) {
            uint256 due = reserve.payoutFor(amount);
            (uint256 left, uint256 coins) = (reserve.effectiveReserve(), coin.totalSupply());
            try treasury.burn(id, _nextId(), due) {
                _compare(left, coins, amount, due);
            } catch {
                treasury.cancelPreburn(id);
            }
        } catch {}
    }

    /// @notice What the queue holds by these books.
    /// @return sum Amount in millionths of a coin.
    function queued() external view returns (uint256 sum) {
        for (uint256 i = 0; i < _requests.length; ++i) sum += _requests[i].amount;
    }

    /// @dev R′ ÷ S′ ≥ R ÷ S unless all is covered; and the payout is no more than face value and share.
    function _compare(uint256 left, uint256 coins, uint256 amount, uint256 paid) private {
        (uint256 leftAfter, uint256 coinsAfter) = (reserve.effectiveReserve(), coin.totalSupply());
        if (coinsAfter != coins - amount || leftAfter != left - paid) movedElsewhere = true;
        if (leftAfter < coinsAfter && leftAfter * coins < left * coinsAfter) othersLost = true;
        if (paid > amount || paid * coins > amount * (left < coins ? left : coins)) paidTooMuch = true;
    }

    function _close(uint256 number) private {
        _requests[number].amount = 0;
        _isOpen[_requests[number].holder] = false;
    }

    /// @dev The earliest open request whose holder isn't frozen.
    function _turn() private view returns (uint256 number) {
        while (number < _requests.length && (_requests[number].amount == 0 || coin.isFrozen(_requests[number].holder)))
            ++number;
    }
}
