import type { Words } from "../words.ts";

export const EN_ACTIVITY = {
  title: "Activity",
  note: "From the chain's events, as your institution has read them.",
  asOf: (block: string) => `Read up to block ${block}`,
  kind: "Kind",
  currency: "Currency",
  any: "All",
  kinds: {
    paid: "Paid",
    received: "Received",
    top_up: "Top-up",
    withdrawal: "Withdrawal",
    escrow_in: "Into escrow",
    escrow_out: "Out of escrow",
    minted: "Issued",
    burnt: "Redeemed",
  },
  empty: "Nothing yet. Top up under “My wallet”, or have somebody pay you.",
  emptyFiltered: "Nothing of this kind.",
  more: "Earlier",
  receipt: "Receipt",
  close: "Close",
  counterparty: "Other side",
  when: "When",
  block: "Block",
  payer: "Payer",
  payee: "Payee",
  instruction: "Instruction",
  confirmations: "Blocks since",
  direct: "a plain transfer, without an instruction id",
};

export type ActivityText = Words<typeof EN_ACTIVITY>;
