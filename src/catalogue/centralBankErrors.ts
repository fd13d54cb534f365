/** The central bank's lending, sheet and statistics, e-CNY, suspension and wind-down. */
export const CENTRAL_BANK_ERRORS = [
  "LendingExceeded(address bank, uint256 needed, uint256 available)",
  "RowInsufficient(uint8 row, uint256 needed, uint256 available)",
  "RowHasAccounts(uint8 row)",
  "RowNotPayable(uint8 row)",
  "ReportOutOfOrder(address bank, uint256 asOf, uint256 lastAsOf)",
  "VaultCashExceedsIssue(uint256 reportedFen, uint256 issuedFen)",
  "ECnyMissing()",
  "NotTheECny(address caller)",
  "ECnyNotConnectable(address eCny)",
  "NotSuspended(address institution)",
  "AlreadySuspended(address institution)",
  "NotAWalletOf(address wallet, address institution)",
  "NotTheSuccessor(address caller, address institution)",
  "PayOutLengthMismatch(uint256 wallets, uint256 banks)",
] as const;
