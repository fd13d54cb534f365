import type { LogDescription } from "ethers";

import type { InterbankSettlement } from "../../../types/ethers-contracts/contracts/yuan/settlement/InterbankSettlement.ts";
import { ORDER_STATES, type OrderState } from "../../catalogue/interbankStates.ts";
import type { BankId, SignedOrder } from "../../scenario/interbank/orders.ts";
import type {
  InterbankDay,
  InterbankEvent,
  InterbankRail,
  SharedLoss,
  StateChange,
} from "../../scenario/interbank/rail.ts";
import { type InterbankTerms, orderIdOf, statementOf } from "../../scenario/interbank/statements.ts";
import type { Fen } from "../../scenario/participants.ts";
import { type ChainAccess, SettlementCalls } from "./settlementChain.ts";

const RETURNED_AT_ONCE = 200n;
const UNWOUND_AT_ONCE = 500n;

/**
 * Interbank settlement by the contract: each order is a transaction; where the mode offsets, whoever keeps the queues
 * moving, here this rail, calls `resolve` after every order for as long as it settles something.
 */
export class InterbankContractsRail implements InterbankRail {
  readonly name = "contracts";
  readonly #settlement: InterbankSettlement;
  readonly #calls: SettlementCalls;
  readonly #day: InterbankDay;
  readonly #terms: InterbankTerms;
  readonly #idOf = new Map<string, string>();
  readonly #queued = new Set<string>();
  readonly #inSession = new Set<string>();
  readonly #losses = new Map<BankId, Fen>();

  private constructor(
    settlement: InterbankSettlement,
    calls: SettlementCalls,
    day: InterbankDay,
    terms: InterbankTerms,
  ) {
    this.#settlement = settlement;
    this.#calls = calls;
    this.#day = day;
    this.#terms = terms;
  }

  /** Admits and funds the banks on a freshly deployed contract, and opens the day. */
  static async open(
    settlement: InterbankSettlement,
    access: Omit<ChainAccess, "operator">,
    day: InterbankDay,
    terms: InterbankTerms,
    opensAtSeconds: number,
  ): Promise<InterbankContractsRail> {
    const calls = new SettlementCalls(access, settlement);
    const rail = new InterbankContractsRail(settlement, calls, day, terms);
    const before = opensAtSeconds - 3_600;
    for (const { id, name, balanceFen, netDebitCapFen: cap } of day.banks) {
      const bank = terms.addressOf(id);
      await calls.send("admitSettlementBank", before, (o) => settlement.admitSettlementBank(bank, name, o));
      await calls.send("fund", before, (o) => settlement.fund(bank, balanceFen, o));
      if (cap === undefined) continue;
      await calls.send("setNetDebitCap", before, (o) => settlement.setNetDebitCap(bank, false, cap, o));
    }
    await calls.send("openDay", before, (o) => settlement.openDay(o));
    if (day.mode === "net") await calls.send("openSession", before, (o) => settlement.openSession(o));
    return rail;
  }

  get gas(): SettlementCalls["gas"] {
    return this.#calls.gas;
  }

  async handle(event: InterbankEvent): Promise<readonly StateChange[]> {
    switch (event.kind) {
      case "payment":
      case "cancellation":
        return this.#give(event);
      case "cut_off":
        return this.#cutOff(event.atSeconds);
      case "day_end":
        return this.#endDay(event.atSeconds);
    }
  }

