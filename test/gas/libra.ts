import { FOREVER, bytes32, openChain } from "../behaviours/chain.ts";
import { type LibraSystem, deployLibra } from "../libra/deployLibra.ts";
import { CUSTODIANS, paymentOf, signPayment, signaturesOf, soundHoldings } from "../libra/statements.ts";
import { refusal } from "../yuan/statements.ts";
import { shouldMatchGasSnapshot } from "./shouldMatchSnapshot.ts";
import type { Operation } from "./snapshot.ts";

const AMOUNT = 12_345n;
const MINT = bytes32("a mint");
const PREBURN = bytes32("a preburn");

/** A payment that the payer signed and a VASP submits. */
async function signedPayment(
  { coin, people }: LibraSystem,
  payer: "alice" | "dealer",
  payee: "carol" | "dealer",
  amountInMicro = AMOUNT,
) {
  const payment = await paymentOf(people[payer], people[payee], { amountInMicro });
  return coin.connect(people.alipay).pay(payment, await signPayment(coin, people[payer], payment));
}

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
  {
    name: "transfer to an existing holder",
    atMost: 37_500n,
    run: ({ coin, people }) => coin.connect(people.alice).transfer(people.carol, AMOUNT),
  },
  { name: "pay, submitted by the VASP", run: (system) => signedPayment(system, "alice", "carol") },
  { name: "pay, refused", run: (system) => signedPayment(system, "alice", "carol", 10_000_000n) },
  { name: "pay the dealer (withdrawal)", run: (system) => signedPayment(system, "alice", "dealer") },
  {
    name: "pay by the dealer (top-up), submitted by the dealer",
    run: async ({ coin, people }) =>
      coin
        .connect(people.dealer)
        .pay(await paymentOf(people.dealer, people.carol, { amountInMicro: AMOUNT }), "0x"),
  },
  {
    name: "refusePayment",
    run: async ({ coin, people }) => {
      const payment = await paymentOf(people.dealer, people.carol, { amountInMicro: AMOUNT });
      return coin.connect(people.dealer).refusePayment(payment, "0x", refusal("DEPOSIT_INSUFFICIENT"));
    },
  },
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
    name: "preburn",
    run: ({ treasury, people }) => treasury.connect(people.dealer).preburn(PREBURN, AMOUNT),
  },
  {
    name: "burn",
    run: async (system) => (await withRequests(system)).burn(PREBURN, bytes32("fiat"), AMOUNT),
  },
  { name: "cancelPreburn", run: async (system) => (await withRequests(system)).cancelPreburn(PREBURN) },
];

shouldMatchGasSnapshot("LibraCoin, Treasury and Reserve", await openChain(), deployLibra, OPERATIONS);
