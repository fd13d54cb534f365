import { JiaoziError } from "../../catalogue/errors.ts";
import { DONE, type RunAnswer, type RunRefusal, refused } from "../../scenario/reserveRun/rail.ts";
import type { Queries } from "../database/database.ts";
import type { Chain, LegFault } from "../ledger/chains.ts";
import type { Ledger } from "../ledger/ledger.ts";

/** Which rule a leg's fault stands for. */
const REFUSALS: Partial<Record<LegFault, RunRefusal>> = {
  debit_account_frozen: "FrozenAccount",
  credit_account_frozen: "FrozenAccount",
  exceeds_credits: "ERC20InsufficientBalance",
  exceeds_unfrozen: "ERC7943InsufficientUnfrozenBalance",
};

/** Posts an event's legs, if it has any, or says which rule forbids them. */
export async function postOrRefuse(queries: Queries, ledger: Ledger, chain: Chain): Promise<RunAnswer> {
  if (chain.legs.length === 0) return DONE;
  const [result] = await ledger.post(queries, [chain]);
  if (result?.status === "posted") return DONE;
  const fault = result?.status === "failed" ? result.fault : undefined;
  const refusal = fault === undefined ? undefined : REFUSALS[fault];
  if (refusal !== undefined) return refused(refusal);
  throw new JiaoziError(
    "BOOKS_OUT_OF_BALANCE",
    `The books couldn't post ${chain.contents} (${chain.id}): ${fault ?? result?.status ?? "no answer"}.`,
    "Verify the ledger's log; no rule of a run explains this.",
  );
}
