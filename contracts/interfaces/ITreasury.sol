// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IDealers} from "./IDealers.sol";
import {IPreburnQueue} from "./IPreburnQueue.sol";

/// @title The treasury: the only door through which coins come to life and end
/// @notice A designated dealer requests, treasury compliance decides. Mint: request → approval by as many members of
/// compliance as the dealer's tier needs, if the reserve carries all coins. Burn: the dealer hands coins in (preburn),
/// the association pays fiat off the chain, and the burn names that payment; or the preburn is cancelled and the coins
/// go back. Whoever requests chooses the request's id; an id is used once among mints and once among preburns. Who
/// decides calls directly, not through the authority's `execute`, so that it is seen to be no dealer: no account both
/// requests and decides, whatever its roles.
interface ITreasury is IDealers, IPreburnQueue {
    /// @notice The coin and its reserve were connected, once and for all.
    /// @param coin The coin.
    /// @param reserve The reserve.
    event CoinConnected(address indexed coin, address indexed reserve);

    /// @notice Minting was switched on or off for this coin.
    /// @param canMint Whether coins can be minted.
    event MintingSwitched(bool canMint);

    /// @notice A dealer requested coins.
    /// @param requestId Id of the request.
    /// @param dealer The dealer.
    /// @param amountInMicro Amount in millionths of a coin.
    event MintRequested(bytes32 indexed requestId, address indexed dealer, uint256 amountInMicro);

    /// @notice A member of treasury compliance approved a mint that needs more approvals still, or did so till now.
    /// @param requestId Id of the request.
    /// @param approver Who approved.
    /// @param given How many have approved.
    /// @param needed How many must.
    event MintApproved(bytes32 indexed requestId, address indexed approver, uint256 given, uint256 needed);

    /// @notice Coins came to life in the dealer's account.
    /// @param requestId Id of the request.
    /// @param dealer The dealer.
    /// @param amountInMicro Amount in millionths of a coin.
    event Minted(bytes32 indexed requestId, address indexed dealer, uint256 amountInMicro);

    /// @notice A request for coins was turned down.
    /// @param requestId Id of the request.
    /// @param dealer The dealer.
    event MintDeclined(bytes32 indexed requestId, address indexed dealer);

    /// @notice Coins ended, after fiat was paid for them.
    /// @param requestId Id of the preburn.
    /// @param dealer The dealer that was paid.
    /// @param fiatReference Reference of the fiat settlement.
    /// @param amountInMicro The coins, in millionths.
    /// @param paidInMicro What was paid for them, in millionths of a coin: less only if the reserve was short.
    event Burned(
        bytes32 indexed requestId,
        address indexed dealer,
        bytes32 indexed fiatReference,
        uint256 amountInMicro,
        uint256 paidInMicro
    );

    /// @notice The emergency redemption queue was connected, once and for all.
    /// @param redemption Its contract.
    event RedemptionConnected(address indexed redemption);

    /// @notice Coins that had been handed in went back to the dealer.
    /// @param requestId Id of the preburn.
    /// @param dealer The dealer.
    /// @param amountInMicro Amount in millionths of a coin.
    event PreburnCancelled(bytes32 indexed requestId, address indexed dealer, uint256 amountInMicro);

    /// @notice Connected already, or the two don't name this treasury and each other.
    /// @param coin The coin offered.
    /// @param reserve The reserve offered.
    error CoinNotConnectable(address coin, address reserve);

    /// @notice Only the reserve may call this.
    /// @param caller Who called.
    error NotTheReserve(address caller);

    /// @notice Connected already, or the queue isn't for this treasury's coin.
    /// @param redemption The queue offered.
    error RedemptionNotConnectable(address redemption);

    /// @notice Only the emergency redemption queue may call this.
    /// @param caller Who called.
    error NotTheRedemption(address caller);

    /// @notice Minting is switched off for this coin.
    error MintingOff();

    /// @notice The caller has approved this mint already, and it needs others.
    /// @param requestId Id of the request.
    /// @param approver The caller.
    error ApprovedAlready(bytes32 requestId, address approver);

    /// @notice Connects the coin and its reserve, once and for all. Reverts with `CoinNotConnectable`.
    /// @param coin The coin; its `treasury()` must be this contract.
    /// @param reserve The reserve; its `coin()` must be the coin.
    function connectCoin(address coin, address reserve) external;

    /// @notice Connects the emergency redemption queue, once and for all. Reverts with `RedemptionNotConnectable`.
    /// @param redemption The queue; its `coin()` must be the connected coin.
    function connectRedemption(address redemption) external;

