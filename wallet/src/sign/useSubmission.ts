import { useEffect, useRef, useState } from "react";

import { SituationError } from "../../../src/catalogue/decodeError.ts";
import { GatewayProblem } from "../gateway/request.ts";
import { useVisit } from "../page/useVisit.ts";
import type { Act, Included, Way } from "./act.ts";
import { type Sent, type Surroundings, confirmInWallet, follow } from "./carryOut.ts";
import { RefusedError } from "./refusedError.ts";

/** What a person sees before confirming, and what is then carried out. */
export interface Draft {
  readonly act: Act;
}

/** Check → confirm in the wallet → sent → included in a block. */
export type SubmissionState<D extends Draft> =
  | { readonly step: "editing"; readonly error?: unknown }
  | { readonly step: "checking" }
  | { readonly step: "checked"; readonly draft: D; readonly error?: unknown }
  | { readonly step: "confirming"; readonly draft: D; readonly way: Way }
  | { readonly step: "sent"; readonly draft: D; readonly sent: Sent }
  | { readonly step: "included"; readonly draft: D; readonly sent: Sent; readonly included: Included }
  | { readonly step: "refused"; readonly draft: D; readonly sent: Sent; readonly error: unknown }
  | { readonly step: "unclear"; readonly draft: D; readonly sent: Sent; readonly error: unknown };

export interface Submission<D extends Draft> {
  readonly state: SubmissionState<D>;
  /** Shows what `prepare` finds, or why it can't be done. */
  check(prepare: () => Promise<D>): void;
  confirm(way: Way): void;
  /** After an unclear end: hands the same over again, and goes on waiting. */
  again(): void;
  edit(): void;
}

type Show<D extends Draft> = (state: SubmissionState<D>) => void;

/** One act at a time; a second click while one is under way does nothing. */
export function useSubmission<D extends Draft>(): Submission<D> {
  const visit = useVisit();
  const [state, setState] = useState<SubmissionState<D>>({ step: "editing" });
  const busy = useRef(false);
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => void (mounted.current = false);
  }, []);
  const show: Show<D> = (next) => mounted.current && setState(next);

  const once = (work: () => Promise<void>) => {
    if (busy.current) return;
    busy.current = true;
    void work().finally(() => (busy.current = false));
  };
  const afterBlock = visit.state.snapshot?.blockNumber ?? 0;
  return {
    state,
    check: (prepare) => once(() => check(prepare, show)),
    confirm: (way) =>
      once(async () =>
        state.step === "checked" ? confirm(state.draft, way, visit, afterBlock, show) : undefined,
      ),
    again: () =>
      once(async () =>
        state.step === "unclear" ? finish(state.draft, state.sent, visit, 0, show) : undefined,
      ),
    edit: () => setState({ step: "editing" }),
  };
}

async function check<D extends Draft>(prepare: () => Promise<D>, show: Show<D>): Promise<void> {
  show({ step: "checking" });
  await prepare().then(
    (draft) => show({ step: "checked", draft }),
    (error: unknown) => show({ step: "editing", error }),
  );
}

async function confirm<D extends Draft>(
  draft: D,
  way: Way,
  visit: Surroundings,
  sentAfterBlock: number,
  show: Show<D>,
): Promise<void> {
  show({ step: "confirming", draft, way });
  let sent: Sent;
  try {
    sent = await confirmInWallet(draft.act, way, visit);
  } catch (error) {
    return show({ step: "checked", draft, error });
  }
  await finish(draft, sent, visit, sentAfterBlock, show);
}

async function finish<D extends Draft>(
  draft: D,
  sent: Sent,
  visit: Surroundings,
  sentAfterBlock: number,
  show: Show<D>,
): Promise<void> {
  show({ step: "sent", draft, sent });
  try {
    show({ step: "included", draft, sent, included: await follow(draft.act, sent, visit, sentAfterBlock) });
  } catch (error) {
    show({ step: isFinal(error) ? "refused" : "unclear", draft, sent, error });
  }
}

/** Whether it is certain that nothing was and nothing will be carried out. */
function isFinal(error: unknown): boolean {
  if (error instanceof RefusedError) return true;
  if (error instanceof GatewayProblem) return error.problem.status < 500 && error.problem.status !== 429;
  const final = ["INSTRUCTION_EXPIRED", "TRANSACTION_FAILED"];
  return error instanceof SituationError && final.includes(error.situation);
}
