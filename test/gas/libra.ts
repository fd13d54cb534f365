import { openChain } from "../behaviours/chain.ts";
import { type LibraSystem, deployLibra } from "../libra/deployLibra.ts";
import { paymentOf, signPayment } from "../libra/statements.ts";
import { refusal } from "../yuan/statements.ts";
import { shouldMatchGasSnapshot } from "./shouldMatchSnapshot.ts";
import type { Operation } from "./snapshot.ts";

const AMOUNT = 12_345n;

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

const OPERATIONS: Operation<LibraSystem>[] = [
  {
    name: "transfer to an existing holder",
    atMost: 37_300n,
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
];

shouldMatchGasSnapshot("LibraCoin", await openChain(), deployLibra, OPERATIONS);
