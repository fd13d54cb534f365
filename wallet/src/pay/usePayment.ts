import { useRef, useState } from "react";

import { SituationError } from "../../../src/catalogue/decodeError.ts";
import type { Node } from "../chain/node.ts";
import type { Snapshot } from "../chain/snapshot.ts";
import type { Eip1193Provider } from "../wallet/eip1193.ts";
import { parseYuan } from "./amount.ts";
import { type Preview, checkPayment } from "./checkPayment.ts";
import { parseRecipient } from "./recipient.ts";
import { type Included, awaitInclusion, sendPayment } from "./sendPayment.ts";

/** Check → confirm in the wallet → sent → included in a block. */
export type PaymentState =
  | { readonly step: "editing"; readonly error?: unknown }
  | { readonly step: "checking" }
  | { readonly step: "checked"; readonly preview: Preview; readonly error?: unknown }
  | { readonly step: "confirming"; readonly preview: Preview }
  | { readonly step: "sent"; readonly preview: Preview; readonly hash: string }
  | { readonly step: "included"; readonly preview: Preview; readonly included: Included }
  | { readonly step: "unclear"; readonly preview: Preview; readonly hash: string; readonly error: unknown };

export interface Payment {
  readonly state: PaymentState;
  check(recipient: string, amount: string): Promise<void>;
  confirm(): Promise<void>;
  edit(): void;
}

interface Parties {
  readonly node: Node;
  readonly account: string;
  readonly chainId: bigint;
  readonly wallet: Eip1193Provider;
}

type Show = (state: PaymentState) => void;

/** One payment at a time; a second click while one is under way does nothing. */
export function usePayment(parties: Parties, snapshot: Snapshot): Payment {
  const [state, setState] = useState<PaymentState>({ step: "editing" });
  const busy = useRef(false);

  async function once(work: () => Promise<void>): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    await work().finally(() => (busy.current = false));
  }

  return {
    state,
    check: (recipient, amount) => once(() => check({ recipient, amount }, parties, snapshot, setState)),
    confirm: () =>
      once(async () =>
        state.step === "checked" ? confirm(state.preview, parties, snapshot, setState) : undefined,
      ),
    edit: () => setState({ step: "editing" }),
  };
}

async function check(
  typed: { recipient: string; amount: string },
  { node, account }: Parties,
  { institutions }: Snapshot,
  show: Show,
): Promise<void> {
  show({ step: "checking" });
  try {
    const payee = parseRecipient(typed.recipient, account, node.book);
    const payment = { payer: account, payee, amountFen: parseYuan(typed.amount) };
    show({ step: "checked", preview: await checkPayment(node, institutions, payment) });
  } catch (error) {
    show({ step: "editing", error });
  }
}

async function confirm(
  preview: Preview,
  { node, chainId, wallet }: Parties,
  { blockNumber }: Snapshot,
  show: Show,
): Promise<void> {
  show({ step: "confirming", preview });
  let hash: string;
  try {
    if (chainId !== BigInt(node.book.chainId)) throw new SituationError("WRONG_NETWORK");
    hash = await sendPayment(wallet, node, preview);
  } catch (error) {
    return show({ step: "checked", preview, error });
  }
  show({ step: "sent", preview, hash });
  try {
    show({ step: "included", preview, included: await awaitInclusion(node.provider, hash, blockNumber) });
  } catch (error) {
    show({ step: "unclear", preview, hash, error });
  }
}
