// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title The treasury: the only door through which coins come to life and end
/// @notice A designated dealer requests, treasury compliance decides. Mint: request → approval, if the effective
/// reserve covers all coins. Burn: the dealer hands coins in (preburn), the association pays fiat off the chain, and
/// the burn names that payment; or the preburn is cancelled and the coins go back. Whoever requests chooses the
/// request's id; an id is used once among mints and once among preburns. Who decides calls directly, not through the
/// authority's `execute`, so that it is seen to be no dealer: no account both requests and decides, whatever its roles.
interface ITreasury {
    /// @notice The coin and its reserve were connected, once and for all.
    /// @param coin The coin.
    /// @param reserve The reserve.
    event CoinConnected(address indexed coin, address indexed reserve);

    /// @notice A dealer was designated.
    /// @param dealer Account that acts for it and holds its inventory.
    /// @param name Its name.
    event DealerDesignated(address indexed dealer, string name);

    /// @notice A dealer requested coins.
    /// @param requestId Id of the request.
    /// @param dealer The dealer.
    /// @param amountInMicro Amount in millionths of a coin.
    event MintRequested(bytes32 indexed requestId, address indexed dealer, uint256 amountInMicro);

    /// @notice Coins came to life in the dealer's account.
    /// @param requestId Id of the request.
    /// @param dealer The dealer.
    /// @param amountInMicro Amount in millionths of a coin.
    event Minted(bytes32 indexed requestId, address indexed dealer, uint256 amountInMicro);

    /// @notice A request for coins was turned down.
    /// @param requestId Id of the request.
    /// @param dealer The dealer.
    event MintDeclined(bytes32 indexed requestId, address indexed dealer);

    /// @notice A dealer handed coins in, to be paid fiat for.
    /// @param requestId Id of the request.
    /// @param dealer The dealer.
    /// @param amountInMicro Amount in millionths of a coin.
    event Preburned(bytes32 indexed requestId, address indexed dealer, uint256 amountInMicro);

    /// @notice Coins ended, after fiat was paid for them.
    /// @param requestId Id of the preburn.
    /// @param dealer The dealer that was paid.
    /// @param fiatReference Reference of the fiat settlement.
    /// @param amountInMicro Amount in millionths of a coin.
    event Burned(
        bytes32 indexed requestId,
        address indexed dealer,
        bytes32 indexed fiatReference,
        uint256 amountInMicro
    );

    /// @notice Coins that had been handed in went back to the dealer.
    /// @param requestId Id of the preburn.
    /// @param dealer The dealer.
    /// @param amountInMicro Amount in millionths of a coin.
    event PreburnCancelled(bytes32 indexed requestId, address indexed dealer, uint256 amountInMicro);

    /// @notice Connected already, or the two don't name this treasury and each other.
    /// @param coin The coin offered.
    /// @param reserve The reserve offered.
    error CoinNotConnectable(address coin, address reserve);

    /// @notice No coin is connected yet.
    error CoinMissing();

    /// @notice The caller isn't a designated dealer.
    /// @param caller Who called.
    error NotADealer(address caller);

    /// @notice The caller is a dealer, or the authority on behalf of somebody unseen: neither may decide.
    /// @param caller Who called.
    error DeciderNotIndependent(address caller);

    /// @notice A request is for at least a millionth of a coin and less than 2^96.
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

    /// @notice Connects the coin and its reserve, once and for all.
    /// @param coin The coin; its `treasury()` must be this contract.
    /// @param reserve The reserve; its `coin()` must be the coin.
    function connectCoin(address coin, address reserve) external;

    /// @notice Designates a dealer. Treasury compliance only. To stop one, freeze its account.
    /// @param dealer Account that will act for it; must have no other part in the system.
    /// @param name Its name.
    function designateDealer(address dealer, string calldata name) external;

    /// @notice Requests coins. Only a dealer.
    /// @param requestId An id not used for a mint request before.
    /// @param amountInMicro Amount in millionths of a coin.
    function requestMint(bytes32 requestId, uint256 amountInMicro) external;

    /// @notice Brings the requested coins to life in the dealer's account, if the reserve covers them together with all
    /// others. Treasury compliance only.
    /// @param requestId Id of the request.
    function approveMint(bytes32 requestId) external;

    /// @notice Turns a request for coins down. Treasury compliance only.
    /// @param requestId Id of the request.
    function declineMint(bytes32 requestId) external;

    /// @notice Hands coins in, to be paid fiat for. Only a dealer, with at most 256 waiting.
    /// @param requestId An id not used for a preburn before.
    /// @param amountInMicro Amount in millionths of a coin.
    function preburn(bytes32 requestId, uint256 amountInMicro) external;

    /// @notice Ends the coins of a preburn for which fiat was paid. Treasury compliance only.
    /// @param requestId Id of the preburn.
    /// @param fiatReference Reference of the fiat settlement, not zero and not used before.
    function burn(bytes32 requestId, bytes32 fiatReference) external;

    /// @notice Gives the coins of a preburn back to the dealer. Treasury compliance only.
    /// @param requestId Id of the preburn.
    function cancelPreburn(bytes32 requestId) external;

    /// @notice A request for coins.
    /// @param requestId Its id.
    /// @return dealer Who made it; zero if there is none of that id.
    /// @return openInMicro The amount, in millionths of a coin; zero once it is decided.
    function mintRequest(bytes32 requestId) external view returns (address dealer, uint256 openInMicro);

    /// @notice A preburn.
    /// @param requestId Its id.
    /// @return dealer Who made it; zero if there is none of that id.
    /// @return openInMicro The amount, in millionths of a coin; zero once it is burned or cancelled.
    function preburnRequest(bytes32 requestId) external view returns (address dealer, uint256 openInMicro);

    /// @notice How many of a dealer's preburns wait for a decision.
    /// @param dealer The dealer.
    /// @return count Their number, at most 256.
    function openPreburnsOf(address dealer) external view returns (uint256 count);

    /// @notice Coins handed in by all dealers and waiting: the preburn queue.
    /// @return amountInMicro Amount in millionths of a coin.
    function preburnValue() external view returns (uint256 amountInMicro);

    /// @notice The coin.
    /// @return coin Its contract; zero until connected.
    function coin() external view returns (address coin);

    /// @notice The reserve that backs the coin.
    /// @return reserve Its contract; zero until connected.
    function reserve() external view returns (address reserve);
}
