// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title The preburn queue: coins that dealers handed in and that wait to be burned or to go back
/// @notice Compliance may decide in any order; the queue says which request is the oldest.
interface IPreburnQueue {
    /// @notice A dealer handed coins in, to be paid fiat for.
    /// @param requestId Id of the request.
    /// @param dealer The dealer.
    /// @param amountInMicro Amount in millionths of a coin.
    event Preburned(bytes32 indexed requestId, address indexed dealer, uint256 amountInMicro);

    /// @notice A request is for at least a millionth of a coin and less than 2^64.
    /// @param amountInMicro The amount given.
    error RequestOutOfRange(uint256 amountInMicro);

    /// @notice The id was used for a request of the same kind.
    /// @param requestId The id.
    error RequestIdUsed(bytes32 requestId);

    /// @notice No request of that id waits for a decision.
    /// @param requestId The id.
    error RequestNotOpen(bytes32 requestId);

    /// @notice The dealer has as many preburns waiting as it may.
    /// @param dealer The dealer.
    /// @param limit How many it may have.
    error PreburnQueueFull(address dealer, uint256 limit);

    /// @notice A preburn.
    /// @param requestId Its id.
    /// @return dealer Who made it; zero if there is none of that id.
    /// @return openInMicro The amount, in millionths of a coin; zero once it is burned or cancelled.
    function preburnRequest(bytes32 requestId) external view returns (address dealer, uint256 openInMicro);

    /// @notice A dealer's preburns that wait for a decision, the oldest first.
    /// @param dealer The dealer.
    /// @return requestIds Their ids, at most 256.
    function openPreburns(address dealer) external view returns (bytes32[] memory requestIds);

    /// @notice How many of a dealer's preburns wait for a decision.
    /// @param dealer The dealer.
    /// @return count Their number, at most 256.
    function openPreburnsOf(address dealer) external view returns (uint256 count);

    /// @notice The oldest open preburn of exactly that amount: the one that Diem would burn or cancel, which knew
    /// requests by their amounts.
    /// @param dealer The dealer.
    /// @param amountInMicro The amount, in millionths of a coin.
    /// @return requestId Its id; zero if there is none.
    function oldestPreburn(address dealer, uint256 amountInMicro) external view returns (bytes32 requestId);

    /// @notice Coins handed in by all dealers and waiting: the preburn queue.
    /// @return amountInMicro Amount in millionths of a coin.
    function preburnValue() external view returns (uint256 amountInMicro);
}
