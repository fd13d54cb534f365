// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Designated dealers, and how much each may have minted within a day
/// @notice A dealer has four tiers, strictly increasing: coins that may be minted to it within a window of one day. A
/// mint falls into the lowest tier that the window's sum, this mint included, doesn't exceed. In the first tier one member
/// of treasury compliance must approve it, in the second two, and so on to four. The window is Diem 1.0's: it starts anew with the first mint more
/// than a day after its start, so that up to twice a tier may be minted within 24 hours.
interface IDealers {
    /// @notice A dealer was designated, with the tiers that every dealer has at first.
    /// @param dealer Account that acts for it and holds its inventory.
    /// @param name Its name.
    event DealerDesignated(address indexed dealer, string name);

    /// @notice A dealer's tiers changed.
    /// @param dealer The dealer.
    /// @param tiersInCoins The tiers, in whole coins.
    event TiersSet(address indexed dealer, uint32[4] tiersInCoins);

    /// @notice No coin is connected yet.
    error CoinMissing();

    /// @notice The caller isn't a designated dealer.
    /// @param caller Who called.
    error NotADealer(address caller);

    /// @notice The caller is a dealer, or the authority on behalf of somebody unseen: neither may decide.
    /// @param caller Who called.
    error DeciderNotIndependent(address caller);

    /// @notice Tiers are at least one coin and strictly increasing.
    /// @param tiersInCoins The tiers given.
    error TiersNotAscending(uint32[4] tiersInCoins);

    /// @notice The mint would exceed the dealer's highest tier.
    /// @param dealer The dealer.
    /// @param needed What would be minted within the window, in millionths of a coin.
    /// @param available The highest tier, in millionths of a coin.
    error TierExceeded(address dealer, uint256 needed, uint256 available);

    /// @notice Designates a dealer, with tiers of 500 000, 5, 50 and 500 million coins. Treasury compliance only. To
    /// stop one, freeze its account. Reverts with `CoinMissing`, `DeciderNotIndependent`, or as the coin does if the
    /// account has another part in the system.
    /// @param dealer Account that will act for it.
    /// @param name Its name.
    function designateDealer(address dealer, string calldata name) external;

    /// @notice Sets a dealer's tiers; the window goes on. Treasury compliance only. Reverts with
    /// `DeciderNotIndependent`, `NotADealer` (naming the account given) or `TiersNotAscending`.
    /// @dev A raise takes effect at once, as in Diem, and with it a mint may need fewer approvals: who sets tiers decides
    /// how many. It mints nothing by itself, and no tier lets a mint exceed what the reserve carries. The access manager
    /// could not delay a raise alone: its delay is that of an account's role, for all that the account does under it, and
    /// a lowering, by the same function, must not wait.
    /// @param dealer The dealer.
    /// @param tiersInCoins The tiers, in whole coins.
    function setTiers(address dealer, uint32[4] calldata tiersInCoins) external;

    /// @notice A dealer's tiers.
    /// @param dealer The dealer.
    /// @return tiersInMicro The tiers, in millionths of a coin; zeros if it isn't a dealer.
    function tiersOf(address dealer) external view returns (uint256[4] memory tiersInMicro);

    /// @notice The window into which a mint would fall now.
    /// @param dealer The dealer.
    /// @return startedAt Its start, in seconds since 1970-01-01 UTC; now, if the last one is over.
    /// @return inflowInMicro What was minted in it so far, in millionths of a coin.
    function windowOf(address dealer) external view returns (uint256 startedAt, uint256 inflowInMicro);

    /// @notice Whether an account is a designated dealer's.
    /// @param account The account.
    /// @return Whether it is.
    function isDealer(address account) external view returns (bool);
}
