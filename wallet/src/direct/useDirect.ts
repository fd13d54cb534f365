import { useEffect, useRef, useState } from "react";

import { SituationError } from "../../../src/catalogue/decodeError.ts";
import { type Visit, useVisit } from "../page/useVisit.ts";
import { awaitInclusion, sendTransaction } from "../sign/sendTransaction.ts";

/** One call of a contract that the connected account is about to send. */
export interface ContractCall {
  readonly to: string;
  readonly data: string;
}

/** What a check found: the call, and the rule that would refuse it. */
export interface Checked {
  readonly call: ContractCall;
  /** Undefined if the chain would carry it out now. */
  readonly refusal?: unknown;
}

export interface SentCall {
  readonly hash: string;
  readonly blockNumber: number;
}

/** Check → confirm in the wallet → sent → in a block. */
export type DirectState<C extends Checked> =
  | { readonly step: "editing"; readonly error?: unknown }
  | { readonly step: "checking" }
  | { readonly step: "checked"; readonly checked: C; readonly error?: unknown }
  | { readonly step: "confirming"; readonly checked: C }
  | { readonly step: "sent"; readonly checked: C; readonly hash: string }
  | { readonly step: "unclear"; readonly checked: C; readonly hash: string; readonly error: unknown }
  | { readonly step: "included"; readonly checked: C; readonly sent: SentCall };

export interface Direct<C extends Checked> {
  readonly state: DirectState<C>;
  check(prepare: () => Promise<C>): void;
  /** Opens the wallet's window; does nothing for a call that would be refused. */
  confirm(): void;
  edit(): void;
}

type Show<C extends Checked> = (state: DirectState<C>) => void;

/** A call that the account sends as a transaction of its own, one at a time. */
export function useDirect<C extends Checked>(): Direct<C> {
  const visit = useVisit();
  const [state, setState] = useState<DirectState<C>>({ step: "editing" });
  const busy = useRef(false);
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => void (mounted.current = false);
  }, []);
  const show: Show<C> = (next) => mounted.current && setState(next);
  const once = (work: () => Promise<void>) => {
    if (busy.current) return;
    busy.current = true;
    void work().finally(() => (busy.current = false));
  };
  return {
    state,
    check: (prepare) => once(() => check(prepare, show)),
    confirm: () => {
      if (state.step !== "checked" || state.checked.refusal !== undefined) return;
      once(() => confirm(state.checked, visit, show));
    },
    edit: () => setState({ step: "editing" }),
  };
}

async function check<C extends Checked>(prepare: () => Promise<C>, show: Show<C>): Promise<void> {
  show({ step: "checking" });
  await prepare().then(
    (checked) => show({ step: "checked", checked }),
    (error: unknown) => show({ step: "editing", error }),
  );
}

async function confirm<C extends Checked>(checked: C, visit: Visit, show: Show<C>): Promise<void> {
  const { node, connection, isRightNetwork, state } = visit;
  const afterBlock = state.snapshot?.blockNumber ?? 0;
  show({ step: "confirming", checked });
  let hash: string;
  try {
    if (!connection || !isRightNetwork) throw new SituationError("WRONG_NETWORK");
    const call = { ...checked.call, from: connection.account, gasPrice: 0n } as const;
    hash = await sendTransaction(connection.wallet.provider, node, call);
  } catch (error) {
    return show({ step: "checked", checked, error });
  }
  show({ step: "sent", checked, hash });
  await awaitInclusion(node.provider, hash, afterBlock).then(
    ({ blockNumber, hash: included }) =>
      show({ step: "included", checked, sent: { hash: included, blockNumber } }),
    (error: unknown) => show({ step: "unclear", checked, hash, error }),
  );
}
