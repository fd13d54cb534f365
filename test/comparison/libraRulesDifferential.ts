import { expect } from "chai";
import fc from "fast-check";

import type { Refusal } from "../../src/catalogue/refusals.ts";
import { decisionLine } from "../../src/comparison/hashes.ts";
import { openLibraReferee } from "../../src/comparison/referee/libra/openLibraReferee.ts";
import { openLibraContractsRail } from "../../src/onchain/libra/contractsRail.ts";
import { ASSOCIATION, FEE_VAULT } from "../../src/scenario/claims.ts";
import { conservationFaults } from "../../src/scenario/conservation.ts";
import type { SignedInstruction } from "../../src/scenario/instructions.ts";
import { libraConservation } from "../../src/scenario/libra/conservation.ts";
import { toMicroInstruction } from "../../src/scenario/libra/convert.ts";
import { type LibraDay, libraDay } from "../../src/scenario/libra/libraDay.ts";
import type { Rail } from "../../src/scenario/rail.ts";
import { endsOf } from "./answers.ts";
import { type BooksBench, openBooksBench } from "./booksBench.ts";
import { libraChain } from "./libraChain.ts";
import { mostlyPayments, paymentRules, richWorld, underRules } from "./ruleDays.ts";
import { CLOSES_AT, KEY_SEED, OPENS_AT } from "./smallWorld.ts";
import { type Step, instructionsOf, steps } from "./steps.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const SEED = 20_200_417;
const RUNS = deep ? 50 : 3;
const [SHORTEST, LONGEST] = [40, 60];

const RULES: readonly Refusal[] = [
  "UNHOSTED_LIMIT_EXCEEDED",
  "ATTESTATION_MISSING",
  "UNATTESTED_SUM_TOO_LARGE",
  "VASP_OUTFLOW_EXCEEDED",
  "VASP_INFLOW_EXCEEDED",
  "VASP_HOLDING_EXCEEDED",
];

describe("referee, books and contracts of libra under random rules for payments", () => {
  const participants = richWorld();
  const times = { opensAtSeconds: OPENS_AT, closesAtSeconds: CLOSES_AT };
  const somewhatLimited = { thresholdMicro: 1n, pairSums: true };
  const scenario = {
    participants,
    keySeed: KEY_SEED,
    ...times,
    libra: underRules({ travelRule: somewhatLimited }),
  };
  let chain: Awaited<ReturnType<typeof libraChain>>;
  let books: BooksBench;
  let snapshot: string;

  before(async () => {
    chain = await libraChain(scenario);
    snapshot = await chain.provider.send("evm_snapshot", []);
    books = await openBooksBench();
  });

  after(async () => {
    await books.close();
    await chain.connection.close();
  });

  it(`decide alike in batches and end in the same balances (seed ${SEED})`, async () => {
    const seen = new Set<string>();
    const batchSizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: LONGEST, maxLength: LONGEST });
    const property = fc.asyncProperty(
      fc.noBias(paymentRules),
      fc.noBias(steps(LONGEST, SHORTEST)),
      fc.integer({ min: 1, max: 4 }),
      batchSizes,
      async (rules, plan, perSecond, sizes) => {
        const day = libraDay(participants, underRules(rules));
        const rails = await openRails(day);
        const opening = await rails[0].claims();
        for (const batch of batchesOf(signed(plan, perSecond), sizes)) {
          const [expected = [], ...answers] = await Promise.all(rails.map((rail) => linesOf(rail, batch)));
          for (const answer of answers) expect(answer).to.deep.equal(expected);
          for (const line of expected) seen.add(line.split(",")[2] ?? "");
          for (const rail of rails) {
            const faults = conservationFaults(await rail.claims(), opening, libraConservation(rules));
            expect(faults, rail.name).to.deep.equal([]);
          }
        }
        const [kept, before] = [await feesIn(rails[0]), await equityIn(rails[0])];
        const [expected, ...ends] = await endsOf(rails);
        for (const end of ends) expect(end).to.deep.equal(expected);
        // burned fees leave the coins that are owed and stay in the reserve
        expect([await feesIn(rails[0]), (await equityIn(rails[0])) - before]).to.deep.equal([0n, kept]);
        if (kept > 0n) seen.add("fees");
        await rails[0].close();
      },
    );
    await fc.assert(property, { seed: SEED, numRuns: RUNS, endOnFailure: true });
    if (deep) expect([...seen], "what the days met").to.include.members([...RULES, "fees"]);
  });

  async function openRails(libra: LibraDay): Promise<[Rail, Rail, Rail]> {
    await chain.provider.send("evm_revert", [snapshot]);
    snapshot = await chain.provider.send("evm_snapshot", []);
    const { terms } = chain;
    return [
      openLibraReferee(libra, terms),
      await books.openLibra({ participants, ...times, terms, libra }),
      await openLibraContractsRail({ ...chain.context(), day: libra }),
    ];
  }

  /** Only what can be decided, since a fault leaves a whole batch undone; several in one second. */
  function signed(plan: readonly Step[], perSecond: number): SignedInstruction[] {
    const decidable = mostlyPayments(plan).filter(({ does }) => does === "instruct" || does === "repeat");
    const instructions = instructionsOf(decidable, chain.terms, (one) => toMicroInstruction(one, 700n));
    return instructions.map((instruction, position) => {
      const first = instructions[position - (position % perSecond)] ?? instruction;
      return { ...instruction, atSeconds: first.atSeconds };
    });
  }
});

function* batchesOf<T>(items: readonly T[], sizes: readonly number[]): Generator<readonly T[]> {
  let from = 0;
  for (const size of sizes) {
    if (from >= items.length) return;
    yield items.slice(from, from + size);
    from += size;
  }
}

async function linesOf(rail: Rail, batch: readonly SignedInstruction[]): Promise<readonly string[]> {
  return (await rail.settle(batch)).map(decisionLine);
}

async function feesIn(rail: Rail): Promise<bigint> {
  const claims = await rail.claims();
  return claims.find(({ holder }) => holder === FEE_VAULT)?.amount ?? 0n;
}

/** The association's reserve deposit less the coins that it owes. */
async function equityIn(rail: Rail): Promise<bigint> {
  let equity = 0n;
  for (const { holder, issuer, amount } of await rail.claims()) {
    if (holder === ASSOCIATION) equity += amount;
    if (issuer === ASSOCIATION) equity -= amount;
  }
  return equity;
}
