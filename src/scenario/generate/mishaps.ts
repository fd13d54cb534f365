import type { Fen, Holder } from "../participants.ts";
import type { Cast } from "./cast.ts";
import type { Random } from "./random.ts";
import type { Draft } from "./traffic.ts";
import { BANKS } from "./workload.ts";

/** Each is drafted so that the rule of its name refuses it; a replay repeats an earlier line. */
const MISHAPS = [
  "payer_not_allowed",
  "payer_frozen",
  "payee_not_allowed",
  "payee_frozen",
  "frozen_part",
  "overdraft",
  "wrong_bank_top_up",
  "wrong_bank_withdrawal",
  "deposit_short",
  "replay",
  "replay",
] as const;

type Mishap = (typeof MISHAPS)[number];

/** Small change, so that mishaps don't carry the day's mean. */
const SMALL = { leastFen: 100, rangeFen: 4_900 } as const;
const ABOVE_THIN_DEPOSIT = { leastFen: 100_000, rangeFen: 200_000 } as const;
const FROZEN_PART = { leastPercent: 50n, rangePercent: 40 } as const;

/** Takes mishaps in turn from a shuffled deck of all of them. `undefined` asks for a replay. */
export function mishapSource(cast: Cast, random: Random): () => Draft | undefined {
  let dealt: Mishap[] = [];
  return () => {
    if (dealt.length === 0) dealt = random.shuffled(MISHAPS);
    const mishap = dealt.pop() as Mishap;
    return mishap === "replay" ? undefined : draftOf(mishap, cast, random);
  };
}

function draftOf(mishap: Exclude<Mishap, "replay">, cast: Cast, random: Random): Draft {
  const small = between(SMALL, random);
  switch (mishap) {
    case "payer_not_allowed":
      return payment(random.pick(cast.withoutWallet), random.pick(cast.shops), small);
    case "payer_frozen":
      return payment(random.pick(cast.frozen), random.pick(cast.shops), small);
    case "payee_not_allowed":
      return payment(random.pick(cast.active), random.pick(cast.withoutWallet), small);
    case "payee_frozen":
      return payment(random.pick(cast.active), random.pick(cast.frozen), small);
    case "frozen_part":
      return frozenPartPayment(random.pick(cast.partlyFrozen), random.pick(cast.active), random);
    case "overdraft":
      return overdraft(random.pick(cast.partlyFrozen), random.pick(cast.active), small);
    case "wrong_bank_top_up":
      return wrongBankTopUp(random.pick(cast.active), small, random);
    case "wrong_bank_withdrawal":
      return wrongBankWithdrawal(random.pick(cast.active), small, random);
    case "deposit_short": {
      const holder = random.pick(cast.thinDeposit);
      return {
        kind: "top_up",
        payer: holder.bank,
        payee: holder.id,
        amount: between(ABOVE_THIN_DEPOSIT, random),
      };
    }
  }
}

/** More than is free, less than the balance. */
function frozenPartPayment(payer: Holder, payee: Holder, random: Random): Draft {
  const percent = FROZEN_PART.leastPercent + BigInt(random.below(FROZEN_PART.rangePercent));
  return payment(payer, payee, (payer.walletFen * percent) / 100n);
}

/** Nobody pays partly frozen wallets on a generated day, so they have no more than in the morning. */
function overdraft(payer: Holder, payee: Holder, excessFen: Fen): Draft {
  return payment(payer, payee, payer.walletFen + excessFen);
}

function wrongBankTopUp(holder: Holder, amountFen: Fen, random: Random): Draft {
  return { kind: "top_up", payer: otherBank(holder, random), payee: holder.id, amount: amountFen };
}

function wrongBankWithdrawal(holder: Holder, amountFen: Fen, random: Random): Draft {
  return { kind: "withdrawal", payer: holder.id, payee: otherBank(holder, random), amount: amountFen };
}

function otherBank(holder: Holder, random: Random): string {
  return random.pick(BANKS.filter(({ id }) => id !== holder.bank)).id;
}

function payment(payer: Holder, payee: Holder, amountFen: Fen): Draft {
  return { kind: "payment", payer: payer.id, payee: payee.id, amount: amountFen };
}

function between({ leastFen, rangeFen }: { leastFen: number; rangeFen: number }, random: Random): Fen {
  return BigInt(leastFen + random.below(rangeFen));
}
