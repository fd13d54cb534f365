import { type Wallet, getAddress } from "ethers";

import type { Chain } from "./chain/chain.ts";
import type { KeyRing } from "./chain/keyRing.ts";
import type { Parties } from "./chain/parties.ts";
import { demonstrationCoins } from "./coins/demonstrationCoins.ts";
import { IdentityStore } from "./identity/identityStore.ts";
import { Sessions } from "./identity/sessions.ts";
import { Relay } from "./relay/relay.ts";
import { Sender } from "./relay/sender.ts";
import type { BatchTerms, SenderContext } from "./relay/senderContext.ts";
import { refuse } from "./refused.ts";
import { BankBook } from "./store/bankBook.ts";
import type { Database } from "./store/database.ts";
import { DispatchStore } from "./store/dispatchStore.ts";
import { EventLog } from "./store/eventLog.ts";
import { HolderStore } from "./store/holderStore.ts";
import { InstructionStore, type Outcome, type StoredInstruction } from "./store/instructionStore.ts";
import { RequestStore } from "./store/requestStore.ts";
import { MovementStore } from "./history/movementStore.ts";
import { ChainReader } from "./history/chainReader.ts";

export interface GatewayTerms {
  readonly batches: BatchTerms;
  /** Requests of one network address, and of one account, in a minute. */
  readonly perAddressPerMinute: number;
  readonly perAccountPerMinute: number;
  /** What a dealer whose key is here gives a new holder of each ≋ coin, in millionths: for demonstrations. */
  readonly demonstrationCoinsMicro: bigint;
  /** Where the browser finds the page, which signed messages name. */
  readonly pageUrl: () => string;
}

export const DEFAULT_TERMS: Omit<GatewayTerms, "pageUrl"> = {
  batches: { intervalMs: 200, size: 300 },
  perAddressPerMinute: 600,
  perAccountPerMinute: 120,
  demonstrationCoinsMicro: 0n,
};

/** All that the routes work with. */
export interface Gateway {
  readonly chain: Chain;
  readonly keys: KeyRing;
  readonly parties: Parties;
  readonly terms: GatewayTerms;
  readonly database: Database;
  readonly events: EventLog;
  readonly instructions: InstructionStore;
  readonly identities: IdentityStore;
  readonly sessions: Sessions;
  readonly bank: BankBook;
  readonly requests: RequestStore;
  readonly holders: HolderStore;
  readonly movements: MovementStore;
  readonly relay: Relay;
  start(): void;
  close(): Promise<void>;
}

export interface GatewayParts {
  readonly chain: Chain;
  readonly keys: KeyRing;
  readonly parties: Parties;
  readonly terms: GatewayTerms;
  readonly database: Database;
  readonly onFault: (fault: unknown) => void;
}

export function gatewayOf(parts: GatewayParts): Gateway {
  const { chain, keys, parties, terms, database, onFault } = parts;
  const events = new EventLog(database);
  const instructions = new InstructionStore(database, events);
  const bank = new BankBook(database);
  const requests = new RequestStore(database);
  const movements = new MovementStore(database);
  const workings = { chain, database, events, onFault };
  const senders = sendersOf(parts, {
    ...{ ...workings, instructions, dispatches: new DispatchStore(database), terms: terms.batches },
    onDecided: (instruction, { state }) => {
      if (state === "settled") giveCoins(parts, relay, instruction);
      return afterDecision({ bank, requests, events }, instruction, state);
    },
    onReopened: (instruction) => reopenTopUp(bank, instruction),
  });
  const relay = new Relay(chain, { database, instructions, events }, senders);
  const onTakenBack = () => senders.forEach((sender) => sender.lookBack());
  const reader = new ChainReader({ ...workings, movements, bank, onTakenBack });
  const site = () => {
    const { host: domain, href: uri } = new URL(terms.pageUrl());
    return { domain, uri, chainId: chain.chainId };
  };
  return {
    ...{ chain, keys, parties, terms, database, events, instructions, bank, requests, movements },
    holders: new HolderStore(database),
    identities: new IdentityStore(database),
    sessions: new Sessions(database, site),
    relay,
    start: () => {
      for (const sender of senders.values()) sender.start();
      reader.start();
    },
    close: async () =>
      void (await Promise.all([...senders.values(), reader].map((worker) => worker.close()))),
  };
}

/** One for each key that submits. */
function sendersOf({ keys, parties }: GatewayParts, context: SenderContext): Map<string, Sender> {
  const accounts = [...parties.institutions, ...parties.vasps].map(({ address }) => address);
  if (parties.dealer !== undefined) accounts.push(parties.dealer);
  return new Map(accounts.map((account) => [account, new Sender(context, keyOf(keys, account))]));
}

/** What else changes with a decision, in the same transaction. */
function afterDecision(
  { bank, requests, events }: Pick<Gateway, "bank" | "requests" | "events">,
  { id, kind, payer, payee, amount }: StoredInstruction,
  state: Outcome["state"],
): string[] {
  if (kind === "top_up") bank.topUpDecided(payee, payer, BigInt(amount), id, state === "settled");
  const request = requests.answeredBy(id);
  if (request === undefined) return [];
  events.add(request.payee, "request", request);
  return [request.payee];
}

function giveCoins({ parties, terms }: GatewayParts, relay: Relay, instruction: StoredInstruction): void {
  if (parties.dealer === undefined) return;
  const gift = demonstrationCoins(instruction, parties.dealer, terms.demonstrationCoinsMicro);
  if (gift !== undefined) relay.takeWithin(gift);
}

function reopenTopUp(bank: BankBook, { id, kind, payer, payee, amount, state }: StoredInstruction): void {
  if (kind === "top_up") bank.topUpReopened(payee, payer, BigInt(amount), id, state === "settled");
}

export function keyOf(keys: KeyRing, address: string): Wallet {
  const key = keys.get(getAddress(address));
  if (key === undefined) throw new Error(`There is no key of ${address}`);
  return key;
}

/** The institution of ours that keeps a wallet; throws `NOT_A_CUSTOMER` if none does. */
export async function institutionKeeping({ chain, relay }: Gateway, wallet: string): Promise<string> {
  const institution = await chain.walletYuan.institutionOf(wallet);
  if (!relay.has(institution)) throw refuse(422, "NOT_A_CUSTOMER");
  return institution;
}
