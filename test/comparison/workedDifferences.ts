import type { openPooledReferee } from "../../src/comparison/referee/alipay1/openPooledReferee.ts";
import type { PooledTerms } from "../../src/scenario/alipay1/pooledTerms.ts";
import { openScenario } from "../../src/scenario/openScenario.ts";
import { scenarioTerms, signAll } from "../../src/scenario/terms.ts";
import { collect } from "../scenario/support/collect.ts";

const WORKED_EXAMPLE = new URL("../../scenarios/worked-example/", import.meta.url);
const DOMAIN = {
  name: "Wallet Yuan",
  version: "1",
  chainId: 1,
  verifyingContract: `0x${"00".repeat(19)}aa`,
};

export type Day = Omit<Parameters<typeof openPooledReferee>[0], keyof PooledTerms>;

/** As the tables of the scenario's README say. */
export const BY_HAND = [
  "w03: NOT_SAME_INSTITUTION / accepted: no_interoperation",
  "w12: NOT_SAME_INSTITUTION / PAYEE_FROZEN: no_interoperation",
  "w13: NOT_SAME_INSTITUTION / accepted: no_interoperation",
  "w14: INSUFFICIENT_UNFROZEN_BALANCE / accepted: knock_on from w13 no_interoperation",
  "w18: accepted / BANK_RESERVE_INSUFFICIENT: no_reserve_needed",
  "w20: accepted / BANK_RESERVE_INSUFFICIENT: no_reserve_needed",
];

export async function workedExample() {
  const scenario = await openScenario(WORKED_EXAMPLE.pathname);
  const terms = scenarioTerms(scenario, DOMAIN);
  const { participants, opensAtSeconds, closesAtSeconds } = scenario;
  const day: Day = { participants, terms, opensAtSeconds, closesAtSeconds };
  return { day, instructions: await collect(signAll(scenario, terms)) };
}
