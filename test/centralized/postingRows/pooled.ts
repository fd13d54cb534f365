import { cashWithdrawal, vaultRestocked } from "../../../src/centralized/postings/cash.ts";
import { pooledTopUp, pooledTopUpAcross, walletPayment } from "../../../src/centralized/postings/wallets.ts";
import { NONE, OLD_M1_GROWS, type Row, WALLET_FOR_DEPOSIT } from "./row.ts";

/** Notes, and alipay-1.0. */
export const CASH_AND_POOLED_ROWS: readonly Row[] = [
  {
    name: "a1 cash out of the vault",
    posting: cashWithdrawal(100n),
    sheets: {
      "bank-1": { assets: { cash: -100n }, liabilities: { deposit: -100n } },
      "household-a": { assets: { deposit: -100n, cash: 100n } },
    },
    m0: 100n,
    m1: OLD_M1_GROWS,
    m2: NONE,
    reserveMoney: 0n,
  },
  {
    name: "a2 the bank restocks its vault",
    posting: vaultRestocked(100n),
    sheets: {
      "central-bank": { liabilities: { reserves: -100n, cash: 100n } },
      "bank-1": { assets: { cash: 100n, reserves: -100n } },
    },
    m0: 0n,
    m1: NONE,
    m2: NONE,
    reserveMoney: 0n,
  },
  {
    name: "b top-up 1.0, same bank",
    posting: pooledTopUp(100n),
    sheets: {
      "bank-1": { liabilities: { deposit: -100n, pool: 100n } },
      institution: { assets: { pool: 100n }, liabilities: { wallet: 100n } },
      "household-a": WALLET_FOR_DEPOSIT,
    },
    m0: 0n,
    m1: OLD_M1_GROWS,
    m2: NONE,
    reserveMoney: 0n,
  },
  {
    name: "b2 top-up 1.0, to the pool at another bank",
    posting: pooledTopUpAcross(100n),
    sheets: {
      "bank-1": { assets: { reserves: -100n }, liabilities: { deposit: -100n } },
      "bank-2": { assets: { reserves: 100n }, liabilities: { pool: 100n } },
      institution: { assets: { pool: 100n }, liabilities: { wallet: 100n } },
      "household-a": WALLET_FOR_DEPOSIT,
    },
    m0: 0n,
    m1: OLD_M1_GROWS,
    m2: NONE,
    reserveMoney: 0n,
  },
  {
    name: "b3 wallet payment, 1.0 or 2.0",
    posting: walletPayment(100n),
    sheets: {
      "household-a": { assets: { wallet: -100n } },
      "household-b": { assets: { wallet: 100n } },
    },
    m0: 0n,
    m1: NONE,
    m2: NONE,
    reserveMoney: 0n,
  },
];
