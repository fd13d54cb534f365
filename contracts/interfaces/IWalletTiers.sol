// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice The limits of a tier of wallets, in fen; zero means that there is no such limit. Days and years are of China
/// Standard Time.
/// @param singleFen One payment.
/// @param dayFen The payments of one day.
/// @param yearFen The payments of one calendar year.
/// @param lifetimeFen All payments since the wallet was first given a tier.
/// @param balanceFen What the wallet may hold after a payment or top-up to it.
/// @param staticQrDayFen The payments of one day by a static QR code, which is the weakest protection (class D).
struct TierLimits {
    uint40 singleFen;
    uint40 dayFen;
    uint40 yearFen;
    uint40 lifetimeFen;
    uint40 balanceFen;
    uint40 staticQrDayFen;
}

/// @notice What a wallet has paid under its limits, in fen, as counted now.
/// @param dayFen Today.
/// @param yearFen This year.
/// @param lifetimeFen Since it was first given a tier.
/// @param staticQrDayFen Today by static QR codes.
struct PaidByWallet {
    uint256 dayFen;
    uint256 yearFen;
    uint256 lifetimeFen;
    uint256 staticQrDayFen;
}

/// @title Real-name tiers of wallets and their limits
/// @notice A wallet without a tier has no limits. Payments out of a wallet count, by whatever function; top-ups,
/// withdrawals to the holder's own bank account, payments to oneself and forced transfers don't. The balance limit holds
/// for payments and top-ups to the wallet. Limits are applied after all other rules: single, day, year, lifetime, balance,
/// static QR, identity.
///
/// A wallet's counters are its own. The rule behind them is for each person at each institution, but only the institution
/// may know which wallets are one person's: a number that linked them here would link them for everybody. So it is the
/// institution's duty to give one person's wallets together no more than the person may have.
///
/// An identity is here as a commitment only: a hash of the identity and of a salt that the institution draws anew for each
/// wallet and keeps. So nobody else can test a guess, or see that two wallets are one person's.
interface IWalletTiers {
    /// @notice The limits of a tier were set or changed; they hold from the next payment on.
    /// @param tier The tier.
    /// @param version Number of the change, from 1 upwards.
    /// @param limits The limits.
    event TierLimitsSet(uint8 indexed tier, uint16 indexed version, TierLimits limits);

    /// @notice An institution established or renewed a holder's identity, and gave the wallet a tier.
    /// @param wallet The wallet.
    /// @param tier Its tier from now on; what it paid before keeps counting.
    /// @param commitment Salted hash of the identity.
    /// @param validUntil Last second, since 1970-01-01 UTC, for which the identity is established.
    event WalletIdentified(address indexed wallet, uint8 indexed tier, bytes32 commitment, uint256 validUntil);

    /// @notice No limits were set for the tier; tier 0 is to have none.
    /// @param tier The tier.
    error NoSuchTier(uint8 tier);

    /// @notice An identity has to be established for a time to come, before the year 2106.
    /// @param validUntil The last second given.
    /// @param current Second of the block.
    error IdentityPeriodOutOfRange(uint256 validUntil, uint256 current);

    /// @notice Sets the limits of a tier, for all its wallets at once. Deployments give the role an execution delay.
    /// @param tier The tier, from 1 upwards.
    /// @param limits The limits.
    function setTierLimits(uint8 tier, TierLimits calldata limits) external;

    /// @notice Establishes or renews a holder's identity, and gives the wallet a tier: the same, a higher or a lower one.
    /// Only the institution that keeps it. Under a lower one, what it holds beyond the limit it keeps.
    /// @param wallet The wallet.
    /// @param tier The tier; its limits must have been set.
    /// @param commitment Hash of the identity and a salt, which the institution keeps.
    /// @param validUntil Last second, since 1970-01-01 UTC, for which the identity is established.
    function identify(address wallet, uint8 tier, bytes32 commitment, uint256 validUntil) external;

    /// @notice The limits of a tier, and their version.
    /// @param tier The tier.
    /// @return limits All zero if it has none.
    /// @return version Zero if there is no such tier.
    function tierLimits(uint8 tier) external view returns (TierLimits memory limits, uint16 version);

    /// @notice The tier of a wallet, and the identity behind it.
    /// @param wallet The wallet.
    /// @return tier Zero if it has none.
    /// @return commitment Salted hash of the identity.
    /// @return validUntil Last second for which it is established.
    function identityOf(address wallet) external view returns (uint8 tier, bytes32 commitment, uint256 validUntil);

    /// @notice What a wallet has paid under its limits, as counted at the time of the call.
    /// @param wallet The wallet.
    /// @return paid Sums in fen.
    function paidBy(address wallet) external view returns (PaidByWallet memory paid);
}
