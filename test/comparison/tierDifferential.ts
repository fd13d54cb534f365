import { expect } from "chai";
import fc from "fast-check";

import { openReferee } from "../../src/comparison/referee/openReferee.ts";
import { attachContractsRail, openContractsRail } from "../../src/onchain/alipay2/contractsRail.ts";
import { conservationFaults } from "../../src/scenario/conservation.ts";
import type { Instruction, SignedInstruction } from "../../src/scenario/instructions.ts";
import { demonstrationKey, signInstruction } from "../../src/scenario/keys.ts";
import { answersOf, endsOf } from "./answers.ts";
import { type BooksBench, openBooksBench } from "./booksBench.ts";
import { deployedChain } from "./chainUnderTest.ts";
import { CLOSES_AT, KEY_SEED, OPENS_AT, tieredWorld } from "./tieredWorld.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const SEED = 20_191_231;
const RUNS = deep ? 30 : 2;
const LONGEST = deep ? 40 : 12;

const HOLDERS = ["one", "two", "four", "four too", "rich", "shop"] as const;
/** In fen, at the limits and beside them. */
const AMOUNTS = [1n, 10_000n, 24_999n, 25_000n, 49_999n, 50_000n, 50_001n, 100_000n, 5_000_000n, 5_000_001n];

const draft = fc.record({
  kind: fc.constantFrom("payment" as const, "payment" as const, "top_up" as const, "withdrawal" as const),
  from: fc.constantFrom(...HOLDERS),
  to: fc.constantFrom(...HOLDERS),
  amount: fc.constantFrom(...AMOUNTS),
  atSeconds: fc.oneof(
    fc.integer({ min: OPENS_AT + 1, max: CLOSES_AT - 100 }),
    // the last second of the year in China, and the first of the next
    fc.constantFrom(OPENS_AT + 43_199, OPENS_AT + 43_200),
  ),
  byStaticQr: fc.boolean(),
});
type Draft = typeof draft extends fc.Arbitrary<infer T> ? T : never;

const NOON = OPENS_AT + 1;
const LAST_SECOND = OPENS_AT + 43_199;
const pays = (from: Draft["from"], amount: bigint, atSeconds: number, byStaticQr = false): Draft => {
  return { kind: "payment", from, to: "shop", amount, atSeconds, byStaticQr };
};

/**
 * Each limit exactly at it and one fen over, before and after the midnight that ends day and year; and what is said.
 * In the order of time, and no two in one second: two blocks can't share one.
 */
const BOUNDARIES: readonly (readonly [Draft, string])[] = [
  [pays("four", 50_001n, NOON), "SINGLE_LIMIT_EXCEEDED"],
  [pays("four", 50_000n, NOON + 1), ""],
  [{ ...pays("rich", 60_001n, NOON + 2), to: "four" }, "BALANCE_LIMIT_EXCEEDED"],
  [{ ...pays("rich", 60_000n, NOON + 3), to: "four" }, ""],
  [{ ...pays("rich", 1n, NOON + 4), kind: "top_up", to: "four" }, "BALANCE_LIMIT_EXCEEDED"],
  [pays("four", 49_999n, NOON + 5), ""],
  [pays("one", 50_000n, NOON + 6, true), ""],
  [pays("two", 10_000_000n, NOON + 7), ""],
  [pays("two", 1n, LAST_SECOND - 3), "YEAR_LIMIT_EXCEEDED"],
  [pays("one", 1n, LAST_SECOND - 2, true), "QR_LIMIT_EXCEEDED"],
  [pays("four", 2n, LAST_SECOND - 1), "DAY_LIMIT_EXCEEDED"],
  [pays("four", 1n, LAST_SECOND), ""],
  [pays("four", 1n, LAST_SECOND + 1), ""],
  [pays("one", 49_999n, LAST_SECOND + 2, true), ""],
  [pays("two", 10_000_000n, LAST_SECOND + 3), ""],
  [pays("one", 2n, LAST_SECOND + 4), "LIFETIME_LIMIT_EXCEEDED"],
  [pays("one", 1n, LAST_SECOND + 5, true), ""],
];

