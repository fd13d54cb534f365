import { type Wallet, getAddress } from "ethers";

import type { Chain } from "./chain/chain.ts";
import type { KeyRing } from "./chain/keyRing.ts";
import type { Parties } from "./chain/parties.ts";
import { IdentityStore } from "./identity/identityStore.ts";
import { Sessions } from "./identity/sessions.ts";
import type { Answer } from "./relay/outcomes.ts";
import { Relay } from "./relay/relay.ts";
import { Sender } from "./relay/sender.ts";
import type { BatchTerms, SenderContext } from "./relay/senderContext.ts";
import { refuse } from "./refused.ts";
import { BankBook } from "./store/bankBook.ts";
import type { Database } from "./store/database.ts";
import { DispatchStore } from "./store/dispatchStore.ts";
import { EventLog } from "./store/eventLog.ts";
import { HolderStore } from "./store/holderStore.ts";
import { InstructionStore, type StoredInstruction } from "./store/instructionStore.ts";
import { RequestStore } from "./store/requestStore.ts";
import { MovementStore } from "./history/movementStore.ts";
import { ChainReader } from "./history/chainReader.ts";

export interface GatewayTerms {
  readonly batches: BatchTerms;
  /** Requests of one network address, and of one account, in a minute. */
  readonly perAddressPerMinute: number;
  readonly perAccountPerMinute: number;
  /** Where the browser finds the page, which signed messages name. */
  readonly pageUrl: string;
}

export const DEFAULT_TERMS: Omit<GatewayTerms, "pageUrl"> = {
  batches: { intervalMs: 200, size: 300 },
  perAddressPerMinute: 600,
  perAccountPerMinute: 120,
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
    onDecided: afterDecision({ bank, requests, events }),
    onReopened: (instruction) => reopenTopUp(bank, instruction),
  });
  const onTakenBack = () => senders.forEach((sender) => sender.lookBack());
  const reader = new ChainReader({ ...workings, movements, bank, onTakenBack });
  const { host, href } = new URL(terms.pageUrl);
  return {
    ...{ chain, keys, parties, terms, database, events, instructions, bank, requests, movements },
    holders: new HolderStore(database),
    identities: new IdentityStore(database),
    sessions: new Sessions(database, { domain: host, uri: href, chainId: chain.chainId }),
    relay: new Relay(chain, { database, instructions, events }, senders),
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
  const submitting = [...parties.institutions, ...parties.vasps];
  return new Map(submitting.map(({ address }) => [address, new Sender(context, keyOf(keys, address))]));
}

/** What else changes with a decision, in the same transaction. */
function afterDecision({ bank, requests, events }: Pick<Gateway, "bank" | "requests" | "events">) {
  return (instruction: StoredInstruction, { state }: Exclude<Answer, { state: "again" }>): string[] => {
    const { id, kind, payer, payee, amount } = instruction;
    if (kind === "top_up") bank.topUpDecided(payee, payer, BigInt(amount), id, state === "settled");
    const request = requests.answeredBy(id);
    if (request === undefined) return [];
    events.add(request.payee, "request", request);
    return [request.payee];
  };
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
