import type { HDNodeWallet } from "ethers";

import { type Chain, openChain } from "../behaviours/chain.ts";
import { type YuanSystem, deployYuan } from "../yuan/deployYuan.ts";
import { newWallets } from "../yuan/sequences.ts";
import { paymentOf, sign } from "../yuan/statements.ts";
import { shouldMatchGasSnapshot } from "./shouldMatchSnapshot.ts";

/** So that one payment's gas is a hundredth of the row's. */
const PAYMENTS = 100;
const MERCHANTS = 10;
const AMOUNT = 45n;

interface Payer {
  /** Where the money is: a key's own address, or a contract that the key owns. */
  readonly wallet: string;
  readonly key: HDNodeWallet;
}
type System = YuanSystem & { readonly payers: readonly Payer[]; readonly merchants: readonly string[] };

/** Payers and merchants at alipay; everybody has paid, or been paid, before. */
function crowd(walletOf: (chain: Chain, key: HDNodeWallet) => Promise<string>) {
  return async (chain: Chain): Promise<System> => {
    const system = await deployYuan(chain);
    const payers: Payer[] = [];
    for (const key of newWallets(PAYMENTS, "payer")) payers.push({ key, wallet: await walletOf(chain, key) });
    const merchants = newWallets(MERCHANTS, "merchant").map(({ address }) => address);
    const wallets = payers.map(({ wallet }) => wallet);
    await system.yuan.connect(system.people.alipay).openWallets([...wallets, ...merchants]);
    for (const wallet of [...wallets, ...merchants]) await system.topUp(wallet, 1_000n);
    const grown = { ...system, payers, merchants };
    await (await submit(grown, "first")).wait();
    return grown;
  };
}

async function submit({ yuan, people, payers, merchants }: System, round: string) {
  const calls: string[] = [];
  for (const [index, { wallet, key }] of payers.entries()) {
    const terms = { id: `${round} ${index}`, amountInFen: AMOUNT };
    const payment = await paymentOf(wallet, merchants[index % MERCHANTS] ?? "", terms);
    const signature = await sign(yuan, key, "Payment", payment);
    calls.push(yuan.interface.encodeFunctionData("pay", [payment, signature]));
  }
  return yuan.connect(people.alipay).submit(calls);
}

const ofKeys = (_: Chain, { address }: HDNodeWallet) => Promise.resolve(address);
const ofContracts = async ({ ethers }: Chain, { address }: HDNodeWallet) =>
  (await ethers.deployContract("SmartWallet", [address])).getAddress();

const chain = await openChain();
shouldMatchGasSnapshot(
  "WalletYuan, 100 payments with ids in one submission, to 10 merchants",
  chain,
  crowd(ofKeys),
  [{ name: "payers with keys", atMost: 55_000n * 100n, run: (system) => submit(system, "second") }],
);
shouldMatchGasSnapshot(
  "WalletYuan, 100 payments with ids of ERC-1271 contracts in one submission",
  chain,
  crowd(ofContracts),
  [{ name: "payers that are contracts", atMost: 65_000n * 100n, run: (system) => submit(system, "second") }],
);
