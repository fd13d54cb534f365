import {
  poolCentralised,
  reservedTopUp,
  sessionSettled,
  topUpInSession,
} from "../../../src/centralized/postings/wallets.ts";
import { M2_LOSES_UNLESS_RESERVES_COUNT, NONE, type Row, WALLET_FOR_DEPOSIT } from "./row.ts";

/** alipay-2.0: client reserve at the central bank. */
export const RESERVED_ROWS: readonly Row[] = [
  {
    name: "c top-up 2.0",
    posting: reservedTopUp(100n),
    sheets: {
      "central-bank": { liabilities: { reserves: -100n, client_reserve: 100n } },
      "bank-1": { assets: { reserves: -100n }, liabilities: { deposit: -100n } },
      institution: { assets: { client_reserve: 100n }, liabilities: { wallet: 100n } },
      "household-a": WALLET_FOR_DEPOSIT,
    },
    m0: 0n,
    m1: NONE,
    m2: M2_LOSES_UNLESS_RESERVES_COUNT,
    reserveMoney: 0n,
  },
  {
    name: "c4 top-up 2.0 before the session settles",
    posting: topUpInSession(100n),
    sheets: {
      "bank-1": { liabilities: { deposit: -100n, clearing: 100n } },
      netsunion: { assets: { clearing: 100n }, liabilities: { clearing: 100n } },
      institution: { assets: { clearing: 100n }, liabilities: { wallet: 100n } },
      "household-a": WALLET_FOR_DEPOSIT,
    },
    m0: 0n,
    m1: NONE,
    m2: M2_LOSES_UNLESS_RESERVES_COUNT,
    reserveMoney: 0n,
  },
  {
    name: "c5 the session settles",
    after: [topUpInSession(100n)],
    posting: sessionSettled(100n),
    sheets: {
      "central-bank": { liabilities: { reserves: -100n, client_reserve: 100n } },
      "bank-1": { assets: { reserves: -100n }, liabilities: { clearing: -100n } },
      netsunion: { assets: { clearing: -100n }, liabilities: { clearing: -100n } },
      institution: { assets: { clearing: -100n, client_reserve: 100n } },
    },
    m0: 0n,
    m1: NONE,
    m2: NONE,
    reserveMoney: 0n,
  },
  {
    name: "c3 a pool moves to the central bank",
    posting: poolCentralised(100n),
    sheets: {
      "central-bank": { liabilities: { reserves: -100n, client_reserve: 100n } },
      "bank-1": { assets: { reserves: -100n }, liabilities: { pool: -100n } },
      institution: { assets: { pool: -100n, client_reserve: 100n } },
    },
    m0: 0n,
    m1: [-100n, -100n, 0n, 0n],
    m2: M2_LOSES_UNLESS_RESERVES_COUNT,
    reserveMoney: 0n,
  },
];
