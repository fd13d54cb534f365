import type { IssuanceRefusal, IssuanceState } from "../../../../scenario/libra/issuance.ts";
import type { LibraDay } from "../../../../scenario/libra/libraDay.ts";
import type { IssuanceKind, Measure, MeasureOutcome } from "../../../../scenario/measures.ts";
import type { Queries } from "../../../database/database.ts";
import type { Ledger } from "../../../ledger/ledger.ts";
import { attest } from "./attest.ts";
import { burn, cancelPreburn, preburn } from "./burns.ts";
import { Desk } from "./desk.ts";
import { approveMint, declineMint, requestMint } from "./mints.ts";

const STEPS: Readonly<Record<IssuanceKind, (desk: Desk) => Promise<IssuanceRefusal | undefined>>> = {
  request_mint: requestMint,
  approve_mint: approveMint,
  decline_mint: declineMint,
  preburn,
  burn,
  cancel_preburn: cancelPreburn,
  attest,
};

/** Carries a measure of issuance out, or refuses it and changes nothing; within one transaction. */
export async function issue(
  queries: Queries,
  ledger: Ledger,
  kind: IssuanceKind,
  measure: Measure,
  { day, opensAtSeconds }: { readonly day: LibraDay; readonly opensAtSeconds: number },
): Promise<MeasureOutcome> {
  const terms = day.parameters.issuance;
  if (terms === undefined) throw new Error(`The day has no terms for ${measure.reference}`); // the reader has checked
  const desk = new Desk(queries, ledger, measure, { day, terms, opensAtSeconds });
  const reason = await STEPS[kind](desk);
  const issuance = await stateAfter(desk);
  return reason === undefined ? { status: "done", issuance } : { status: "refused", reason, issuance };
}

async function stateAfter(desk: Desk): Promise<IssuanceState> {
  const { effective: reserve, statedAt } = await desk.remembered();
  const outstanding = await desk.outstanding();
  const isStale = desk.measure.atSeconds > statedAt + desk.terms.stalenessSeconds;
  const room = isStale || reserve < outstanding ? 0n : reserve - outstanding;
  return { reserve, outstanding, room };
}
