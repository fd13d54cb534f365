import { expect } from "chai";
import fc from "fast-check";

import type { FamilyResult } from "../../src/comparison/family.ts";
import { openLibraReferee } from "../../src/comparison/referee/libra/openLibraReferee.ts";
import { runDay } from "../../src/comparison/runDay.ts";
import { attachLibraContractsRail, openLibraContractsRail } from "../../src/onchain/libra/contractsRail.ts";
import { LIBRA_USD } from "../../src/scenario/currency.ts";
import { entityKindOf } from "../../src/scenario/entities.ts";
import type { SignedInstruction } from "../../src/scenario/instructions.ts";
import { dayConservation } from "../../src/scenario/libra/conservation.ts";
import { toMicroInstruction } from "../../src/scenario/libra/convert.ts";
import { ISSUANCE_REFUSALS } from "../../src/scenario/libra/issuance.ts";
import { type Measure, isIssuance } from "../../src/scenario/measures.ts";
import { type BooksBench, openBooksBench } from "./booksBench.ts";
import { libraChain } from "./libraChain.ts";
import { LIBRA, issuanceOf, issuanceWishes } from "./randomIssuance.ts";
import { CLOSES_AT, KEY_SEED, OPENS_AT, smallWorld } from "./smallWorld.ts";
import { type Step, instructionsOf, steps } from "./steps.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const SEED = 20_201_127;
const RUNS = deep ? 40 : 2;
const [FEWEST, MOST] = deep ? [40, 80] : [30, 40];
const INSTRUCTIONS = 20;

describe("referee, books and contracts of libra under random issuance", () => {
  const participants = smallWorld();
  const times = { opensAtSeconds: OPENS_AT, closesAtSeconds: CLOSES_AT };
  let chain: Awaited<ReturnType<typeof libraChain>>;
  let books: BooksBench;
  let snapshot: string;

  before(async () => {
    chain = await libraChain({ participants, keySeed: KEY_SEED, ...times, libra: LIBRA });
    await openLibraContractsRail(chain.context());
    snapshot = await chain.provider.send("evm_snapshot", []);
    books = await openBooksBench();
  });

  after(async () => {
    await books.close();
    await chain.connection.close();
  });

  it(`answer every measure alike, with what it leaves, and end alike (seed ${SEED})`, async () => {
    const seen = new Set<string>();
    const property = fc.asyncProperty(
      fc.noBias(issuanceWishes(MOST, FEWEST)),
      fc.noBias(steps(INSTRUCTIONS)),
      async (wishes, plan) => {
        const result = await played(issuanceOf(wishes, chain.day.coinsOutstanding), signed(plan));
        expect(result.agree, JSON.stringify(result.firstDifference)).to.equal(true);
        for (const what of whatWasMet(result)) seen.add(what);
      },
    );
    await fc.assert(property, { seed: SEED, numRuns: RUNS, endOnFailure: true });
    if (!deep) return;
    const beyond = ["RequestOutOfRange", "PreburnQueueFull"];
    const reasons = ISSUANCE_REFUSALS.filter((reason) => !beyond.includes(reason));
    expect([...seen]).to.include.members([...reasons, "minted", "burned", "short"]);
  });

  async function played(
    measures: readonly Measure[],
    instructions: readonly SignedInstruction[],
  ): Promise<FamilyResult> {
    await chain.provider.send("evm_revert", [snapshot]);
    snapshot = await chain.provider.send("evm_snapshot", []);
    const { terms, day } = chain;
    const family = {
      ...({ scheme: "libra", mode: "gross", currency: LIBRA_USD } as const),
      conservation: dayConservation(day),
      kindOf: (entity: string) => entityKindOf(participants, entity),
      measureFor: (measure: Measure) => measure,
      referee: openLibraReferee(day, terms, OPENS_AT),
      rails: [
        await books.openLibra({ participants, ...times, terms, libra: day }),
        attachLibraContractsRail(chain.context()),
      ],
    };
    const [result] = await runDay([family], stream(instructions), { measures });
    await family.referee.close();
    if (result === undefined) throw new Error("no result");
    return result;
  }

  /** Only what can be decided, since a fault ends the run. */
  function signed(plan: readonly Step[]): SignedInstruction[] {
    const decidable = plan.filter(({ does }) => does === "instruct" || does === "repeat");
    return instructionsOf(decidable, chain.terms, (one) => toMicroInstruction(one, LIBRA.fenPerUsd));
  }
});

/** Reasons, and what shows of what was done. */
function* whatWasMet({ measures }: FamilyResult): Generator<string> {
  let before: bigint | undefined;
  for (const { measure, outcome } of measures) {
    if (!isIssuance(measure.kind) || outcome.issuance === undefined) continue;
    if (outcome.status === "refused") yield outcome.reason;
    const { outstanding, reserve } = outcome.issuance;
    if (measure.kind === "approve_mint" && outstanding > (before ?? outstanding)) yield "minted";
    if (measure.kind === "burn" && outcome.status === "done")
      yield reserve < outstanding ? "short" : "burned";
    before = outstanding;
  }
}

async function* stream<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
