import { type HDNodeWallet, concat } from "ethers";

import type { SequencedPaymentStruct } from "../../types/ethers-contracts/contracts/yuan/WalletYuan.ts";
import { type Chain, FOREVER, openChain } from "../behaviours/chain.ts";
import { type TierSystem, deployTiers } from "../yuan/deployTiers.ts";
import { paymentOf, sign } from "../yuan/statements.ts";
import { newWallets, sequenced, signSequenced } from "../yuan/sequences.ts";
import { shouldMatchGasSnapshot } from "./shouldMatchSnapshot.ts";
import type { Operation } from "./snapshot.ts";

const AMOUNT = 45n;
const PAYERS = 200;
const MERCHANTS = 10;

/** Steady state: everybody has paid and been paid today, and all limits of a payment are on. */
async function tiersInUse(chain: Chain) {
  const system = await deployTiers(chain);
  const { setLimits, identify, people, yuan } = system;
  const all = { singleFen: 50_000n, dayFen: 500_000n, yearFen: 10_000_000n, balanceFen: 10_000_000n };
  await setLimits(2, { ...all, staticQrDayFen: 50_000n });
  await setLimits(3, all);
  await identify(people.alice, 2);
  await identify(people.bob, 3);
  await identify(people.carol, 3);
  for (const payee of [people.bob, people.carol]) await yuan.connect(people.alice).transfer(payee, 1n);
  return system;
}

type System = TierSystem & {
  readonly payers: readonly HDNodeWallet[];
  readonly merchants: readonly string[];
};

/** 200 payers with a tier, who have paid today, and 10 merchants without one; all at alipay, or the merchants elsewhere. */
function crowd(elsewhere: boolean) {
  return async (chain: Chain): Promise<System> => {
    const system = await tiersInUse(chain);
    const { yuan, people, topUp, tiers } = system;
    const payers = newWallets(PAYERS, "payer");
    const merchants = newWallets(MERCHANTS, "merchant").map(({ address }) => address);
    const addresses = payers.map(({ address }) => address);
    await yuan.connect(people.alipay).openWallets(addresses);
    await yuan.connect(elsewhere ? people.tenpay : people.alipay).openWallets(merchants);
    for (const address of [...addresses, ...merchants]) await topUp(address, 1_000n);
    for (const address of addresses)
      await tiers.connect(people.alipay).identify(address, 2, `0x${"1".repeat(64)}`, FOREVER);
    const grown = { ...system, payers, merchants };
    await (await sequence(grown, 0n)).wait();
    return grown;
  };
}

async function sequence({ yuan, people, payers, merchants }: System, nonce: bigint) {
  const payments: SequencedPaymentStruct[] = payers.map((payer, index) =>
    sequenced(payer, merchants[index % MERCHANTS] ?? "", { amountInFen: AMOUNT, nonce }),
  );
  const signatures = await Promise.all(
    payments.map((payment, index) => signSequenced(yuan, payers[index] as HDNodeWallet, payment)),
  );
  return yuan.connect(people.alipay).payInSequence(payments, concat(signatures));
}

const OPERATIONS: Operation<TierSystem>[] = [
  {
    name: "transfer within an institution, all limits on",
    atMost: 50_000n,
    run: ({ yuan, people }) => yuan.connect(people.alice).transfer(people.bob, AMOUNT),
  },
  {
    name: "transfer across institutions, all limits on",
    atMost: 58_500n,
    run: ({ yuan, people }) => yuan.connect(people.alice).transfer(people.carol, AMOUNT),
  },
  {
    name: "payByStaticQr within, submitted by the institution",
    run: async ({ yuan, people }) => {
      const payment = await paymentOf(people.alice, people.bob, { amountInFen: AMOUNT });
      const signature = await sign(yuan, people.alice, "StaticQrPayment", payment);
      return yuan.connect(people.alipay).payByStaticQr(payment, signature);
    },
  },
  {
    name: "setTierLimits",
    run: ({ setLimits }) => setLimits(2, { dayFen: 100_000n }),
  },
  { name: "identify, renewed", run: ({ identify, people }) => identify(people.alice, 3) },
];

const chain = await openChain();
shouldMatchGasSnapshot("WalletYuan with tiers", chain, tiersInUse, OPERATIONS);
shouldMatchGasSnapshot("WalletYuan, 200 payments in sequence to 10 merchants", chain, crowd(false), [
  { name: "within an institution", atMost: 22_800n * 200n, run: (system) => sequence(system, 1n) },
]);
shouldMatchGasSnapshot("WalletYuan, 200 payments in sequence to merchants elsewhere", chain, crowd(true), [
  { name: "across institutions", run: (system) => sequence(system, 1n) },
]);
