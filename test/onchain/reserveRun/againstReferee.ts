import { expect } from "chai";
import fc from "fast-check";

import { ReserveRunContracts } from "../../../src/onchain/reserveRun/contractsRail.ts";
import { agreesWithReferee, playsByHand, randomEvents, smallRun } from "../../comparison/reserveRun/world.ts";
import { reserveRunChain } from "./reserveRunChain.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const FUZZ = { seed: 20_230_312, numRuns: deep ? 40 : 6 };

describe(`a run on the reserve on the contracts (seed ${FUZZ.seed})`, () => {
  let chain: Awaited<ReturnType<typeof reserveRunChain>>;
  let snapshot: string;

  /** On the contracts as they were opened. */
  const openAgain = async () => {
    await chain.provider.send("evm_revert", [snapshot]);
    snapshot = await chain.provider.send("evm_snapshot", []);
    return ReserveRunContracts.attach(chain.context());
  };

  before(async () => {
    chain = await reserveRunChain(smallRun());
    await ReserveRunContracts.open(chain.context());
    snapshot = await chain.provider.send("evm_snapshot", []);
  });
  after(() => chain.connection.close());

  it("pays what was worked out by hand", async () => playsByHand(await openAgain()));

  it("answers as the referee does, event by event, and ends where it ends", async () => {
    const met = new Set<string>();
    const property = fc.asyncProperty(randomEvents(40), async (events) => {
      for (const one of await agreesWithReferee(await openAgain(), events)) met.add(one);
    });
    await fc.assert(property, { ...FUZZ, endOnFailure: false });
    expect([...met]).to.include.members(["DealersActive", "RequestNotReady", "NotItsTurn", "settle"]);
  });
});
