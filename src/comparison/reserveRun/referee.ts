import { DEALER } from "../../scenario/claims.ts";
import type { Micro } from "../../scenario/libra/convert.ts";
import type { ParticipantId } from "../../scenario/participants.ts";
import {
  DONE,
  type ReserveRunRail,
  type RunAnswer,
  type RunEvent,
  type RunRefusal,
  type RunState,
  type RunWorld,
  refused,
} from "../../scenario/reserveRun/rail.ts";

interface Request {
  readonly holder: ParticipantId;
  readonly readyAt: number;
  /** 0 once it is closed. */
  open: Micro;
}

/** The reference model of a run: amounts in maps, and the rules as sentences. */
export class ReserveRunReferee implements ReserveRunRail {
  readonly name = "referee";
  readonly #world: RunWorld;
  readonly #coins: Map<ParticipantId, Micro>;
  readonly #paid = new Map<ParticipantId, Micro>();
  readonly #frozen = new Set<ParticipantId>();
  readonly #requests: Request[] = [];
  #reserve: Micro;
  #queueIsOpen = false;

  constructor(world: RunWorld) {
    const { day } = world;
    const holders = [...day.holders.values()];
    this.#world = world;
    this.#coins = new Map(holders.map(({ id, coins }) => [id, coins]));
    this.#coins.set(DEALER, day.inventoryTarget);
    for (const { id, walletStatus } of holders) if (walletStatus === "frozen") this.#frozen.add(id);
    this.#reserve = day.coinsOutstanding;
  }

  handle(event: RunEvent): Promise<RunAnswer> {
    return Promise.resolve(this.#answer(event));
  }

  state(): Promise<RunState> {
    return Promise.resolve({
      coins: new Map(this.#coins),
      queued: this.#queued(),
      supply: this.#supply(),
      reserve: this.#reserve,
      paid: new Map(this.#paid),
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #answer(event: RunEvent): RunAnswer {
    switch (event.kind) {
      case "attest":
        this.#reserve = event.reserve;
        return DONE;
      case "declare_inactive":
        this.#queueIsOpen = true;
        return DONE;
      case "freeze":
        this.#frozen.add(event.holder);
        return DONE;
      case "lift":
        this.#frozen.delete(event.holder);
        return DONE;
      case "dealer_redeems":
        if (this.#coinsOf(DEALER) < event.amount) return refused("ERC20InsufficientBalance");
        return this.#pay(DEALER, event.amount, () => this.#add(this.#coins, DEALER, -event.amount));
      case "request":
        return this.#request(event.holder, event.amount, event.atSeconds);
      case "cancel":
        return this.#cancel(event.holder);
      case "settle":
        return this.#settle(event.number, event.atSeconds);
    }
  }

  #request(holder: ParticipantId, amount: Micro, atSeconds: number): RunAnswer {
    const refusal = this.#whyNoRequest(holder, amount);
    if (refusal !== undefined) return refused(refusal);
    this.#add(this.#coins, holder, -amount);
    this.#requests.push({ holder, readyAt: atSeconds + this.#world.delaySeconds, open: amount });
    return DONE;
  }

  #whyNoRequest(holder: ParticipantId, amount: Micro): RunRefusal | undefined {
    const frozenPart = this.#world.day.holders.get(holder)?.frozen ?? 0n;
    if (!this.#queueIsOpen) return "DealersActive";
    if (this.#openRequestOf(holder) !== undefined) return "RequestOpenAlready";
    if (this.#frozen.has(holder)) return "FrozenAccount";
    if (this.#coinsOf(holder) < amount) return "ERC20InsufficientBalance";
    if (this.#coinsOf(holder) - frozenPart < amount) return "ERC7943InsufficientUnfrozenBalance";
    return undefined;
  }

  #cancel(holder: ParticipantId): RunAnswer {
    const request = this.#openRequestOf(holder);
    if (request === undefined) return refused("NoOpenRequest");
    if (this.#frozen.has(holder)) return refused("FrozenAccount");
    this.#add(this.#coins, holder, request.open);
    request.open = 0n;
    return DONE;
  }

  #settle(number: number, atSeconds: number): RunAnswer {
    const request = this.#requests[number];
    if (request === undefined || request.open === 0n) return refused("NoOpenRequest");
    if (atSeconds < request.readyAt) return refused("RequestNotReady");
    if (this.#frozen.has(request.holder)) return refused("FrozenAccount");
    const earlier = this.#requests.slice(0, number);
    if (earlier.some(({ open, holder }) => open > 0n && !this.#frozen.has(holder)))
      return refused("NotItsTurn");
    return this.#pay(request.holder, request.open, () => (request.open = 0n));
  }

  /** Pays for coins what is due, out of the reserve; then they end. Coins for which nothing is due don't end. */
  #pay(holder: ParticipantId, coins: Micro, end: () => void): RunAnswer {
    const paid = this.#dueFor(coins);
    if (paid === 0n) return refused("PayoutNotDue");
    end();
    this.#reserve -= paid;
    this.#add(this.#paid, holder, paid);
    return { status: "done", paid };
  }

  /**
   * Face value if there is enough for everybody; otherwise the most whole micro that leave for each coin that remains at
   * least as much as there was for each before.
   */
  #dueFor(coins: Micro): Micro {
    const [reserve, supply] = [this.#reserve, this.#supply()];
    if (reserve >= supply) return coins;
    const leavesEnough = (paid: Micro) => (reserve - paid) * supply >= reserve * (supply - coins);
    let [low, high] = [0n, coins];
    while (low < high) {
      const middle = (low + high + 1n) / 2n;
      if (leavesEnough(middle)) low = middle;
      else high = middle - 1n;
    }
    return low;
  }

  #openRequestOf(holder: ParticipantId): Request | undefined {
    return this.#requests.find((request) => request.holder === holder && request.open > 0n);
  }

  #coinsOf(holder: ParticipantId): Micro {
    return this.#coins.get(holder) ?? 0n;
  }

  #queued(): Micro {
    return this.#requests.reduce((sum, { open }) => sum + open, 0n);
  }

  #supply(): Micro {
    return [...this.#coins.values()].reduce((sum, coins) => sum + coins, this.#queued());
  }

  #add(amounts: Map<ParticipantId, Micro>, id: ParticipantId, amount: Micro): void {
    amounts.set(id, (amounts.get(id) ?? 0n) + amount);
  }
}
