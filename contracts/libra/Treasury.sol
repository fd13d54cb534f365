// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC165Checker} from "@openzeppelin/contracts/utils/introspection/ERC165Checker.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {ILibraCoin} from "../interfaces/ILibraCoin.sol";
import {IRedemption} from "../interfaces/IRedemption.sol";
import {IReserve} from "../interfaces/IReserve.sol";
import {ITreasury} from "../interfaces/ITreasury.sol";
import {Dealer} from "./dealers/Dealer.sol";
import {PreburnQueue} from "./dealers/PreburnQueue.sol";

/// @title The treasury; see `ITreasury`
/// @dev The only contracts called are the connected coin and reserve. The reserve calls back, to `takeCover` only.
contract Treasury is PreburnQueue, ITreasury {
    /// @dev One word. Open while there is an amount; the dealer stays, so that the id isn't used again.
    struct Mint {
        address dealer;
        uint64 openInMicro;
    }

    IReserve private _reserve;
    bool private _mintingIsOff;
    address private _redemption;
    mapping(bytes32 requestId => Mint) private _mints;
    mapping(bytes32 requestId => address[]) private _approvers;

    constructor(address authority_) AccessManaged(authority_) {}

    /// @inheritdoc ITreasury
    function connectCoin(address coin_, address reserve_) external restricted {
        bool connectable =
            address(_coin) == address(0) &&
                ERC165Checker.supportsInterface(coin_, type(ILibraCoin).interfaceId) &&
                ILibraCoin(coin_).treasury() == address(this) &&
                IReserve(reserve_).coin() == coin_;
        require(connectable, CoinNotConnectable(coin_, reserve_));
        _coin = ILibraCoin(coin_);
        _reserve = IReserve(reserve_);
        emit CoinConnected(coin_, reserve_);
    }

    /// @inheritdoc ITreasury
    function connectRedemption(address redemption_) external restricted {
        require(address(_coin) != address(0), CoinMissing());
        bool connectable =
            _redemption == address(0) &&
                redemption_.code.length != 0 &&
                IRedemption(redemption_).coin() == address(_coin);
        require(connectable, RedemptionNotConnectable(redemption_));
        _redemption = redemption_;
        emit RedemptionConnected(redemption_);
    }

    /// @inheritdoc ITreasury
    function switchMinting(bool canMint_) external restricted {
        _mintingIsOff = !canMint_;
        emit MintingSwitched(canMint_);
        if (address(_reserve) == address(0)) return;
        (uint256 carried, uint256 until) = _reserve.carries();
        _carry(carried, until);
    }

    /// @inheritdoc ITreasury
    function takeCover(uint256 carriedInMicro, uint256 until) external {
        require(msg.sender == address(_reserve), NotTheReserve(msg.sender));
        _carry(carriedInMicro, until);
    }

    /// @inheritdoc ITreasury
    function requestMint(bytes32 requestId, uint256 amountInMicro) external onlyDealer {
        _requireRequestable(amountInMicro, _mints[requestId].dealer, requestId);
        _mints[requestId] = Mint(msg.sender, uint64(amountInMicro));
        emit MintRequested(requestId, msg.sender, amountInMicro);
    }

    /// @inheritdoc ITreasury
    function approveMint(bytes32 requestId) external restricted independent {
        Mint storage request = _mints[requestId];
        (address dealer, uint256 amount) = _openMint(request, requestId);
        (Dealer next, uint256 needed) = _windowWith(dealer, amount);
        if (needed > 1 && !_isApproved(requestId, needed)) return;
        request.openInMicro = 0;
        _storeDealer(dealer, next);
        _mintCovered(dealer, amount);
        emit Minted(requestId, dealer, amount);
    }

    /// @inheritdoc ITreasury
    function declineMint(bytes32 requestId) external restricted independent {
        Mint storage request = _mints[requestId];
        (address dealer, ) = _openMint(request, requestId);
        request.openInMicro = 0;
        emit MintDeclined(requestId, dealer);
    }

    /// @inheritdoc ITreasury
    function preburn(bytes32 requestId, uint256 amountInMicro) external onlyDealer {
        _enqueue(requestId, amountInMicro);
        emit Preburned(requestId, msg.sender, amountInMicro);
        _coin.escrow(msg.sender, amountInMicro);
    }

    /// @inheritdoc ITreasury
    function burn(bytes32 requestId, bytes32 fiatReference, uint256 paidInMicro) external restricted independent {
        (address dealer, uint256 amount) = _dequeue(requestId);
        emit Burned(requestId, dealer, fiatReference, amount, paidInMicro);
        _end(amount, fiatReference, paidInMicro);
    }

    /// @inheritdoc ITreasury
    function burnRedeemed(uint256 amountInMicro, bytes32 fiatReference, uint256 paidInMicro) external {
        require(msg.sender == _redemption, NotTheRedemption(msg.sender));
        _end(amountInMicro, fiatReference, paidInMicro);
    }

    /// @inheritdoc ITreasury
    function cancelPreburn(bytes32 requestId) external restricted independent {
        (address dealer, uint256 amount) = _dequeue(requestId);
        emit PreburnCancelled(requestId, dealer, amount);
        _coin.release(dealer, amount);
    }

    /// @inheritdoc ITreasury
    function mintRequest(bytes32 requestId) external view returns (address dealer, uint256 openInMicro) {
        return (_mints[requestId].dealer, _mints[requestId].openInMicro);
    }

    /// @inheritdoc ITreasury
    function approversOf(bytes32 requestId) external view returns (address[] memory) {
        return _approvers[requestId];
    }

    /// @inheritdoc ITreasury
    function cover() external view returns (uint256 carriedInMicro, uint256 until) {
        return (_carriedInMicro, _carriedUntil);
    }

    /// @inheritdoc ITreasury
    function canMint() external view returns (bool) {
        return !_mintingIsOff;
    }

    /// @inheritdoc ITreasury
    function coin() external view returns (address) {
        return address(_coin);
    }

    /// @inheritdoc ITreasury
    function redemption() external view returns (address) {
        return _redemption;
    }

    /// @inheritdoc ITreasury
    function reserve() external view returns (address) {
        return address(_reserve);
    }

    /// @dev The coins end and the reserve falls by what was paid: a burn frees no room to mint until a later statement.
    function _end(uint256 amountInMicro, bytes32 fiatReference, uint256 paidInMicro) private {
        _reserve.recordPayout(fiatReference, amountInMicro, paidInMicro);
        _coin.burn(amountInMicro);
    }

    /// @dev What the reserve carries is known here, so the reserve is asked only why it doesn't carry as much.
    function _mintCovered(address dealer, uint256 amountInMicro) private {
        (ILibraCoin coin_, uint256 carried, uint256 until) = (_coin, _carriedInMicro, _carriedUntil);
        uint256 coins = IERC20(address(coin_)).totalSupply() + amountInMicro;
        if (coins > carried || block.timestamp > until) {
            require(!_mintingIsOff, MintingOff());
            _reserve.requireCover(coins);
        }
        coin_.mint(dealer, amountInMicro);
    }

    /// @dev Until minting is on, nothing is carried.
    function _carry(uint256 carriedInMicro, uint256 until) private {
        _carriedInMicro = _mintingIsOff ? 0 : uint64(Math.min(carriedInMicro, type(uint64).max));
        _carriedUntil = uint32(Math.min(until, type(uint32).max));
    }

    /// @dev Records the caller's approval. Approvals that are enough by now, because the window is another one, needn't
    /// be joined by a new one.
    function _isApproved(bytes32 requestId, uint256 needed) private returns (bool) {
        address[] storage approvers = _approvers[requestId];
        uint256 given = 0;
        bool known = false;
        for (uint256 i = 0; i < approvers.length; ++i) {
            if (approvers[i] == msg.sender) known = true;
            if (!isDealer(approvers[i])) ++given;
        }
        if (!known) {
            approvers.push(msg.sender);
            emit MintApproved(requestId, msg.sender, ++given, needed);
        }
        require(!known || given >= needed, ApprovedAlready(requestId, msg.sender));
        return given >= needed;
    }

    function _openMint(
        Mint storage request,
        bytes32 requestId
    ) private view returns (address dealer, uint256 amountInMicro) {
        (dealer, amountInMicro) = (request.dealer, request.openInMicro);
        require(amountInMicro != 0, RequestNotOpen(requestId));
    }
}
