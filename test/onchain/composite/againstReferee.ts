import { BrowserProvider } from "ethers";
import { expect } from "chai";
import fc from "fast-check";
import hre from "hardhat";

import { deployCompositeSystem } from "../../../src/onchain/composite/compositeChain.ts";
import { type CompositeContext, CompositeContracts } from "../../../src/onchain/composite/contractsRail.ts";
import { Operators } from "../../../src/onchain/operators.ts";
import type { CompositeWorld } from "../../../src/scenario/composite/rail.ts";
import { exampleBasket, playsExample } from "../../comparison/composite/example.ts";
import {
  TO_BE_MET,
  agreesWithReferee,
  playsByHand,
  randomEvents,
  smallBasket,
} from "../../comparison/composite/world.ts";
import { KEY_SEED } from "../../comparison/smallWorld.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const FUZZ = { seed: 20_200_421, numRuns: deep ? 40 : 4 };

describe(`≋LBR on the contracts (seed ${FUZZ.seed})`, () => {
  let context: () => CompositeContext;
  let snapshot: string;
  const connections: { close(): Promise<void> }[] = [];

  /** Deploys to a chain of its own; each call counts nonces afresh, as after a return to a snapshot. */
  const compositeChain = async (world: CompositeWorld): Promise<() => CompositeContext> => {
    const initialDate = new Date((world.opensAtSeconds - 86_400) * 1_000);
    const connection = await hre.network.create({ network: "default", override: { initialDate } });
    connections.push(connection);
    const { chainId } = await connection.ethers.provider.getNetwork();
    const provider = new BrowserProvider(connection.provider, chainId, { cacheTimeout: -1 });
    const operator = await provider.getSigner(0);
    const deployed = await deployCompositeSystem({ provider, operator }, world);
    return () => {
      const operators = new Operators(KEY_SEED, Number(chainId), provider);
      return { provider, operator, world, deployed, operators };
    };
  };

  /** On the contracts as they were opened. */
  const openAgain = async () => {
    const { provider } = context();
    await provider.send("evm_revert", [snapshot]);
    snapshot = await provider.send("evm_snapshot", []);
    return CompositeContracts.attach(context());
  };

  before(async () => {
    context = await compositeChain(smallBasket());
    await CompositeContracts.open(context());
    snapshot = await context().provider.send("evm_snapshot", []);
  });
  after(async () => {
    for (const connection of connections) await connection.close();
  });

  it("moves what was worked out by hand", async () => playsByHand(await openAgain()));

  it("settles the worked example as it was worked out", async () =>
    playsExample(await CompositeContracts.open((await compositeChain(await exampleBasket()))())));

  it("answers as the referee does, and has the same balances after every event", async () => {
    const met = new Set<string>();
    const property = fc.asyncProperty(randomEvents(40), async (events) => {
      for (const one of await agreesWithReferee([await openAgain()], events)) met.add(one);
    });
    await fc.assert(property, { ...FUZZ, endOnFailure: false });
    expect([...met]).to.include.members(TO_BE_MET);
  });
});