    /// @notice Ends coins that a holder redeemed without a dealer, and that the queue has transferred here. Only the queue.
    /// Reverts with `NotTheRedemption`, as the reserve's `recordPayout` does, or as the coin does if it is paused.
    /// @param amountInMicro Amount in millionths of a coin.
    /// @param fiatReference Reference of the fiat settlement, not zero and not used before.
    /// @param paidInMicro What was paid, in millionths of a coin; must be what is due.
    function burnRedeemed(uint256 amountInMicro, bytes32 fiatReference, uint256 paidInMicro) external;

    /// @notice Switches minting on or off. Burning goes on.
    /// @param canMint Whether coins can be minted.
    function switchMinting(bool canMint) external;

    /// @notice Takes note of how many coins the reserve carries. Only the reserve. Reverts with `NotTheReserve`.
    /// @param carriedInMicro Coins that there may be after a mint, in millionths.
    /// @param until Last second in which it holds, since 1970-01-01 UTC.
    function takeCover(uint256 carriedInMicro, uint256 until) external;

    /// @notice Requests coins. Only a dealer. Reverts with `CoinMissing`, `NotADealer`, `RequestOutOfRange` or
    /// `RequestIdUsed`.
    /// @param requestId An id not used for a mint request before.
    /// @param amountInMicro Amount in millionths of a coin.
    function requestMint(bytes32 requestId, uint256 amountInMicro) external;

    /// @notice Approves a mint. With the last approval that its tier needs, the coins come to life in the dealer's
    /// account; before that the approval is recorded. Approvals of who has become a dealer since don't count. Treasury
    /// compliance only. Reverts, in this order, with `CoinMissing`, `DeciderNotIndependent`, `RequestNotOpen`,
    /// `TierExceeded`, `ApprovedAlready`, `MintingOff`, as the reserve's `requireCover` does, or as the coin does if it
    /// is paused or the dealer frozen.
    /// @param requestId Id of the request.
    function approveMint(bytes32 requestId) external;

    /// @notice Turns a request for coins down. Treasury compliance only. Reverts with `CoinMissing`,
    /// `DeciderNotIndependent` or `RequestNotOpen`.
    /// @param requestId Id of the request.
    function declineMint(bytes32 requestId) external;

    /// @notice Hands coins in, to be paid fiat for. Only a dealer, with at most 256 waiting. Reverts with `CoinMissing`,
    /// `NotADealer`, `RequestOutOfRange`, `RequestIdUsed`, `PreburnQueueFull`, or as a transfer of the coin does.
    /// @param requestId An id not used for a preburn before.
    /// @param amountInMicro Amount in millionths of a coin.
    function preburn(bytes32 requestId, uint256 amountInMicro) external;

    /// @notice Ends the coins of a preburn for which fiat was paid: their face value, or, if the reserve is short of all
    /// coins, their share of it, as the reserve's `payoutFor` says. Treasury compliance only. Reverts with
    /// `CoinMissing`, `DeciderNotIndependent`, `RequestNotOpen`, as the reserve's `recordPayout` does, or as the coin
    /// does if it is paused.
    /// @param requestId Id of the preburn.
    /// @param fiatReference Reference of the fiat settlement, not zero and not used before.
    /// @param paidInMicro What was paid, in millionths of a coin; must be what is due.
    function burn(bytes32 requestId, bytes32 fiatReference, uint256 paidInMicro) external;

    /// @notice Gives the coins of a preburn back to the dealer. Treasury compliance only. Reverts with `CoinMissing`,
    /// `DeciderNotIndependent`, `RequestNotOpen`, or as a transfer of the coin does.
    /// @param requestId Id of the preburn.
    function cancelPreburn(bytes32 requestId) external;

    /// @notice A request for coins.
    /// @param requestId Its id.
    /// @return dealer Who made it; zero if there is none of that id.
    /// @return openInMicro The amount, in millionths of a coin; zero once it is decided.
    function mintRequest(bytes32 requestId) external view returns (address dealer, uint256 openInMicro);

    /// @notice Who has approved a mint that needs more than one approval.
    /// @param requestId Id of the request.
    /// @return approvers Members of treasury compliance, in order.
    function approversOf(bytes32 requestId) external view returns (address[] memory approvers);

    /// @notice How many coins the reserve carries, as the treasury was told.
    /// @return carriedInMicro Coins that there may be after a mint, in millionths; at most 2^64 − 1.
    /// @return until Last second in which it holds, since 1970-01-01 UTC.
    function cover() external view returns (uint256 carriedInMicro, uint256 until);

    /// @notice Whether coins can be minted.
    /// @return Whether they can.
    function canMint() external view returns (bool);

    /// @notice The coin.
    /// @return coin Its contract; zero until connected.
    function coin() external view returns (address coin);

    /// @notice The emergency redemption queue.
    /// @return redemption Its contract; zero until connected.
    function redemption() external view returns (address redemption);

    /// @notice The reserve that backs the coin.
    /// @return reserve Its contract; zero until connected.
    function reserve() external view returns (address reserve);
}
