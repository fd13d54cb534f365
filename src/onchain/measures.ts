import {
  type JsonRpcApiProvider,
  type Signer,
  type TransactionReceipt,
  concat,
  id as keccakOfText,
} from "ethers";

import { ISupervision__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/ISupervision__factory.ts";
import { LibraCoin__factory } from "../../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import { JiaoziError } from "../catalogue/errors.ts";
import type { Measure } from "../scenario/measures.ts";

/** Of what the tokens of both currencies have in common. */
const tokenAbi = LibraCoin__factory.createInterface();
const ordersAbi = ISupervision__factory.createInterface();

/** Of everything that a measure makes a token say. */
const TOPICS = (
  ["AccountFrozen", "AccountLifted", "Frozen", "Halted", "Resumed", "WalletReplaced"] as const
).map((name) => tokenAbi.getEvent(name).topicHash);

/** The end of the data of the transaction that carries a measure out: contracts pass over what they don't ask for. */
export function tagOf({ reference }: Pick<Measure, "reference">): string {
  return keccakOfText(`measure/${reference}`);
}

/** `data` with the tag at its end, unless its last argument is the tag. */
export function tagged(data: string, tag: string): string {
  return data.endsWith(tag.slice(2)) ? data : concat([data, tag]);
}

/** The measures that a token's chain knows: read once, since whoever carries a day on is the only one to take more. */
export class MeasuresTaken {
  readonly #provider: JsonRpcApiProvider;
  readonly #token: string;
  #tags: Set<string> | undefined;

  constructor(provider: JsonRpcApiProvider, token: string) {
    this.#provider = provider;
    this.#token = token;
  }

  async has(tag: string): Promise<boolean> {
    this.#tags ??= await this.#read();
    return this.#tags.has(tag);
  }

  async #read(): Promise<Set<string>> {
    const logs = await this.#provider.getLogs({ address: this.#token, fromBlock: 0, topics: [TOPICS] });
    const hashes = [...new Set(logs.map(({ transactionHash }) => transactionHash))];
    const transactions = await Promise.all(hashes.map((hash) => this.#provider.getTransaction(hash)));
    return new Set(transactions.map((transaction) => `0x${transaction?.data.slice(-64) ?? ""}`));
  }
}

export interface FreezeAuthorities {
  readonly freeze: Signer;
  readonly lift: Signer;
  /** The contract through which orders reach the token; absent where they go to the token itself. */
  readonly supervision?: string;
}

/** Freezes a wallet, lifts it, or sets its frozen amount, by the role that may. */
export async function applyToWallet(
  { kind, amount, reference }: Measure,
  token: string,
  account: string,
  { freeze, lift, supervision }: FreezeAuthorities,
): Promise<void> {
  const tag = tagOf({ reference });
  const to = supervision ?? token;
  if (kind === "freeze") return send(freeze, to, tokenAbi.encodeFunctionData("freeze", [account, tag]), tag);
  if (kind === "lift") return send(lift, to, tokenAbi.encodeFunctionData("lift", [account, tag]), tag);
  const frozen = await LibraCoin__factory.connect(token, freeze).getFrozenTokens(account);
  const by = amount < frozen ? lift : freeze;
  if (supervision === undefined) {
    return send(by, to, tokenAbi.encodeFunctionData("setFrozenTokens", [account, amount]), tag);
  }
  const order: [string, bigint, string] = [account, amount, tag];
  const data =
    by === lift
      ? ordersAbi.encodeFunctionData("liftPart", order)
      : ordersAbi.encodeFunctionData("freezePart", order);
  return send(by, to, data, tag);
}

/** Sends a measure's transaction and waits until it is carried out. */
export async function send(authority: Signer, to: string, data: string, tag: string): Promise<void> {
  const response = await authority.sendTransaction({ to, data: tagged(data, tag) });
  requireDone(await response.wait(), to);
}

/** Throws `CHAIN_REFUSED` for a transaction that was undone. */
export function requireDone(receipt: TransactionReceipt | null, to: string): void {
  if (receipt?.status === 1) return;
  throw new JiaoziError(
    "CHAIN_REFUSED",
    `The contract at ${to} undid the transaction ${receipt?.hash ?? ""} of a measure.`,
    "Check that the authority's account has its role, and the state of the wallet.",
    { address: to },
  );
}
