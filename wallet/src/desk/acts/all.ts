import { COIN_ACTS } from "./coinActs.ts";
import { COUNCIL_ACTS } from "./councilActs.ts";
import { TREASURY_ACTS } from "./treasuryActs.ts";
import { YUAN_ACTS } from "./yuanActs.ts";

/** The desk's groups, in the order in which they are shown. */
export const ACT_GROUPS = {
  yuan: YUAN_ACTS,
  coins: COIN_ACTS,
  treasury: TREASURY_ACTS,
  council: COUNCIL_ACTS,
} as const;

export type GroupName = keyof typeof ACT_GROUPS;
export type ActName = (typeof ACT_GROUPS)[GroupName][number]["name"];
