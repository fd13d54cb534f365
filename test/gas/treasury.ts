import { FOREVER, bytes32, openChain } from "../behaviours/chain.ts";
import { type LibraSystem, deployLibra } from "../libra/deployLibra.ts";
import { CUSTODIANS, signaturesOf, soundHoldings } from "../libra/statements.ts";
import { shouldMatchGasSnapshot } from "./shouldMatchSnapshot.ts";
import type { Operation } from "./snapshot.ts";

const AMOUNT = 12_345n;
const MINT = bytes32("a mint");
const PREBURN = bytes32("a preburn");

/** As of a second that is always the same, so that the signatures, and with them the gas, are too. */
async function attest({ chain, coin, reserve, people }: LibraSystem, custodians: number) {
  const asOf = FOREVER - 1_000n;
  await chain.setNextBlockTimestamp(asOf + 60n);
  const statement = {
    coin: await coin.getAddress(),
    holdings: soundHoldings(700_000n, asOf),
    interestInMicro: 0n,
    asOf,
    statementId: bytes32("a statement"),
  };
  const signatures = await signaturesOf(reserve, statement, CUSTODIANS.slice(0, custodians));
  return reserve.connect(people.relay).attest(statement, signatures);
}

/** The dealer has requested coins, and handed some in. */
async function withRequests(system: LibraSystem) {
  const dealer = system.treasury.connect(system.people.dealer);
  await dealer.requestMint(MINT, AMOUNT);
  await dealer.preburn(PREBURN, AMOUNT);
  return system.treasury.connect(system.people.compliance);
}

const OPERATIONS: Operation<LibraSystem>[] = [
  { name: "attest, 2 custodians", run: (system) => attest(system, 2) },
  { name: "attest, 3 custodians", run: (system) => attest(system, 3) },
  {
    name: "requestMint",
    run: ({ treasury, people }) => treasury.connect(people.dealer).requestMint(MINT, AMOUNT),
  },
  {
    name: "approveMint",
    atMost: 73_000n,
    run: async (system) => (await withRequests(system)).approveMint(MINT),
  },
  {
    name: "approveMint, the first of two approvals",
    run: async (system) => {
      const tiers = [1, 2, 3, 4] as const;
      await system.treasury.connect(system.people.compliance).setTiers(system.people.dealer, [...tiers]);
      await system.treasury.connect(system.people.dealer).requestMint(MINT, 1_000_001n);
      return system.treasury.connect(system.people.compliance).approveMint(MINT);
    },
  },
  {
    name: "preburn",
    run: ({ treasury, people }) => treasury.connect(people.dealer).preburn(PREBURN, AMOUNT),
  },
  {
    name: "preburn, in a place that was taken before",
    run: async ({ treasury, people }) => {
      const dealer = treasury.connect(people.dealer);
      for (let i = 0; i < 256; i += 1) await dealer.preburn(bytes32(`preburn ${i}`), 1n);
      await treasury.connect(people.compliance).cancelPreburn(bytes32("preburn 7"));
      return dealer.preburn(PREBURN, AMOUNT);
    },
  },
  {
    name: "burn",
    run: async (system) => (await withRequests(system)).burn(PREBURN, bytes32("fiat"), AMOUNT),
  },
  { name: "cancelPreburn", run: async (system) => (await withRequests(system)).cancelPreburn(PREBURN) },
];

shouldMatchGasSnapshot("Treasury and Reserve", await openChain(), deployLibra, OPERATIONS);
