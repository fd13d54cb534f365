// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Arrays} from "@openzeppelin/contracts/utils/Arrays.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IPreburnQueue} from "../../interfaces/IPreburnQueue.sol";
import {Dealer} from "./Dealer.sol";
import {Dealers} from "./Dealers.sol";

/// @dev A dealer's queue is a ring of 256 slots. Places are numbered on and on, and a request takes the next place whose
/// slot, the place modulo 256, is free: so places ascend with age, and no slot is searched for by trying.
abstract contract PreburnQueue is Dealers, IPreburnQueue {
    /// @dev One word. Open while there is an amount; the dealer stays, so that the id isn't used again.
    struct Preburn {
        address dealer;
        uint64 openInMicro;
        uint32 place;
    }

    struct Ring {
        /// @dev One bit for each slot.
        uint256 taken;
        /// @dev Slots that are free keep the id they had: overwriting costs less than filling.
        bytes32[256] ids;
    }

    uint256 private constant MOST_OPEN = 256;

    mapping(bytes32 requestId => Preburn) private _preburns;
    mapping(address dealer => Ring) private _rings;

    /// @inheritdoc IPreburnQueue
    function preburnRequest(bytes32 requestId) external view returns (address dealer, uint256 openInMicro) {
        return (_preburns[requestId].dealer, _preburns[requestId].openInMicro);
    }

    /// @inheritdoc IPreburnQueue
    function oldestPreburn(address dealer, uint256 amountInMicro) external view returns (bytes32) {
        bytes32[] memory requestIds = openPreburns(dealer);
        for (uint256 i = 0; i < requestIds.length; ++i) {
            if (_preburns[requestIds[i]].openInMicro == amountInMicro) return requestIds[i];
        }
        return 0;
    }

    /// @inheritdoc IPreburnQueue
    function preburnValue() external view returns (uint256) {
        return address(_coin) == address(0) ? 0 : IERC20(address(_coin)).balanceOf(address(this));
    }

    /// @inheritdoc IPreburnQueue
    function openPreburns(address dealer) public view returns (bytes32[] memory requestIds) {
        Ring storage ring = _rings[dealer];
        uint256[] memory places = new uint256[](openPreburnsOf(dealer));
        uint256 found = 0;
        for (uint256 slot = 0; slot < MOST_OPEN; ++slot) {
            if (ring.taken & (1 << slot) != 0) places[found++] = _preburns[ring.ids[slot]].place;
        }
        Arrays.sort(places);
        requestIds = new bytes32[](found);
        for (uint256 i = 0; i < found; ++i) requestIds[i] = ring.ids[places[i] % MOST_OPEN];
    }

    /// @inheritdoc IPreburnQueue
    function openPreburnsOf(address dealer) public view returns (uint256 count) {
        for (uint256 taken = _rings[dealer].taken; taken != 0; taken &= taken - 1) ++count;
    }

    function _enqueue(bytes32 requestId, uint256 amountInMicro) internal {
        _requireRequestable(amountInMicro, _preburns[requestId].dealer, requestId);
        Ring storage ring = _rings[msg.sender];
        uint256 taken = ring.taken;
        require(taken != type(uint256).max, PreburnQueueFull(msg.sender, MOST_OPEN));
        Dealer dealer = _dealerOf(msg.sender);
        uint32 place = _nextPlace(dealer.lastPlace() + 1, taken);
        uint256 slot = place % MOST_OPEN;
        ring.taken = taken | (1 << slot);
        ring.ids[slot] = requestId;
        _storeDealer(msg.sender, dealer.withPlace(place));
        _preburns[requestId] = Preburn(msg.sender, uint64(amountInMicro), place);
    }

    function _dequeue(bytes32 requestId) internal returns (address dealer, uint256 amountInMicro) {
        Preburn storage request = _preburns[requestId];
        (dealer, amountInMicro) = (request.dealer, request.openInMicro);
        require(amountInMicro != 0, RequestNotOpen(requestId));
        request.openInMicro = 0;
        _rings[dealer].taken &= ~(1 << (request.place % MOST_OPEN));
    }

    /// @dev What holds for requests of either kind.
    function _requireRequestable(uint256 amountInMicro, address usedBy, bytes32 requestId) internal pure {
        require(amountInMicro != 0 && amountInMicro <= type(uint64).max, RequestOutOfRange(amountInMicro));
        require(usedBy == address(0), RequestIdUsed(requestId));
    }

    /// @dev The first place from `from` on whose slot isn't taken. There is one.
    function _nextPlace(uint32 from, uint256 taken) private pure returns (uint32) {
        uint256 turn = from % MOST_OPEN;
        // The slots in the order in which their turn comes, lowest bit first.
        uint256 free = ~((taken >> turn) | (turn == 0 ? 0 : taken << (MOST_OPEN - turn)));
        return from + uint32(Math.log2(free & (~free + 1)));
    }
}
