// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC165Checker} from "@openzeppelin/contracts/utils/introspection/ERC165Checker.sol";

import {ILibraCoin} from "../interfaces/ILibraCoin.sol";
import {IReserve} from "../interfaces/IReserve.sol";
import {ITreasury} from "../interfaces/ITreasury.sol";

/// @title The treasury; see `ITreasury`
/// @dev The only contracts called are the connected coin and reserve, which call nobody back.
contract Treasury is ITreasury, AccessManaged {
    /// @dev Open while there is an amount; the dealer stays, so that the id isn't used again.
    struct Request {
        address dealer;
        uint96 openInMicro;
    }

    uint256 private constant MOST_OPEN_PREBURNS = 256;

    ILibraCoin private _coin;
    IReserve private _reserve;
    mapping(bytes32 requestId => Request) private _mints;
    mapping(bytes32 requestId => Request) private _preburns;
    mapping(address dealer => uint256) private _openPreburns;

    modifier onlyDealer() {
        require(address(_coin) != address(0), CoinMissing());
        require(_coin.isDealer(msg.sender), NotADealer(msg.sender));
        _;
    }

    /// @dev Besides `restricted`: the right role isn't enough for a dealer, and who calls through the authority, be it
    /// at once or after a delay, arrives here under the authority's address.
    modifier independent() {
        require(address(_coin) != address(0), CoinMissing());
        bool hidden = msg.sender == authority();
        require(!hidden && !_coin.isDealer(msg.sender), DeciderNotIndependent(msg.sender));
        _;
    }

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
    function designateDealer(address dealer, string calldata name) external restricted independent {
        emit DealerDesignated(dealer, name);
        _coin.registerDealer(dealer);
    }

    /// @inheritdoc ITreasury
    function requestMint(bytes32 requestId, uint256 amountInMicro) external onlyDealer {
        _open(_mints, requestId, amountInMicro);
        emit MintRequested(requestId, msg.sender, amountInMicro);
    }

    /// @inheritdoc ITreasury
    function approveMint(bytes32 requestId) external restricted independent {
        (address dealer, uint256 amount) = _close(_mints, requestId);
        _reserve.requireCover(IERC20(address(_coin)).totalSupply() + amount);
        emit Minted(requestId, dealer, amount);
        _coin.mint(dealer, amount);
    }

    /// @inheritdoc ITreasury
    function declineMint(bytes32 requestId) external restricted independent {
        (address dealer, ) = _close(_mints, requestId);
        emit MintDeclined(requestId, dealer);
    }

    /// @inheritdoc ITreasury
    function preburn(bytes32 requestId, uint256 amountInMicro) external onlyDealer {
        _open(_preburns, requestId, amountInMicro);
        uint256 waiting = _openPreburns[msg.sender];
        require(waiting < MOST_OPEN_PREBURNS, PreburnQueueFull(msg.sender, MOST_OPEN_PREBURNS));
        _openPreburns[msg.sender] = waiting + 1;
        emit Preburned(requestId, msg.sender, amountInMicro);
        _coin.escrow(msg.sender, amountInMicro);
    }

    /// @inheritdoc ITreasury
    function burn(bytes32 requestId, bytes32 fiatReference) external restricted independent {
        (address dealer, uint256 amount) = _closePreburn(requestId);
        emit Burned(requestId, dealer, fiatReference, amount);
        // The coins end and the reserve falls by as much: a burn frees no room to mint until a later statement.
        _reserve.recordPayout(fiatReference, amount);
        _coin.burn(amount);
    }

    /// @inheritdoc ITreasury
    function cancelPreburn(bytes32 requestId) external restricted independent {
        (address dealer, uint256 amount) = _closePreburn(requestId);
        emit PreburnCancelled(requestId, dealer, amount);
        _coin.release(dealer, amount);
    }

    /// @inheritdoc ITreasury
    function mintRequest(bytes32 requestId) external view returns (address dealer, uint256 openInMicro) {
        return (_mints[requestId].dealer, _mints[requestId].openInMicro);
    }

    /// @inheritdoc ITreasury
    function preburnRequest(bytes32 requestId) external view returns (address dealer, uint256 openInMicro) {
        return (_preburns[requestId].dealer, _preburns[requestId].openInMicro);
    }

    /// @inheritdoc ITreasury
    function openPreburnsOf(address dealer) external view returns (uint256) {
        return _openPreburns[dealer];
    }

    /// @inheritdoc ITreasury
    function preburnValue() external view returns (uint256) {
        return address(_coin) == address(0) ? 0 : IERC20(address(_coin)).balanceOf(address(this));
    }

    /// @inheritdoc ITreasury
    function coin() external view returns (address) {
        return address(_coin);
    }

    /// @inheritdoc ITreasury
    function reserve() external view returns (address) {
        return address(_reserve);
    }

    function _open(mapping(bytes32 => Request) storage requests, bytes32 requestId, uint256 amount) private {
        require(amount != 0 && amount <= type(uint96).max, RequestOutOfRange(amount));
        require(requests[requestId].dealer == address(0), RequestIdUsed(requestId));
        requests[requestId] = Request(msg.sender, uint96(amount));
    }

    function _closePreburn(bytes32 requestId) private returns (address dealer, uint256 amount) {
        (dealer, amount) = _close(_preburns, requestId);
        --_openPreburns[dealer];
    }

    function _close(
        mapping(bytes32 => Request) storage requests,
        bytes32 requestId
    ) private returns (address dealer, uint256 amount) {
        Request storage request = requests[requestId];
        (dealer, amount) = (request.dealer, request.openInMicro);
        require(amount != 0, RequestNotOpen(requestId));
        request.openInMicro = 0;
    }
}
