import { expect } from "chai";
import fc from "fast-check";

import { openLibraReferee } from "../../src/comparison/referee/libra/openLibraReferee.ts";
import { attachLibraContractsRail, openLibraContractsRail } from "../../src/onchain/libra/contractsRail.ts";
import type { Claim } from "../../src/scenario/claims.ts";
import { conservationFaults } from "../../src/scenario/conservation.ts";
import { LIBRA_CONSERVATION } from "../../src/scenario/libra/conservation.ts";
import { toMicroInstruction } from "../../src/scenario/libra/convert.ts";
import { DEFAULT_LIBRA } from "../../src/scenario/libra/parameters.ts";
import type { Rail } from "../../src/scenario/rail.ts";
import { answersOf, endsOf } from "./answers.ts";
import { type BooksBench, openBooksBench } from "./booksBench.ts";
import { libraChain } from "./libraChain.ts";
import { CLOSES_AT, KEY_SEED, OPENS_AT, smallWorld } from "./smallWorld.ts";
import { instructionsOf, steps } from "./steps.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const SEED = 20_200_416;
const RUNS = deep ? 80 : 15;
const LONGEST = deep ? 40 : 20;
/** So that inventory and cash run out, and the day ends in burns as well as in mints. */
const LIBRA = { ...DEFAULT_LIBRA, inventoryPercent: 40n, dealerDepositPercent: 60n };

describe("referee, books and contracts of libra, given the same random instructions", () => {
  const scenario = {
    participants: smallWorld(),
    keySeed: KEY_SEED,
    opensAtSeconds: OPENS_AT,
    closesAtSeconds: CLOSES_AT,
    libra: LIBRA,
  };
  let chain: Awaited<ReturnType<typeof libraChain>>;
  let books: BooksBench;
  let snapshot: string;

  before(async () => {
    chain = await libraChain(scenario);
    await openLibraContractsRail(chain.context());
    snapshot = await chain.provider.send("evm_snapshot", []);
    books = await openBooksBench();
  });

  after(async () => {
    await books.close();
    await chain.connection.close();
  });

  it(`decide alike and end in the same balances, conserving money at every step (seed ${SEED})`, async () => {
    const seen = new Set<string>();
    const property = fc.asyncProperty(steps(LONGEST), async (plan) => {
      const rails = await openRails();
      const opening = await rails[0].claims();
      const conserved = async () => {
        for (const rail of rails) {
          const faults = conservationFaults(await rail.claims(), opening, LIBRA_CONSERVATION);
          expect(faults, rail.name).to.deep.equal([]);
        }
      };
      for (const instruction of instructionsOf(plan, chain.terms, toMicro)) {
        const [expected = "", ...answers] = await answersOf(rails, instruction);
        for (const answer of answers) expect(answer, `answer to ${instruction.id}`).to.equal(expected);
        seen.add(expected.split(",").slice(1).join(","));
        await conserved();
      }
      const before = reserveIn(await rails[0].claims());
      const [expected, ...ends] = await endsOf(rails);
      const after = reserveIn(await rails[0].claims());
      seen.add(after < before ? "burn" : after > before ? "mint" : "neither");
      for (const end of ends) expect(end).to.deep.equal(expected);
      await conserved();
    });
    await fc.assert(property, { seed: SEED, numRuns: RUNS, endOnFailure: false });
    expect([...seen], "what the plans met").to.include.members([
      "rejected,DEALER_INVENTORY_INSUFFICIENT,false",
      "rejected,DEALER_CASH_INSUFFICIENT,false",
      "mint",
      "burn",
    ]);
  });

  async function openRails(): Promise<[Rail, Rail, Rail]> {
    await chain.provider.send("evm_revert", [snapshot]);
    snapshot = await chain.provider.send("evm_snapshot", []);
    const { day: libra, terms } = chain;
    return [
      openLibraReferee(libra, terms),
      await books.openLibra({ ...scenario, terms, libra }),
      attachLibraContractsRail(chain.context()),
    ];
  }
});

function reserveIn(claims: readonly Claim[]): bigint {
  return claims.find(({ instrument }) => instrument === "reserve_deposit")?.amount ?? 0n;
}

function toMicro<T extends Parameters<typeof toMicroInstruction>[0]>(instruction: T): T {
  return toMicroInstruction(instruction, LIBRA.fenPerUsd);
}
