import type { Holder, Participants } from "../../src/scenario/participants.ts";

export const KEY_SEED = "tiered world";
/** 2019-12-31 12:00 in China, and a day later: the year ends in the middle. */
export const OPENS_AT = 1_577_764_800;
export const CLOSES_AT = OPENS_AT + 86_400;

/** Small enough that random payments meet every limit, on both sides of a midnight that also ends a year. */
export function tieredWorld(): Participants {
  return {
    banks: new Map([["icbc", { kind: "bank", id: "icbc", name: "ICBC", reserveFen: 100_000_000n }]]),
    institutions: new Map([
      ["alipay", { kind: "institution", id: "alipay", name: "Alipay" }],
      ["tenpay", { kind: "institution", id: "tenpay", name: "Tenpay" }],
    ]),
    holders: new Map(
      [
        holder("one", { tier: "I", walletFen: 300_000n }),
        holder("two", { tier: "II", walletFen: 40_000_000n, institution: "tenpay" }),
        holder("four", { tier: "ecny-2020-4", walletFen: 90_000n }),
        holder("four too", { tier: "ecny-2020-4", walletFen: 25_000n, institution: "tenpay" }),
        holder("rich", { tier: "III", walletFen: 90_000_000n }),
        holder("shop", { kind: "merchant" }),
      ].map((each) => [each.id, each]),
    ),
  };
}

function holder(id: string, differing: Partial<Holder>): Holder {
  return {
    kind: "person",
    id,
    name: id,
    institution: "alipay",
    walletStatus: "open",
    walletFen: 0n,
    frozenFen: 0n,
    bank: "icbc",
    depositFen: 1_000_000_000n,
    ...differing,
  };
}