  async balances(): Promise<ReadonlyMap<BankId, Fen>> {
    const balances = new Map<BankId, Fen>();
    for (const { id } of this.#day.banks) {
      balances.set(id, await this.#settlement.settlementBalanceOf(this.#terms.addressOf(id)));
    }
    return balances;
  }

  losses(): Promise<readonly SharedLoss[]> {
    return Promise.resolve([...this.#losses].map(([bank, lossFen]) => ({ bank, lossFen })));
  }

  /** The chain belongs to whoever opened it. */
  close(): Promise<void> {
    return Promise.resolve();
  }

  async #give(order: SignedOrder): Promise<readonly StateChange[]> {
    const { signature, atSeconds } = order;
    this.#idOf.set(orderIdOf(order.id), order.id);
    const statement = statementOf(order, this.#terms);
    const logs = await this.#calls.send(order.kind, atSeconds, (overrides) =>
      "paymentId" in statement
        ? this.#settlement.cancel(statement, signature, overrides)
        : this.#settlement.submit(statement, signature, overrides),
    );
    return [...this.#changesIn(logs), ...(await this.#goOn(atSeconds, logs))];
  }

  async #cutOff(atSeconds: number): Promise<readonly StateChange[]> {
    if (this.#day.mode !== "net") return [];
    const settled = await this.#closeSession(atSeconds);
    const logs = await this.#calls.send("openSession", atSeconds, (o) => this.#settlement.openSession(o));
    return [...settled, ...this.#changesIn(logs), ...(await this.#goOn(atSeconds, logs))];
  }

  async #endDay(atSeconds: number): Promise<readonly StateChange[]> {
    const changes = this.#day.mode === "net" ? [...(await this.#closeSession(atSeconds))] : [];
    do {
      const logs = await this.#calls.send("endDay", atSeconds, (o) =>
        this.#settlement.endDay(RETURNED_AT_ONCE, o),
      );
      changes.push(...this.#changesIn(logs));
    } while (this.#queued.size > 0);
    return changes;
  }

  /** Goes on with releases that a transaction left, then offsets, until neither moves anything. */
  async #goOn(atSeconds: number, logs: readonly LogDescription[]): Promise<readonly StateChange[]> {
    const changes: StateChange[] = [];
    let latest = logs;
    for (;;) {
      const left = latest.find(({ name }) => name === "ReleaseLeft");
      if (left !== undefined) {
        latest = await this.#releaseAll(atSeconds, latest);
      } else if (await this.#canOffset()) {
        latest = await this.#calls.send("resolve", atSeconds, (o) => this.#settlement.resolve(o));
      } else {
        return changes;
      }
      changes.push(...this.#changesIn(latest));
    }
  }

  async #releaseAll(atSeconds: number, logs: readonly LogDescription[]): Promise<readonly LogDescription[]> {
    const banks = logs.filter(({ name }) => name === "ReleaseLeft").map(({ args }) => String(args["bank"]));
    const released: LogDescription[] = [];
    for (const bank of banks) {
      released.push(
        ...(await this.#calls.send("release", atSeconds, (o) => this.#settlement.release(bank, o))),
      );
    }
    return released;
  }

  async #canOffset(): Promise<boolean> {
    if (this.#day.mode !== "liquidity-saving" || this.#queued.size === 0) return false;
    return (await this.#settlement.resolve.staticCall()) > 0n;
  }

  async #closeSession(atSeconds: number): Promise<readonly StateChange[]> {
    const logs: LogDescription[] = [];
    while (!logs.some(({ name }) => name === "SessionSettled")) {
      const step = await this.#calls.send("closeSession", atSeconds, (overrides) =>
        this.#settlement.closeSession(UNWOUND_AT_ONCE, overrides),
      );
      logs.push(...step);
    }
    for (const { name, args } of logs) this.#countLoss(name, args);
    const changes = this.#changesIn(logs);
    for (const id of this.#inSession) {
      changes.push({ id, state: stateAt(await this.#settlement.stateOf(orderIdOf(id))) });
    }
    this.#inSession.clear();
    return changes;
  }

  #countLoss(event: string, args: LogDescription["args"]): void {
    if (this.#day.shortfallRule !== "loss-sharing") return;
    if (event !== "LossBorne" && event !== "BankDefaulted") return;
    const fen = event === "LossBorne" ? (args["lossFen"] as bigint) : -(args["missingFen"] as bigint);
    const address = String(args["bank"]);
    const bank = this.#day.banks.find(({ id }) => this.#terms.addressOf(id) === address)?.id ?? address;
    this.#losses.set(bank, (this.#losses.get(bank) ?? 0n) + fen);
  }

  #changesIn(logs: readonly LogDescription[]): StateChange[] {
    const changes: StateChange[] = [];
    for (const { name, args } of logs) {
      if (name !== "OrderStateChanged" && name !== "OrderRepeated") continue;
      const id = this.#idOf.get(String(args["instructionId"])) ?? String(args["instructionId"]);
      const state = stateAt(args["state"] as bigint);
      changes.push({ id, state });
      if (name === "OrderRepeated") continue;
      if (state === "QUEUED") this.#queued.add(id);
      else this.#queued.delete(id);
      if (state === "IN_SESSION") this.#inSession.add(id);
      else this.#inSession.delete(id);
    }
    return changes;
  }
}

function stateAt(index: bigint): OrderState {
  const state = ORDER_STATES[Number(index)];
  if (state === undefined) throw new Error(`Unknown order state ${index}`);
  return state;
}
