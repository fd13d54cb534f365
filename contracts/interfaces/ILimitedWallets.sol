// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Refusal} from "./Refusal.sol";
import {Account} from "../token/Account.sol";
import {Counters} from "../yuan/tiers/Counters.sol";
import {TierTable} from "../yuan/tiers/TierTable.sol";

/// @title What payments know of tiers: the tables and identities that `IWalletTiers` pushes in, and each wallet's counters
interface ILimitedWallets {
    /// @notice A payment is above what is left of a limit.
    /// @param limit Which limit, by the refusal that stands for it.
    /// @param wallet Who pays; for `BALANCE_LIMIT_EXCEEDED`, who is paid.
    /// @param needed Amount in fen.
    /// @param available What is left of the limit, in fen.
    error TierLimitExceeded(Refusal limit, address wallet, uint256 needed, uint256 available);

    /// @notice The identity behind a wallet is established no longer.
    /// @param wallet The wallet, on either side of the payment.
    /// @param validUntil The last second for which it was.
    /// @param current Second of the block.
    error IdentityExpired(address wallet, uint256 validUntil, uint256 current);

    /// @notice Sets the table of a tier. For the contract that keeps tiers (`IWalletTiers`).
    /// @param tier The tier.
    /// @param table Its limits and version, packed.
    function setTierTable(uint8 tier, TierTable table) external;

    /// @notice Sets a wallet's tier and the last second of the identity behind it. For the contract that keeps tiers.
    /// @param wallet The wallet.
    /// @param tier The tier.
    /// @param validUntil The last second, since 1970-01-01 UTC.
    function setIdentity(address wallet, uint8 tier, uint32 validUntil) external;

    /// @notice The table of a tier.
    /// @param tier The tier.
    /// @return table Its limits and version, packed; zero if there is no such tier.
    function tierTable(uint8 tier) external view returns (TierTable table);

    /// @notice All that is stored of a wallet; a supervisor reads everything here.
    /// @param wallet The wallet.
    /// @return account Balance, freezes, institution, tier and identity's last second, packed.
    /// @return counters What it has paid and its next nonce, packed, as of its last payment.
    function recordOf(address wallet) external view returns (Account account, Counters counters);

    /// @notice The next nonce of a payer's first sequence, whose key is zero; those of its others are `nonces(payer, key)`.
    /// @param payer The payer.
    /// @return nonce From 0 upwards.
    function paymentNonce(address payer) external view returns (uint256 nonce);
}
