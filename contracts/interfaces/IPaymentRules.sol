// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title The rules for payments in each currency, all off until treasury compliance switches them on
/// @notice Decided on here and pushed into the coin, so that a payment reads no other contract for them. Switches, by
/// bit: 0 unhosted wallets, 1 limits on VASPs, 2 travel rule, 3 sums of unattested payments, 4 fees. Terms, from the
/// lowest bit: threshold of the travel rule (64 bits), most that a payment from or to an unhosted wallet may move
/// (40 bits), most that such a wallet may hold (40 bits); all in millionths of a coin.
interface IPaymentRules {
    /// @notice Unhosted wallets are on with these limits, or off.
    /// @param coin The coin.
    /// @param on Whether they may hold coins.
    /// @param maxPaymentInMicro Most that one payment from or to one may move, in millionths of a coin.
    /// @param maxBalanceInMicro Most that one may hold, in millionths of a coin.
    event UnhostedWalletsSet(address indexed coin, bool on, uint256 maxPaymentInMicro, uint256 maxBalanceInMicro);

    /// @notice The travel rule's threshold changed.
    /// @param coin The coin.
    /// @param thresholdInMicro Smallest amount that needs an attestation, in millionths of a coin; 0 if none does.
    event TravelRuleThresholdSet(address indexed coin, uint64 thresholdInMicro);

    /// @notice Rules that need a memory bind, or don't.
    /// @param coin The coin.
    /// @param vaspLimits Whether limits on what goes in and out of a VASP bind.
    /// @param pairSums Whether payments without attestation between two VASPs are added up over a day.
    event WindowsSwitched(address indexed coin, bool vaspLimits, bool pairSums);

    /// @notice The participants don't know this coin.
    /// @param coin The address given.
    error CoinNotConnected(address coin);

    /// @notice A limit for unhosted wallets is at least a millionth of a coin and less than 2^40 of them.
    /// @param limitInMicro The limit given.
    error UnhostedLimitOutOfRange(uint256 limitInMicro);

    /// @notice Lets unhosted wallets hold coins, within limits. Treasury compliance only.
    /// @param coin The coin.
    /// @param maxPaymentInMicro Most that one payment from or to one may move, in millionths of a coin.
    /// @param maxBalanceInMicro Most that one may hold, in millionths of a coin.
    function allowUnhosted(address coin, uint256 maxPaymentInMicro, uint256 maxBalanceInMicro) external;

    /// @notice Lets unhosted wallets hold no coins, and send none that they have. Treasury compliance only.
    /// @param coin The coin.
    function disallowUnhosted(address coin) external;

    /// @notice Sets the travel rule's threshold. Treasury compliance only, and the contract that converts the network's
    /// threshold into each currency for it.
    /// @param coin The coin.
    /// @param thresholdInMicro Smallest amount that needs an attestation, in millionths of a coin; 0 switches it off.
    function setTravelRuleThreshold(address coin, uint64 thresholdInMicro) external;

    /// @notice Lets rules that need a memory bind, or not. Treasury compliance only. While they don't, nothing is
    /// counted for them.
    /// @param coin The coin.
    /// @param vaspLimits Whether limits on what goes in and out of a VASP bind.
    /// @param pairSums Whether payments without attestation between two VASPs are added up over a day, and together
    /// must stay below the threshold.
    function switchWindows(address coin, bool vaspLimits, bool pairSums) external;

    /// @notice Whether unhosted wallets may hold a coin, and how many.
    /// @param coin The coin.
    /// @return on Whether they may.
    /// @return maxPaymentInMicro Most that one payment may move, in millionths of a coin.
    /// @return maxBalanceInMicro Most that one may hold, in millionths of a coin.
    function unhostedWallets(
        address coin
    ) external view returns (bool on, uint256 maxPaymentInMicro, uint256 maxBalanceInMicro);

    /// @notice A coin's travel rule.
    /// @param coin The coin.
    /// @return thresholdInMicro Smallest amount that needs an attestation, in millionths of a coin; 0 if none does.
    /// @return pairSums Whether payments without attestation between two VASPs are added up over a day.
    function travelRule(address coin) external view returns (uint64 thresholdInMicro, bool pairSums);
}
