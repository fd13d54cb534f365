import type { Holder, Participants } from "../../src/scenario/participants.ts";

export const KEY_SEED = "small world";
/** 2019-11-11 00:00 and 24:00 in China. */
export const OPENS_AT = 1_573_401_600;
export const CLOSES_AT = OPENS_AT + 86_400;

/**
 * Small enough that random instructions meet every rule: banks short of reserves, a frozen and a partly frozen
 * wallet, somebody without a wallet, deposits that run out.
 */
export function smallWorld(): Participants {
  return {
    banks: byId([
      { kind: "bank", id: "icbc", name: "ICBC", reserveFen: 500n },
      { kind: "bank", id: "cmb", name: "CMB", reserveFen: 40n },
    ]),
    institutions: byId([
      { kind: "institution", id: "alipay", name: "Alipay" },
      { kind: "institution", id: "tenpay", name: "Tenpay" },
    ]),
    holders: byId([
      holder("ann", { walletFen: 100n, depositFen: 200n }),
      holder("bo", { institution: "tenpay", bank: "cmb", walletFen: 60n, depositFen: 90n }),
      holder("cai", { institution: "tenpay", walletFen: 80n, frozenFen: 50n, depositFen: 30n }),
      holder("dan", { bank: "cmb", walletStatus: "frozen", walletFen: 70n, depositFen: 70n }),
      holder("eve", { institution: "tenpay", walletStatus: "none", depositFen: 100n }),
      holder("shop", { kind: "merchant", bank: "cmb", frozenFen: 20n }),
    ]),
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
    depositFen: 0n,
    ...differing,
  };
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
