import { dataSlice } from "ethers";

import { bytes32, openChain } from "../behaviours/chain.ts";
import { type YuanSystem, deployYuan } from "../yuan/deployYuan.ts";
import { paymentOf, refusal, sign, topUpOf, withdrawalOf } from "../yuan/statements.ts";
import { shouldMatchGasSnapshot } from "./shouldMatchSnapshot.ts";
import type { Operation } from "./snapshot.ts";

const AMOUNT = 12_345n;
const CASE = bytes32("case 42");

/** A payment that the payer signed and alipay submits. */
async function signedPayment({ yuan, people }: YuanSystem, payee: "bob" | "carol", amountInFen = AMOUNT) {
  const payment = await paymentOf(people.alice, people[payee], { amountInFen });
  return yuan.connect(people.alipay).pay(payment, await sign(yuan, people.alice, "Payment", payment));
}

async function openWallets({ yuan, people }: YuanSystem, count: number) {
  const wallets = Array.from({ length: count }, (_, i) => dataSlice(bytes32(`wallet ${i}`), 12));
  return yuan.connect(people.alipay).openWallets(wallets);
}

const OPERATIONS: Operation<YuanSystem>[] = [
  {
    name: "transfer within an institution",
    atMost: 45_000n,
    run: ({ yuan, people }) => yuan.connect(people.alice).transfer(people.bob, AMOUNT),
  },
  {
    name: "transfer across institutions",
    atMost: 54_000n,
    run: ({ yuan, people }) => yuan.connect(people.alice).transfer(people.carol, AMOUNT),
  },
  {
    name: "transfer across institutions to an empty wallet",
    run: ({ yuan, people }) => yuan.connect(people.alice).transfer(people.dave, AMOUNT),
  },
  { name: "pay within, submitted by the institution", run: (system) => signedPayment(system, "bob") },
  { name: "pay across, submitted by the institution", run: (system) => signedPayment(system, "carol") },
  { name: "pay, refused", run: (system) => signedPayment(system, "carol", 10_000_000n) },
  {
    name: "pay within, submitted by the payer",
    run: async ({ yuan, people }) =>
      yuan
        .connect(people.alice)
        .pay(await paymentOf(people.alice, people.bob, { amountInFen: AMOUNT }), "0x"),
  },
  {
    name: "topUp, submitted by the bank",
    run: async ({ centralBank, people }) =>
      centralBank
        .connect(people.icbc)
        .topUp(await topUpOf(people.icbc, people.carol, { amountInFen: AMOUNT }), "0x"),
  },
  {
    name: "topUp, submitted by anyone",
    run: async ({ yuan, centralBank, people }) => {
      const topUp = await topUpOf(people.icbc, people.carol, { amountInFen: AMOUNT });
      return centralBank.connect(people.relay).topUp(topUp, await sign(yuan, people.icbc, "TopUp", topUp));
    },
  },
  {
    name: "refuseTopUp",
    run: async ({ centralBank, people }) => {
      const topUp = await topUpOf(people.icbc, people.carol, { amountInFen: AMOUNT });
      return centralBank.connect(people.icbc).refuseTopUp(topUp, refusal("DEPOSIT_INSUFFICIENT"));
    },
  },
  {
    name: "withdraw, submitted by the institution",
    run: async ({ yuan, people }) => {
      const withdrawal = await withdrawalOf(people.carol, people.ccb, { amountInFen: AMOUNT });
      const signature = await sign(yuan, people.carol, "Withdrawal", withdrawal);
      return yuan.connect(people.tenpay).withdraw(withdrawal, signature);
    },
  },
  { name: "freeze", run: ({ yuan, people }) => yuan.connect(people.freezer).freeze(people.alice, CASE) },
  {
    name: "lift",
    run: async ({ yuan, people }) => {
      await yuan.connect(people.freezer).freeze(people.alice, CASE);
      return yuan.connect(people.lifter).lift(people.alice, CASE);
    },
  },
  {
    name: "forcedTransfer across institutions",
    run: ({ yuan, people }) => yuan.connect(people.seizer).forcedTransfer(people.alice, people.carol, AMOUNT),
  },
  { name: "openWallets, 1 wallet", run: (system) => openWallets(system, 1) },
  { name: "openWallets, 101 wallets", run: (system) => openWallets(system, 101) },
];

shouldMatchGasSnapshot("WalletYuan and CentralBank", await openChain(), deployYuan, OPERATIONS);
