/** Tiers of wallets, payments in sequence, orders of supervisors, closing and recovery. */
export const WALLET_ERRORS = [
  "TierLimitExceeded(uint8 limit, address wallet, uint256 needed, uint256 available)",
  "IdentityExpired(address wallet, uint256 validUntil, uint256 current)",
  "NoSuchTier(uint8 tier)",
  "IdentityPeriodOutOfRange(uint256 validUntil, uint256 current)",
  "NotItsInstitution(address caller, address wallet)",
  "FrozenPartOutOfRange(address account, uint256 amountInFen, uint256 frozenFen)",
  "ClosureExpired(address wallet, uint256 validUntil, uint256 current)",
  "BatchLengthMismatch(uint256 payments, uint256 signatures)",
  "NonceNotNext(address payer, uint256 nonce, uint256 next)",
  "OnlyWithinWalletYuan()",
] as const;
