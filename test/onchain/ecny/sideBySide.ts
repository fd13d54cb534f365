import { expect } from "chai";

import { openContractsRail } from "../../../src/onchain/alipay2/contractsRail.ts";
import { openECnyContractsRail } from "../../../src/onchain/ecny/contractsRail.ts";
import type { AuthorisationTerms } from "../../../src/scenario/authorisation.ts";
import type { CentralBankSheet } from "../../../src/scenario/centralBankSheet.ts";
import { DEFAULT_ECNY, type ECnyRegime } from "../../../src/scenario/ecny/parameters.ts";
import { demonstrationKey, signInstruction } from "../../../src/scenario/keys.ts";
import type { Rail } from "../../../src/scenario/rail.ts";
import { type BooksBench, openBooksBench } from "../../comparison/booksBench.ts";
import { deployedChain } from "../../comparison/chainUnderTest.ts";
import { ecnyChain } from "../../comparison/ecny/ecnyChain.ts";
import { TOPPED_UP_FEN, TOP_UP, oneHolder } from "../../comparison/ecny/oneTopUp.ts";
import { CLOSES_AT, KEY_SEED, OPENS_AT } from "../../comparison/smallWorld.ts";

const participants = oneHolder();
const times = { opensAtSeconds: OPENS_AT, closesAtSeconds: CLOSES_AT };
const scenario = { participants, keySeed: KEY_SEED, ...times };

/** By how much one top-up, or conversion, changes each row of the central bank; rows that it leaves are left out. */
async function changesOn(rail: Rail, terms: AuthorisationTerms): Promise<Partial<CentralBankSheet>> {
  const before = await rail.centralBankSheet?.();
  const signature = signInstruction(TOP_UP, terms, demonstrationKey(KEY_SEED, "icbc"));
  const [decision] = await rail.settle([{ ...TOP_UP, signature }]);
  expect(decision?.status, rail.name).to.equal("accepted");
  const after = await rail.centralBankSheet?.();
  if (before === undefined || after === undefined) throw new Error(`${rail.name} keeps no sheet`);
  const changes = Object.entries(after).map(([row, amount]) => [
    row,
    amount - before[row as keyof CentralBankSheet],
  ]);
  return Object.fromEntries(changes.filter(([, change]) => change !== 0n)) as Partial<CentralBankSheet>;
}

describe("the central bank's rows, on the contracts and in the books", () => {
  let books: BooksBench;

  before(async () => {
    books = await openBooksBench();
  });
  after(() => books.close());

  it("change from banks' deposits to client reserves by a top-up", async () => {
    const { terms, context, connection } = await deployedChain(scenario);
    const inBooks = await books.open({ ...scenario, terms, mode: "gross" });
    for (const rail of [await openContractsRail(context()), inBooks])
      expect(await changesOn(rail, terms), rail.name).to.deep.equal({
        bank_deposits: -TOPPED_UP_FEN,
        client_reserves: TOPPED_UP_FEN,
      });
    await connection.close();
  });

  async function changesByConversion(regime: ECnyRegime) {
    const { terms, day, context, connection } = await ecnyChain({
      ...scenario,
      ecny: { ...DEFAULT_ECNY, regime },
    });
    const inBooks = await books.openECny({ ...times, terms, ecny: day });
    const onChain = await openECnyContractsRail(context());
    const changes = [await changesOn(onChain, terms), await changesOn(inBooks, terms)];
    await connection.close();
    return changes;
  }

  it("change by as much from banks' deposits to e-CNY by a conversion, in the regime of 2021", async () => {
    const expected = { bank_deposits: -TOPPED_UP_FEN, e_cny: TOPPED_UP_FEN };
    expect(await changesByConversion("M0_2021")).to.deep.equal([expected, expected]);
  });

  it("don't change by a conversion at the operating bank, in the regime of 2026", async () => {
    expect(await changesByConversion("DEPOSIT_2026")).to.deep.equal([{}, {}]);
  });
});