/** In the order of time, each in a second of its own. */
function oneASecond(drafts: readonly Draft[]): Draft[] {
  let last = 0;
  return drafts
    .toSorted((a, b) => a.atSeconds - b.atSeconds)
    .map((each) => {
      last = Math.max(each.atSeconds, last + 1);
      return { ...each, atSeconds: last };
    });
}

/** By which a run is known to be the example. */
const EXAMPLES = new Set(BOUNDARIES.map(([each]) => each));

function instructionOf({ kind, from, to, amount, atSeconds, byStaticQr }: Draft, id: string): Instruction {
  const common = { id, atSeconds, amount, kind };
  if (kind === "top_up") return { ...common, payer: "icbc", payee: to };
  if (kind === "withdrawal") return { ...common, payer: from, payee: "icbc" };
  return { ...common, payer: from, payee: to, ...(byStaticQr ? { channel: "static_qr" as const } : {}) };
}

describe("referee, books and contracts, given the same random payments under limits", () => {
  const participants = tieredWorld();
  let chain: Awaited<ReturnType<typeof deployedChain>>;
  let books: BooksBench;
  let snapshot: string;

  before(async () => {
    const day = { participants, keySeed: KEY_SEED, opensAtSeconds: OPENS_AT, closesAtSeconds: CLOSES_AT };
    chain = await deployedChain(day);
    await openContractsRail(chain.context());
    snapshot = await chain.provider.send("evm_snapshot", []);
    books = await openBooksBench();
  });

  after(async () => {
    await books.close();
    await chain.connection.close();
  });

  it(`decide alike at every time, one by one and in groups, and conserve money (seed ${SEED})`, async () => {
    const property = fc.asyncProperty(
      fc.array(draft, { minLength: 4, maxLength: LONGEST }),
      async (drafts) => {
        const instructions = oneASecond(drafts).map((each, index) =>
          signed(instructionOf(each, `i${index}`)),
        );
        const isExample = drafts.length === BOUNDARIES.length && drafts.every((each) => EXAMPLES.has(each));
        const rails = await openRails();
        const [first] = rails;
        const opening = await first.claims();
        const answers: string[] = [];
        for (const instruction of instructions) {
          const [expected = "", ...others] = await answersOf(rails, instruction);
          for (const answer of others) expect(answer, instruction.id).to.equal(expected);
          answers.push(expected.split(",")[2] ?? "");
        }
        for (const rail of rails)
          expect(conservationFaults(await rail.claims(), opening), rail.name).to.deep.equal([]);
        const [expected, ...ends] = await endsOf(rails);
        for (const end of ends) expect(end).to.deep.equal(expected);
        await inOneGroup(instructions, expected);
        if (isExample) expect(answers).to.deep.equal(BOUNDARIES.map(([, refusal]) => refusal));
      },
    );
    await fc.assert(property, {
      seed: SEED,
      numRuns: RUNS,
      endOnFailure: true,
      examples: [[BOUNDARIES.map(([each]) => each)]],
    });
  });

  /** In a group the books see each payment after the one before it. */
  async function inOneGroup(instructions: readonly SignedInstruction[], expected: readonly string[] = []) {
    const rail = await books.open({ ...day(), mode: "gross" });
    await rail.settle(instructions);
    expect((await endsOf([rail]))[0]).to.deep.equal(expected);
  }

  async function openRails() {
    await chain.provider.send("evm_revert", [snapshot]);
    snapshot = await chain.provider.send("evm_snapshot", []);
    return [
      openReferee({ ...day(), mode: "gross" }),
      openReferee({ ...day(), mode: "net" }),
      await books.open({ ...day(), mode: "gross" }),
      await books.open({ ...day(), mode: "net" }),
      attachContractsRail(chain.context()),
    ] as const;
  }

  function day() {
    const times = { opensAtSeconds: OPENS_AT, closesAtSeconds: CLOSES_AT };
    return { participants, terms: chain.terms, sessionsPerDay: 4, ...times };
  }

  function signed(instruction: Instruction): SignedInstruction {
    const payer = instruction.kind === "top_up" ? instruction.payee : instruction.payer;
    const signer = chain.terms.statements[instruction.kind].partiesOf(instruction).payer ?? payer;
    const key = demonstrationKey(KEY_SEED, signer);
    return { ...instruction, signature: signInstruction(instruction, chain.terms, key) };
  }
});
