import type { Instruction } from "../instructions.ts";
import type { Fen, Holder, ParticipantId } from "../participants.ts";
import type { Cast } from "./cast.ts";
import type { Random } from "./random.ts";
import { sizeSource } from "./sizes.ts";
import { type Category, SAME_INSTITUTION_PERCENT, WORKLOAD } from "./workload.ts";

/** An instruction before it has an id and a time. */
export type Draft = Omit<Instruction, "id" | "atSeconds">;

/** Above this, a payer is somebody with money: the richest of a few. */
const LARGE_FEN = 100_000n;
const CANDIDATES_FOR_LARGE = 5;

/** Ordinary instructions, one after the other. Rules may refuse some: a wallet or a bank's reserves run out. */
export function ordinaryTraffic(cast: Cast, random: Random): () => Draft {
  const nextCategory = categorySource(random);
  const sizeOf = sizeSource(random);
  const choose = counterparties(cast, random);
  return () => {
    const category = nextCategory();
    const amountFen = sizeOf(category);
    return draftOf(category, amountFen, choose, random, cast);
  };
}

/** Deals categories from a shuffled deck of a hundred, so that every hundred has the workload's shares. */
function categorySource(random: Random): () => Category {
  const categories = Object.keys(WORKLOAD) as Category[];
  const deck = categories.flatMap((category) => Array<Category>(WORKLOAD[category].percent).fill(category));
  let dealt: Category[] = [];
  return () => {
    if (dealt.length === 0) dealt = random.shuffled(deck);
    return dealt.pop() as Category;
  };
}

interface Counterparties {
  payerOf(amountFen: Fen): Holder;
  /** Mostly one at the payer's institution, and never the payer. */
  payeeFor(payer: Holder, candidates: Candidates): ParticipantId;
  readonly people: Candidates;
  readonly shops: Candidates;
}

interface Candidates {
  readonly all: readonly Holder[];
  readonly byInstitution: ReadonlyMap<ParticipantId, readonly Holder[]>;
}

function counterparties(cast: Cast, random: Random): Counterparties {
  const richest = () => {
    const few = Array.from({ length: CANDIDATES_FOR_LARGE }, () => random.pick(cast.active));
    return few.reduce((richer, holder) => (holder.walletFen > richer.walletFen ? holder : richer));
  };
  const payeeFor = (payer: Holder, { all, byInstitution }: Candidates) => {
    const same = byInstitution.get(payer.institution) ?? [];
    const near = random.below(100) < SAME_INSTITUTION_PERCENT ? same : all;
    const others = near.length > 1 ? near : all;
    let payee = random.pick(others);
    while (payee.id === payer.id) payee = random.pick(others);
    return payee.id;
  };
  const people = candidates(cast.active);
  const payerOf = (amountFen: Fen) => (amountFen > LARGE_FEN ? richest() : random.pick(cast.active));
  return { payerOf, payeeFor, people, shops: candidates(cast.shops) };
}

function candidates(all: readonly Holder[]): Candidates {
  const byInstitution = new Map<ParticipantId, Holder[]>();
  for (const holder of all) {
    byInstitution.set(holder.institution, [...(byInstitution.get(holder.institution) ?? []), holder]);
  }
  return { all, byInstitution };
}

function draftOf(
  category: Category,
  amountFen: Fen,
  choose: Counterparties,
  random: Random,
  cast: Cast,
): Draft {
  switch (category) {
    case "top_up": {
      const holder = random.pick(cast.active);
      return { kind: "top_up", payer: holder.bank, payee: holder.id, amount: amountFen };
    }
    case "withdrawal": {
      const holder = random.below(2) === 0 ? random.pick(cast.merchants) : choose.payerOf(amountFen);
      return { kind: "withdrawal", payer: holder.id, payee: holder.bank, amount: amountFen };
    }
    case "merchant":
      return paymentTo((payer) => choose.payeeFor(payer, choose.shops), amountFen, choose);
    case "person_to_person":
    case "red_envelope":
      return paymentTo((payer) => choose.payeeFor(payer, choose.people), amountFen, choose);
    case "utility":
      return paymentTo(() => random.pick(cast.utilities).id, amountFen, choose);
    case "finance":
      return paymentTo(() => random.pick(cast.funds).id, amountFen, choose);
  }
}

function paymentTo(payeeOf: (payer: Holder) => ParticipantId, amountFen: Fen, choose: Counterparties): Draft {
  const payer = choose.payerOf(amountFen);
  return { kind: "payment", payer: payer.id, payee: payeeOf(payer), amount: amountFen };
}
