import { JsonRpcProvider } from "ethers";

import type { TimedContractsRail } from "../../onchain/timed/timedContractsRail.ts";
import type { AuthorisationTerms } from "../../scenario/authorisation.ts";
import type { Instruction, SignedInstruction } from "../../scenario/instructions.ts";
import { libraDay } from "../../scenario/libra/libraDay.ts";
import { signInLibra } from "../../scenario/libra/sign.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { paymentSigner } from "./signPayments.ts";
import { TransferSigner, deployBareCoin } from "./transfers.ts";

export interface OpenedRail {
  readonly rail: TimedContractsRail;
  readonly terms: AuthorisationTerms;
  close(): Promise<void>;
}

/** A node of its own, on whose chain rails are opened. */
export interface BenchNode {
  readonly rpcUrl: string;
  openYuan(scenario: Scenario): Promise<OpenedRail>;
  openLibra(scenario: Scenario): Promise<OpenedRail>;
  close(): Promise<void>;
}

/** A rail with what signs its payments. */
export interface Currency {
  readonly rail: TimedContractsRail;
  /** Address of its token. */
  readonly token: string;
  readonly sign: (payment: Instruction) => SignedInstruction;
  readonly transfers: TransferSigner;
}

/** Both currencies and a bare ERC-20 on one chain, with the same people. */
export interface BenchChain {
  readonly rpcUrl: string;
  readonly provider: JsonRpcProvider;
  readonly yuan: Currency;
  readonly libra: Currency;
  readonly bareCoin: string;
  close(): Promise<void>;
}

export async function openBenchChain(node: BenchNode, scenario: Scenario): Promise<BenchChain> {
  await using opened = new AsyncDisposableStack();
  opened.defer(() => node.close());
  const yuan = await node.openYuan(scenario);
  opened.defer(() => yuan.close());
  // Other keys, and so other accounts: two rails that count one account's nonces would get in each other's way.
  const others = { ...scenario, keySeed: `${scenario.keySeed}/libra` };
  const libra = await node.openLibra(others);
  opened.defer(() => libra.close());
  const chainId = Number(yuan.terms.domain.chainId);
  const provider = new JsonRpcProvider(node.rpcUrl, chainId, { staticNetwork: true, cacheTimeout: -1 });
  opened.defer(() => provider.destroy());
  const bareCoin = await deployBareCoin(scenario, yuan.terms, provider);
  const day = libraDay(others.participants, others.libra);
  const transfersOf = (of: Scenario, { terms }: OpenedRail) =>
    new TransferSigner(of, terms, chainId, provider);
  const resources = opened.move();
  return {
    ...{ rpcUrl: node.rpcUrl, provider, bareCoin },
    yuan: currency(yuan, paymentSigner(scenario.keySeed, yuan.terms), transfersOf(scenario, yuan)),
    libra: currency(libra, signInLibra(others, libra.terms, day), transfersOf(others, libra)),
    close: () => resources.disposeAsync(),
  };
}

function currency({ rail, terms }: OpenedRail, sign: Currency["sign"], transfers: TransferSigner): Currency {
  return { rail, token: String(terms.domain.verifyingContract), sign, transfers };
}
