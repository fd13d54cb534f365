import type { Participants } from "../../../src/scenario/participants.ts";
import type { Instruction } from "../../../src/scenario/instructions.ts";
import { OPENS_AT } from "../smallWorld.ts";

/** Amount that is topped up, or converted. */
export const TOPPED_UP_FEN = 10_000n;

/** Somebody with a deposit, the bank that keeps it, and an institution that keeps the wallet. */
export function oneHolder(): Participants {
  return {
    banks: new Map([["icbc", { kind: "bank", id: "icbc", name: "ICBC", reserveFen: 100_000n }]]),
    institutions: new Map([["alipay", { kind: "institution", id: "alipay", name: "Alipay" }]]),
    holders: new Map([
      [
        "ann",
        {
          ...{ kind: "person", id: "ann", name: "Ann", institution: "alipay", bank: "icbc" },
          ...{ walletStatus: "open", walletFen: 0n, frozenFen: 0n, depositFen: 50_000n },
        },
      ],
    ]),
  };
}

export const TOP_UP: Instruction = {
  ...{ id: "one", kind: "top_up", payer: "icbc", payee: "ann" },
  amount: TOPPED_UP_FEN,
  atSeconds: OPENS_AT + 60,
};
