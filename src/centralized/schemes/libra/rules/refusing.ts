import type { Refusal } from "../../../../catalogue/refusals.ts";
import type { Chain, Leg } from "../../../ledger/chains.ts";
import { post } from "../../legs.ts";
import { accountNames as names } from "../chart.ts";

/** The rules for payments, in the order in which they are asked. */
export const RULES = [
  "UNHOSTED_LIMIT_EXCEEDED",
  "ATTESTATION_MISSING",
  "UNATTESTED_SUM_TOO_LARGE",
  "VASP_OUTFLOW_EXCEEDED",
  "VASP_INFLOW_EXCEEDED",
  "VASP_HOLDING_EXCEEDED",
] as const satisfies readonly Refusal[];

export type Rule = (typeof RULES)[number];

/**
 * The chain with legs on memo accounts after those of money: one for each rule that is kept, up to the one that isn't.
 * That one debits an account which is always empty, so the chain fails there, unless money fails it before; and the
 * log tells the rule by the leg.
 */
export function refusing(chain: Chain, rule: Rule | undefined): Chain {
  if (rule === undefined) return chain;
  const kept: readonly Leg[] = RULES.slice(0, RULES.indexOf(rule)).map(() =>
    post(names.rulesAsked(), names.rulesKept(), 1n),
  );
  return { ...chain, legs: [...chain.legs, ...kept, post(names.rulesBroken(), names.rulesKept(), 1n)] };
}
