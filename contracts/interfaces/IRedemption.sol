// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Redemption without dealers: the emergency path of the second white paper
/// @notice Holders redeem with dealers. If the association's council declares the dealers inactive, holders hand their
/// coins in here and wait: request → delay → the administrator, a third party, pays fiat off the chain and ends the coins
/// with the payment's reference. First come, first served, but nobody gains by it: coins are paid their face value, or,
/// if the reserve is short of all coins, their share of it, and a payout never lowers what is left for each other coin.
/// The queue is a system account of the coin: nobody can pay into it, freeze it or take coins from it. A holder whose
/// account is frozen is passed over while it is.
interface IRedemption {
    /// @notice The council declared the dealers inactive: holders may redeem here.
    event DealersDeclaredInactive();

    /// @notice The council declared the dealers active again: no new requests; open ones go on.
    event DealersDeclaredActive();

    /// @notice How long requests wait changed, for new ones.
    /// @param delaySeconds The delay in seconds.
    event DelaySet(uint256 delaySeconds);

    /// @notice A holder handed coins in.
    /// @param number Number of the request, ascending.
    /// @param holder The holder.
    /// @param amountInMicro Amount in millionths of a coin.
    /// @param readyAt When it can be settled, in seconds since 1970-01-01 UTC.
    event RedemptionRequested(uint256 indexed number, address indexed holder, uint256 amountInMicro, uint256 readyAt);

    /// @notice A holder took the coins back.
    /// @param number Number of the request.
    /// @param holder The holder.
    /// @param amountInMicro Amount in millionths of a coin.
    event RedemptionCancelled(uint256 indexed number, address indexed holder, uint256 amountInMicro);

    /// @notice The holder was paid, and the coins ended.
    /// @param number Number of the request.
    /// @param holder The holder.
    /// @param fiatReference Reference of the fiat settlement.
    /// @param amountInMicro Amount in millionths of a coin.
    /// @param paidInMicro What was paid for them, in millionths of a coin: less only if the reserve was short.
    event Redeemed(
        uint256 indexed number,
        address indexed holder,
        bytes32 indexed fiatReference,
        uint256 amountInMicro,
        uint256 paidInMicro
    );

    /// @notice The dealers are active: redeem with one of them.
    error DealersActive();

    /// @notice The dealers are declared so already.
    /// @param inactive Whether inactive.
    error DealersDeclaredAlready(bool inactive);

    /// @notice Requests wait for at most 366 days.
    /// @param delaySeconds The delay given.
    error DelayOutOfRange(uint256 delaySeconds);

    /// @notice At least a millionth of a coin, and less than 2^64.
    /// @param amountInMicro The amount given.
    error RequestOutOfRange(uint256 amountInMicro);

    /// @notice A holder has one request open at a time.
    /// @param holder The holder.
    /// @param number Number of the open request.
    error RequestOpenAlready(address holder, uint256 number);

    /// @notice No request of that number is open.
    /// @param number The number.
    error NoOpenRequest(uint256 number);

    /// @notice The request isn't the caller's.
    /// @param number Number of the request.
    /// @param holder Whose it is.
    error NotTheHolder(uint256 number, address holder);

    /// @notice The request waits still.
    /// @param number Number of the request.
    /// @param readyAt When it can be settled, in seconds since 1970-01-01 UTC.
    error RequestNotReady(uint256 number, uint256 readyAt);

    /// @notice Another request is open that was made before.
    /// @param number Number of the request.
    /// @param earlier Number of the earlier one.
    error NotItsTurn(uint256 number, uint256 earlier);

    /// @notice Declares the dealers inactive. For the association's council. Reverts with `DealersDeclaredAlready`.
    function declareDealersInactive() external;

    /// @notice Declares the dealers active again. For the association's council. Reverts with `DealersDeclaredAlready`.
    function declareDealersActive() external;

    /// @notice Sets how long new requests wait. For the association's council. Reverts with `DelayOutOfRange`.
    /// @param delaySeconds The delay in seconds, at most 366 days.
    function setDelay(uint256 delaySeconds) external;

    /// @notice Hands the caller's coins in, which it has allowed this contract to take. Reverts with `DealersActive`,
    /// `RequestOutOfRange`, `RequestOpenAlready`, or as a transfer of the coin does.
    /// @param amountInMicro Amount in millionths of a coin.
    /// @return number Number of the request.
    function request(uint256 amountInMicro) external returns (uint256 number);

    /// @notice Gives the coins back. Only the holder. Reverts with `NoOpenRequest`, `NotTheHolder`, or as a transfer of
    /// the coin does.
    /// @param number Number of the request.
    function cancel(uint256 number) external;

    /// @notice Ends the coins of a request for which fiat was paid. The administrator only. Reverts with `NoOpenRequest`,
    /// `RequestNotReady`, `FrozenAccount` if the holder is frozen, `NotItsTurn`, as the reserve's `recordPayout` does, or
    /// as the coin does if it is paused.
    /// @param number Number of the request: the earliest open one whose holder isn't frozen.
    /// @param fiatReference Reference of the fiat settlement, not zero and not used before.
    /// @param paidInMicro What was paid, in millionths of a coin; must be what is due.
    function settle(uint256 number, bytes32 fiatReference, uint256 paidInMicro) external;

    /// @notice Leaves requests behind that are closed, so that `settle` needn't look at them. Anyone; it changes no turn.
    /// @param most How many at most.
    function leaveClosedBehind(uint256 most) external;

    /// @notice A request.
    /// @param number Its number.
    /// @return holder Who made it; zero if there is none of that number.
    /// @return openInMicro The amount, in millionths of a coin; zero once it is settled or cancelled.
    /// @return readyAt When it can be settled, in seconds since 1970-01-01 UTC.
    function requestAt(uint256 number) external view returns (address holder, uint256 openInMicro, uint256 readyAt);

    /// @notice The holder's open request.
    /// @param holder The holder.
    /// @return isOpen Whether there is one.
    /// @return number Its number.
    function openRequestOf(address holder) external view returns (bool isOpen, uint256 number);

    /// @notice Open requests in the order in which they will be settled.
    /// @param from Number from which to look.
    /// @param most How many numbers to look at.
    /// @return numbers The numbers of open requests among them.
    function openRequests(uint256 from, uint256 most) external view returns (uint256[] memory numbers);

    /// @notice Where the queue stands.
    /// @return first Number up to which all requests are closed, or a lower one.
    /// @return end Number of the next request.
    function queue() external view returns (uint256 first, uint256 end);

    /// @notice Whether the dealers are declared inactive.
    /// @return Whether they are.
    function dealersInactive() external view returns (bool);

    /// @notice How long new requests wait.
    /// @return delaySeconds The delay in seconds.
    function delay() external view returns (uint256 delaySeconds);

    /// @notice The coin.
    /// @return coin Its contract.
    function coin() external view returns (address coin);
}
