// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {ILibraCoin} from "../../interfaces/ILibraCoin.sol";
import {IRedemption} from "../../interfaces/IRedemption.sol";
import {IRegulatedToken} from "../../interfaces/IRegulatedToken.sol";
import {ITreasury} from "../../interfaces/ITreasury.sol";

/// @title The emergency redemption queue; see `IRedemption`
/// @dev The only contracts called are the coin and its treasury, which don't call back. Transfers revert rather than
/// return false.
contract Redemption is IRedemption, AccessManaged {
    /// @dev One word. Open while there is an amount.
    struct Request {
        address holder;
        uint64 openInMicro;
        uint32 readyAt;
    }

    uint256 private constant LONGEST_DELAY = 366 days;

    address private immutable COIN;
    address private immutable TREASURY;

    uint32 private _delaySeconds;
    bool private _dealersInactive;
    uint64 private _first;
    Request[] private _requests;
    // One more than the number, so that 0 says that there is none.
    mapping(address holder => uint256) private _openOf;

    constructor(address authority_, address coin_, uint256 delaySeconds_) AccessManaged(authority_) {
        COIN = coin_;
        TREASURY = ILibraCoin(coin_).treasury();
        _setDelay(delaySeconds_);
    }

    /// @inheritdoc IRedemption
    function declareDealersInactive() external restricted {
        require(!_dealersInactive, DealersDeclaredAlready(true));
        _dealersInactive = true;
        emit DealersDeclaredInactive();
    }

    /// @inheritdoc IRedemption
    function declareDealersActive() external restricted {
        require(_dealersInactive, DealersDeclaredAlready(false));
        _dealersInactive = false;
        emit DealersDeclaredActive();
    }

    /// @inheritdoc IRedemption
    function setDelay(uint256 delaySeconds_) external restricted {
        _setDelay(delaySeconds_);
    }

    /// @inheritdoc IRedemption
    function request(uint256 amountInMicro) external returns (uint256 number) {
        require(_dealersInactive, DealersActive());
        bool inRange = amountInMicro != 0 && amountInMicro <= type(uint64).max;
        require(inRange, RequestOutOfRange(amountInMicro));
        uint256 open = _openOf[msg.sender];
        if (open != 0) revert RequestOpenAlready(msg.sender, open - 1);
        number = _requests.length;
        uint256 readyAt = block.timestamp + _delaySeconds;
        _requests.push(Request(msg.sender, uint64(amountInMicro), uint32(readyAt)));
        _openOf[msg.sender] = number + 1;
        emit RedemptionRequested(number, msg.sender, amountInMicro, readyAt);
        IERC20(COIN).transferFrom(msg.sender, address(this), amountInMicro);
    }

    /// @inheritdoc IRedemption
    function cancel(uint256 number) external {
        (address holder, uint256 amount) = _close(number);
        require(holder == msg.sender, NotTheHolder(number, holder));
        emit RedemptionCancelled(number, holder, amount);
        IERC20(COIN).transfer(holder, amount);
    }

    /// @inheritdoc IRedemption
    function settle(uint256 number, bytes32 fiatReference, uint256 paidInMicro) external restricted {
        (address holder, uint256 amount) = _close(number);
        uint256 readyAt = _requests[number].readyAt;
        require(block.timestamp >= readyAt, RequestNotReady(number, readyAt));
        require(!_isFrozen(holder), IRegulatedToken.FrozenAccount(holder));
        _requireTurn(number);
        emit Redeemed(number, holder, fiatReference, amount, paidInMicro);
        IERC20(COIN).transfer(TREASURY, amount);
        ITreasury(TREASURY).burnRedeemed(amount, fiatReference, paidInMicro);
    }

    /// @inheritdoc IRedemption
    function leaveClosedBehind(uint256 most) external {
        uint64 first = _first;
        uint256 end = Math.min(_requests.length, Math.saturatingAdd(first, most));
        while (first < end && !_isOpen(first)) ++first;
        _first = first;
    }

    /// @inheritdoc IRedemption
    function requestAt(uint256 number) external view returns (address holder, uint256 openInMicro, uint256 readyAt) {
        if (number >= _requests.length) return (address(0), 0, 0);
        Request storage found = _requests[number];
        return (found.holder, found.openInMicro, found.readyAt);
    }

    /// @inheritdoc IRedemption
    function openRequestOf(address holder) external view returns (bool isOpen, uint256 number) {
        uint256 open = _openOf[holder];
        return open == 0 ? (false, 0) : (true, open - 1);
    }

    /// @inheritdoc IRedemption
    function openRequests(uint256 from, uint256 most) external view returns (uint256[] memory numbers) {
        uint256 end = Math.min(_requests.length, Math.saturatingAdd(from, most));
        uint256 count = 0;
        for (uint256 number = from; number < end; ++number) if (_isOpen(number)) ++count;
        numbers = new uint256[](count);
        count = 0;
        for (uint256 number = from; number < end; ++number) if (_isOpen(number)) numbers[count++] = number;
    }

    /// @inheritdoc IRedemption
    function queue() external view returns (uint256 first, uint256 end) {
        return (_first, _requests.length);
    }

    /// @inheritdoc IRedemption
    function dealersInactive() external view returns (bool) {
        return _dealersInactive;
    }

    /// @inheritdoc IRedemption
    function delay() external view returns (uint256) {
        return _delaySeconds;
    }

    /// @inheritdoc IRedemption
    function coin() external view returns (address) {
        return COIN;
    }

    function _close(uint256 number) private returns (address holder, uint256 amountInMicro) {
        require(number < _requests.length && _isOpen(number), NoOpenRequest(number));
        Request storage open = _requests[number];
        (holder, amountInMicro) = (open.holder, open.openInMicro);
        open.openInMicro = 0;
        _openOf[holder] = 0;
    }

    function _setDelay(uint256 delaySeconds_) private {
        require(delaySeconds_ <= LONGEST_DELAY, DelayOutOfRange(delaySeconds_));
        _delaySeconds = uint32(delaySeconds_);
        emit DelaySet(delaySeconds_);
    }

    /// @dev Leaves the closed ones at the front behind on its way.
    function _requireTurn(uint256 number) private {
        uint64 first = _first;
        while (first < number && !_isOpen(first)) ++first;
        for (uint256 earlier = first; earlier < number; ++earlier) {
            require(!_isOpen(earlier) || _isFrozen(_requests[earlier].holder), NotItsTurn(number, earlier));
        }
        _first = first;
    }

    function _isOpen(uint256 number) private view returns (bool) {
        return _requests[number].openInMicro != 0;
    }

    function _isFrozen(address holder) private view returns (bool) {
        return IRegulatedToken(COIN).isFrozen(holder);
    }
}
