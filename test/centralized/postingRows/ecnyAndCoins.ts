import {
  coinsForDeposit,
  coinsForForeignExchange,
  reserveBuysBills,
} from "../../../src/centralized/postings/coins.ts";
import { ecnyConversion } from "../../../src/centralized/postings/ecny.ts";
import { NONE, OLD_M1_GROWS, type Row } from "./row.ts";

/** e-CNY in both regimes, and coins with a reserve. */
export const ECNY_AND_COIN_ROWS: readonly Row[] = [
  {
    name: "d e-CNY, regime of 2021",
    posting: ecnyConversion(100n, "M0_2021"),
    sheets: {
      "central-bank": { liabilities: { reserves: -100n, e_cny: 100n } },
      "bank-1": { assets: { reserves: -100n }, liabilities: { deposit: -100n } },
      "household-a": { assets: { deposit: -100n, e_cny: 100n } },
    },
    m0: 100n,
    m1: OLD_M1_GROWS,
    m2: NONE,
    reserveMoney: 0n,
  },
  {
    name: "d′ e-CNY, regime of 2026, counted as the household's demand deposit",
    posting: ecnyConversion(100n, "DEPOSIT_2026"),
    sheets: {
      "bank-1": { liabilities: { deposit: -100n, e_cny: 100n } },
      "household-a": { assets: { deposit: -100n, e_cny: 100n } },
    },
    m0: 0n,
    m1: NONE,
    m2: NONE,
    reserveMoney: 0n,
  },
  {
    // the United States' M1 and M2 are other sums; these are what China's would be
    name: "e1 coins for a deposit, reserve at the bank",
    posting: coinsForDeposit(100n),
    sheets: {
      "bank-1": { liabilities: { deposit: -100n, reserve_deposit: 100n } },
      association: { assets: { reserve_deposit: 100n }, liabilities: { coin: 100n } },
      "household-a": { assets: { deposit: -100n, coin: 100n } },
    },
    m0: 0n,
    m1: OLD_M1_GROWS,
    m2: NONE,
    reserveMoney: 0n,
  },
  {
    name: "e2 the reserve buys treasury bills",
    posting: reserveBuysBills(100n),
    sheets: {
      "bank-1": { liabilities: { reserve_deposit: -100n, deposit: 100n } },
      association: { assets: { reserve_deposit: -100n, treasury_bill: 100n } },
      "securities-dealer": { assets: { deposit: 100n } },
    },
    m0: 0n,
    m1: NONE,
    m2: NONE,
    reserveMoney: 0n,
  },
  {
    name: "e3 coins of a foreign currency, foreign exchange from the central bank",
    posting: coinsForForeignExchange(700n),
    sheets: {
      "central-bank": { assets: { foreign_exchange: -700n }, liabilities: { reserves: -700n } },
      "bank-1": { assets: { reserves: -700n }, liabilities: { deposit: -700n } },
      association: { assets: { foreign_exchange: 700n }, liabilities: { coin: 700n } },
      "household-a": { assets: { deposit: -700n, coin: 700n } },
    },
    m0: 0n,
    m1: [0n, 0n, -700n, -700n],
    m2: [-700n, -700n, -700n, -700n],
    reserveMoney: -700n,
  },
];
