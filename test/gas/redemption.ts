import { type Chain, bytes32, openChain } from "../behaviours/chain.ts";
import { deployRedemption } from "../libra/redemption/deployRedemption.ts";
import { shouldMatchGasSnapshot } from "./shouldMatchSnapshot.ts";
import type { Operation } from "./snapshot.ts";

const AMOUNT = 12_345n;

/** Alice's request can be settled; bob has allowed the queue to take his coins. */
async function inUse(chain: Chain) {
  const system = await deployRedemption(chain);
  const { coin, redemption, people, request, pass } = system;
  await request(people.alice, AMOUNT);
  await coin.connect(people.bob).approve(redemption, AMOUNT);
  await pass();
  return system;
}

const OPERATIONS: Operation<Awaited<ReturnType<typeof inUse>>>[] = [
  { name: "request", run: ({ redemption, people }) => redemption.connect(people.bob).request(AMOUNT) },
  { name: "settle", run: ({ administrator }) => administrator.settle(0n, bytes32("fiat"), AMOUNT) },
  { name: "cancel", run: ({ redemption, people }) => redemption.connect(people.alice).cancel(0n) },
];

shouldMatchGasSnapshot("Redemption", await openChain(), inUse, OPERATIONS);
