import { type Chain, openChain } from "../behaviours/chain.ts";
import { DELAY_SECONDS, UNIT, deployComposite } from "../libra/composite/deployComposite.ts";
import { shouldMatchGasSnapshot } from "./shouldMatchSnapshot.ts";
import type { Operation } from "./snapshot.ts";

/** Steady state: there is ≋LBR, alice has some, and other amounts can be put into force. */
async function inUse(chain: Chain) {
  const system = await deployComposite(chain);
  const { composite, people } = system;
  await composite.connect(people.alice).create(10n * UNIT);
  await composite.connect(people.bob).create(10n * UNIT);
  const receipt = await (await composite.announceAmounts([400_000n, 180_000n, 200_000n])).wait();
  const announcedAt = BigInt((await receipt?.getBlock())?.timestamp ?? 0);
  await chain.setNextBlockTimestamp(announcedAt + DELAY_SECONDS);
  return system;
}

const OPERATIONS: Operation<Awaited<ReturnType<typeof inUse>>>[] = [
  {
    name: "create, of 3 coins",
    run: ({ composite, people }) => composite.connect(people.alice).create(UNIT),
  },
  {
    name: "unpack, into 3 coins",
    run: ({ composite, people }) => composite.connect(people.alice).unpack(UNIT),
  },
  { name: "swap, of 2 coins in 3", run: ({ composite, people }) => composite.connect(people.bob).swap() },
];

shouldMatchGasSnapshot("Composite", await openChain(), inUse, OPERATIONS);
