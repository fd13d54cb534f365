// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {VM} from "./IVm.sol";
import {LibraSystem} from "./LibraSystem.sol";

/// @title Dealers that request and hand coins in, and members of compliance who decide, in any order
/// @notice It keeps books of its own: each dealer's window and queue, and who approved what.
contract DealerHandler is LibraSystem {
    struct Window {
        uint256 start;
        uint256 inflow;
        uint32[4] tiers;
    }

    struct Mint {
        bytes32 id;
        uint256 dealer;
        uint256 amount;
    }

    struct Preburn {
        bytes32 id;
        uint256 amount;
    }

    uint256 private constant MICRO = 1_000_000;
    uint256 private constant APPROVERS = 5;

    /// @notice Whether supply or queue moved otherwise than the call that was made says.
    bool public movedElsewhere;
    /// @notice Whether a mint happened, or didn't, against these books.
    bool public mintMisjudged;
    /// @notice Whether somebody who is no dealer requested or handed in.
    bool public strangerServed;

    Window[DEALERS] private _windows;
    Mint[] private _mints;
    Preburn[][DEALERS] private _queues;
    mapping(bytes32 id => mapping(address approver => bool)) private _hasApproved;
    mapping(bytes32 id => uint256) private _approvals;
    int256 private _supplyMoves;
    int256 private _queueMoves;

    /// @dev Supply and queue move by what the body says, and by nothing else.
    modifier watched() {
        (int256 supply, int256 queue) = _totals();
        (_supplyMoves, _queueMoves) = (0, 0);
        _;
        (int256 supplyAfter, int256 queueAfter) = _totals();
        if (supplyAfter != supply + _supplyMoves || queueAfter != queue + _queueMoves) movedElsewhere = true;
    }

    constructor() {
        for (uint256 i = 0; i < APPROVERS; ++i) authority.grantRole(authority.ADMIN_ROLE(), _approverAt(i), 0);
        for (uint256 i = 0; i < DEALERS; ++i) {
            _windows[i] = Window(block.timestamp, 0, [uint32(1), 2, 3, 4]);
            treasury.setTiers(dealerAt(i), _windows[i].tiers);
        }
    }

    /// @notice Custodians state what they hold now, with too little in securities at times.
    /// @param amount How much.
    function attest(uint256 amount) external watched {
        uint256 stated = amount % (64 * MICRO);
        uint256 cash = stated / (amount % 8 == 0 ? 4 : 5);
        _attest(cash, stated - cash, block.timestamp);
    }

    /// @notice Time passes: hours, or seconds around the end of a window.
    /// @param seed How much.
    function wait(uint256 seed) external watched {
        uint256 end = _windows[seed % DEALERS].start + 1 days;
        uint256 next = block.timestamp + (seed % 4 hours);
        if (seed % 4 == 0 && end + 1 > block.timestamp) next = end + ((seed >> 8) % 2);
        VM.warp(next);
    }

    /// @notice Compliance sets a dealer's tiers, in order or not.
    /// @param dealer Which dealer.
    /// @param seed Which tiers.
    function setTiers(uint256 dealer, uint256 seed) external watched {
        uint32[4] memory tiers;
        for (uint256 i = 0; i < 4; ++i) tiers[i] = uint32((seed >> (i * 8)) % 8) + uint32(i);
        bool ascending = tiers[0] != 0 && tiers[0] < tiers[1] && tiers[1] < tiers[2] && tiers[2] < tiers[3];
        try treasury.setTiers(dealerAt(dealer), tiers) {
            _windows[dealer % DEALERS].tiers = tiers;
            if (!ascending) mintMisjudged = true;
        } catch {
            if (ascending) mintMisjudged = true;
        }
    }

    /// @notice Compliance switches minting, mostly on.
    /// @param seed Which way.
    function switchMinting(uint256 seed) external watched {
        treasury.switchMinting(seed % 4 != 0);
    }

    /// @notice A dealer requests coins; or somebody tries who is none.
    /// @param dealer Who.
    /// @param amount How many.
    function requestMint(uint256 dealer, uint256 amount) external watched {
        bytes32 id = _nextId();
        // Whole coins at times, so that tiers are filled exactly.
        uint256 asked = amount % 2 == 0 ? MICRO * (1 + (amount % 3)) : 1 + (amount % (2 * MICRO));
        VM.prank(holderAt(dealer % HOLDERS));
        try treasury.requestMint(id, asked) {
            strangerServed = true;
        } catch {}
        VM.prank(dealerAt(dealer));
        treasury.requestMint(id, asked);
        _mints.push(Mint(id, dealer % DEALERS, asked));
    }

    /// @notice A member of compliance, who may be a dealer, approves a request.
    /// @param approver Who.
    /// @param request Which request.
    function approveMint(uint256 approver, uint256 request) external watched {
        if (_mints.length == 0) return;
        uint256 place = request % _mints.length;
        Mint memory mint = _mints[place];
        address by = approver % 8 == 7 ? dealerAt(approver) : _approverAt(approver);
        (uint256 start, uint256 inflow) = _windowNow(mint.dealer);
        uint256 needed = _approvalsFor(mint.dealer, inflow + mint.amount);
        bool decides = needed <= 4 && approver % 8 != 7;
        uint256 given = _approvals[mint.id] + (_hasApproved[mint.id][by] ? 0 : 1);
        bool enough = decides && given >= needed;
        bool joins = decides && !enough && !_hasApproved[mint.id][by];
        bool mints = enough && treasury.canMint() && _isCarried(mint.amount);
        VM.prank(by);
        try treasury.approveMint(mint.id) {
            if (!mints && !joins) mintMisjudged = true;
            if (needed > 1 && !_hasApproved[mint.id][by]) {
                _hasApproved[mint.id][by] = true;
                _approvals[mint.id] = given;
            }
        } catch {
            if (mints || joins) mintMisjudged = true;
        }
        if (!mints) return;
        _supplyMoves = int256(mint.amount);
        (_windows[mint.dealer].start, _windows[mint.dealer].inflow) = (start, inflow + mint.amount);
        _mints[place] = _mints[_mints.length - 1];
        _mints.pop();
    }

    /// @notice A dealer hands coins in; or a holder tries.
    /// @param dealer Who.
    /// @param amount How many.
    function preburn(uint256 dealer, uint256 amount) external watched {
        bytes32 id = _nextId();
        uint256 handed = 1 + (amount % (MICRO / 4));
        VM.prank(holderAt(dealer % HOLDERS));
        try treasury.preburn(id, handed) {
            strangerServed = true;
        } catch {}
        VM.prank(dealerAt(dealer));
        try treasury.preburn(id, handed) {
            _queueMoves = int256(handed);
            _queues[dealer % DEALERS].push(Preburn(id, handed));
        } catch {}
    }

    /// @notice Compliance burns or cancels a preburn, out of turn at times.
    /// @param dealer Whose.
    /// @param request Which.
    /// @param burns Whether it burns.
    function decide(uint256 dealer, uint256 request, bool burns) external watched {
        Preburn[] storage queue = _queues[dealer % DEALERS];
        if (queue.length == 0) return;
        uint256 place = request % queue.length;
        Preburn memory chosen = queue[place];
        if (burns) {
            try treasury.burn(chosen.id, _nextId(), reserve.payoutFor(chosen.amount)) {
                _supplyMoves = -int256(chosen.amount);
            } catch {
                return;
            }
        } else {
            uint256 held = coin.balanceOf(dealerAt(dealer));
            treasury.cancelPreburn(chosen.id);
            if (coin.balanceOf(dealerAt(dealer)) != held + chosen.amount) movedElsewhere = true;
        }
        _queueMoves = -int256(chosen.amount);
        for (; place + 1 < queue.length; ++place) queue[place] = queue[place + 1];
        queue.pop();
    }

    /// @notice Whether a dealer's queue is, in order, what these books say.
    /// @param dealer Which dealer.
    /// @return Whether it is.
    function queueIsRight(uint256 dealer) external view returns (bool) {
        Preburn[] storage queue = _queues[dealer % DEALERS];
        bytes32[] memory ids = treasury.openPreburns(dealerAt(dealer));
        if (ids.length != queue.length || ids.length > 256) return false;
        for (uint256 i = 0; i < ids.length; ++i) {
            (address owner, uint256 amount) = treasury.preburnRequest(ids[i]);
            bool same = ids[i] == queue[i].id && amount == queue[i].amount && amount != 0;
            if (!same || owner != dealerAt(dealer) || !treasury.isDealer(owner)) return false;
        }
        return true;
    }

    /// @notice Whether a dealer's window is what these books say, and within its highest tier since it was set.
    /// @param dealer Which dealer.
    /// @return Whether it is.
    function windowIsRight(uint256 dealer) external view returns (bool) {
        (uint256 start, uint256 inflow) = treasury.windowOf(dealerAt(dealer));
        (uint256 startHere, uint256 inflowHere) = _windowNow(dealer % DEALERS);
        return start == startHere && inflow == inflowHere;
    }

    /// @notice All that the queues hold by these books.
    /// @return sum Amount in millionths of a coin.
    function queued() external view returns (uint256 sum) {
        for (uint256 i = 0; i < DEALERS; ++i) {
            for (uint256 j = 0; j < _queues[i].length; ++j) sum += _queues[i][j].amount;
        }
    }

    function _totals() private view returns (int256 supply, int256 queue) {
        return (int256(coin.totalSupply()), int256(treasury.preburnValue()));
    }

    function _windowNow(uint256 dealer) private view returns (uint256 start, uint256 inflow) {
        Window storage window = _windows[dealer];
        return block.timestamp - window.start > 1 days ? (block.timestamp, 0) : (window.start, window.inflow);
    }

    /// @dev Five if no tier covers it.
    function _approvalsFor(uint256 dealer, uint256 inflow) private view returns (uint256 needed) {
        needed = 1;
        for (uint256 i = 0; i < 4; ++i) if (inflow > _windows[dealer].tiers[i] * MICRO) ++needed;
    }

    function _isCarried(uint256 amount) private view returns (bool) {
        (uint256 carried, uint256 until) = reserve.carries();
        return coin.totalSupply() + amount <= carried && block.timestamp <= until;
    }

    function _approverAt(uint256 seed) private pure returns (address) {
        return address(uint160(0x40000 + (seed % APPROVERS)));
    }
}
