import type { Words } from "../words.ts";

export const EN_SIGN = {
  check: "Check",
  checking: "Checking…",
  relay: "Sign in wallet",
  relayHint: "Signing costs nothing. Your institution carries it to the chain; you need no coin.",
  direct: "Send it myself",
  directHint: "Your wallet sends a transaction of its own; the fee on this chain is 0.",
  confirm: "Confirm in wallet",
  noGateway:
    "No institution's gateway answers here, so your wallet sends it as a transaction of its own. The fee is 0.",
  back: "Change",
  another: "Done",
  again: "Hand it over again",
  againHint: "Safe: the same signature is carried out once at most.",
  steps: { check: "Checked", confirm: "Confirm in wallet", sent: "Sent", included: "In a block" },
  confirming: "Your wallet is asking you to confirm.",
  relayed: "Signed. The institution carries it; waiting for a block…",
  sent: "Sent. Waiting for a block…",
  inclusionNote: "A development node includes transactions; it gives no finality.",
  transaction: "Transaction",
  block: (block: string) => `included in block ${block}`,
  refused: "Refused; no money moved.",
  shows: "What your wallet will show you to sign",
  statement: "Statement",
  contract: "Contract",
  validUntil: "Can be carried out until",
};

export type SignText = Words<typeof EN_SIGN>;
