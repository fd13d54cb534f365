import { BrowserProvider } from "ethers";
import { expect } from "chai";
import fc from "fast-check";
import hre from "hardhat";

import { deployCompositeSystem } from "../../../src/onchain/composite/compositeChain.ts";
import { type CompositeContext, CompositeContracts } from "../../../src/onchain/composite/contractsRail.ts";
import { Operators } from "../../../src/onchain/operators.ts";
import {
  TO_BE_MET,
  agreesWithReferee,
  playsByHand,
  randomEvents,
  smallBasket,
} from "../../comparison/composite/world.ts";
import { KEY_SEED, OPENS_AT } from "../../comparison/smallWorld.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const FUZZ = { seed: 20_200_421, numRuns: deep ? 100 : 4 };

describe(`≋LBR on the contracts (seed ${FUZZ.seed})`, () => {
  let context: () => CompositeContext;
  let snapshot: string;
  let close: () => Promise<void>;

  /** On the contracts as they were opened. */
  const openAgain = async () => {
    const { provider } = context();
    await provider.send("evm_revert", [snapshot]);
    snapshot = await provider.send("evm_snapshot", []);
    return CompositeContracts.attach(context());
  };

  before(async () => {
    const initialDate = new Date((OPENS_AT - 86_400) * 1_000);
    const connection = await hre.network.create({ network: "default", override: { initialDate } });
    close = () => connection.close();
    const { chainId } = await connection.ethers.provider.getNetwork();
    const provider = new BrowserProvider(connection.provider, chainId, { cacheTimeout: -1 });
    const operator = await provider.getSigner(0);
    const world = smallBasket();
    const deployed = await deployCompositeSystem({ provider, operator }, world);
    // nonces are counted afresh, as after a return to a snapshot
    context = () => {
      return {
        provider,
        operator,
        world,
        deployed,
        operators: new Operators(KEY_SEED, Number(chainId), provider),
      };
    };
    await CompositeContracts.open(context());
    snapshot = await provider.send("evm_snapshot", []);
  });
  after(() => close());

  it("moves what was worked out by hand", async () => playsByHand(await openAgain()));

  it("answers as the referee does, and has the same balances after every event", async () => {
    const met = new Set<string>();
    const property = fc.asyncProperty(randomEvents(40), async (events) => {
      for (const one of await agreesWithReferee([await openAgain()], events)) met.add(one);
    });
    await fc.assert(property, { ...FUZZ, endOnFailure: false });
    expect([...met]).to.include.members(TO_BE_MET);
  });
});
