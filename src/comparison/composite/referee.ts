import type { Micro } from "../../scenario/libra/convert.ts";
import type { ParticipantId } from "../../scenario/participants.ts";
import {
  type CoinCode,
  type CompositeAnswer,
  type CompositeEvent,
  type CompositeRail,
  type CompositeRefusal,
  type CompositeState,
  type CompositeWorld,
  DONE,
  LBR,
  VAULT,
  refused,
} from "../../scenario/composite/rail.ts";

const MICRO_PER_UNIT = 1_000_000n;

interface Announcement {
  readonly amountsPerUnit: readonly Micro[];
  readonly executableAt: number;
}

interface Move {
  readonly coin: CoinCode;
  readonly from: ParticipantId;
  readonly to: ParticipantId;
  readonly amount: Micro;
}

/** The reference model of ≋LBR: wallets in a map, moves tried on a copy, and every remainder to the vault. */
export class CompositeReferee implements CompositeRail {
  readonly name = "referee";
  readonly #codes: readonly CoinCode[];
  readonly #delaySeconds: number;
  readonly #frozenPart = new Map<string, Micro>();
  readonly #frozen = new Set<string>();
  #balances = new Map<string, Micro>();
  #holders: readonly ParticipantId[];
  #supply: Micro = 0n;
  #amountsPerUnit: readonly Micro[];
  #announcement: Announcement | undefined;

  constructor({ components, delaySeconds, holders }: CompositeWorld) {
    this.#codes = components.map(({ code }) => code);
    this.#amountsPerUnit = components.map(({ amountPerUnit }) => amountPerUnit);
    this.#delaySeconds = delaySeconds;
    this.#holders = [...holders.keys()];
    for (const [holder, coins] of holders) {
      for (const [coin, amount] of coins) this.#balances.set(wallet(coin, holder), amount);
    }
  }

  handle(event: CompositeEvent): Promise<CompositeAnswer> {
    const refusal = this.#refusalOf(event);
    return Promise.resolve(refusal === undefined ? DONE : refused(refusal));
  }

  state(): Promise<CompositeState> {
    const balancesOf = (coin: CoinCode) =>
      new Map(
        [...this.#holders, VAULT].map((id) => [id, this.#balances.get(wallet(coin, id)) ?? 0n] as const),
      );
    return Promise.resolve({
      balances: new Map([...this.#codes, LBR].map((coin) => [coin, balancesOf(coin)])),
      supply: this.#supply,
      amountsPerUnit: this.#amountsPerUnit,
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** Carries the event out unless a rule forbids it. */
  #refusalOf(event: CompositeEvent): CompositeRefusal | undefined {
    switch (event.kind) {
      case "create":
        return this.#create(event.holder, event.amount);
      case "unpack":
        return this.#unpack(event.holder, event.amount);
      case "announce":
        this.#announcement = {
          amountsPerUnit: event.amountsPerUnit,
          executableAt: event.atSeconds + this.#delaySeconds,
        };
        return undefined;
      case "withdraw":
        if (this.#announcement === undefined) return "NothingAnnounced";
        this.#announcement = undefined;
        return undefined;
      case "swap":
        return this.#swap(event.holder, event.atSeconds);
      case "freeze":
        this.#frozen.add(wallet(event.coin, event.holder));
        return undefined;
      case "lift":
        this.#frozen.delete(wallet(event.coin, event.holder));
        return undefined;
      case "freeze_amount":
        this.#frozenPart.set(wallet(event.coin, event.holder), event.amount);
        return undefined;
    }
  }

  #create(holder: ParticipantId, amount: Micro): CompositeRefusal | undefined {
    const brought = this.#codes.map((coin, i): Move => {
      return { coin, from: holder, to: VAULT, amount: atLeast(this.#amountsPerUnit[i] ?? 0n, amount) };
    });
    // Coins that come to life come out of nothing, which never lacks any.
    const refusal = this.#carryOut(brought) ?? this.#whyNotReceive(LBR, holder);
    if (refusal !== undefined) return this.#undo(refusal);
    this.#supply += amount;
    this.#add(LBR, holder, amount);
    return this.#keep();
  }

  #unpack(holder: ParticipantId, amount: Micro): CompositeRefusal | undefined {
    const refusal = this.#whyNotSend(LBR, holder, amount);
    if (refusal !== undefined) return refusal;
    this.#begin();
    this.#add(LBR, holder, -amount);
    const taken = this.#codes.map((coin, i): Move => {
      return { coin, from: VAULT, to: holder, amount: atMost(this.#amountsPerUnit[i] ?? 0n, amount) };
    });
    const refusedLater = this.#carryOut(taken);
    if (refusedLater !== undefined) return this.#undo(refusedLater);
    this.#supply -= amount;
    return this.#keep();
  }

  #swap(holder: ParticipantId, atSeconds: number): CompositeRefusal | undefined {
    if (this.#announcement === undefined) return "NothingAnnounced";
    const { amountsPerUnit, executableAt } = this.#announcement;
    if (atSeconds < executableAt) return "SwapTooEarly";
    const moves = this.#codes.map((coin, i): Move => {
      const missing = atLeast(amountsPerUnit[i] ?? 0n, this.#supply) - this.#balance(coin, VAULT);
      return missing >= 0n
        ? { coin, from: holder, to: VAULT, amount: missing }
        : { coin, from: VAULT, to: holder, amount: -missing };
    });
    const refusal = this.#carryOut(moves);
    if (refusal !== undefined) return this.#undo(refusal);
    this.#amountsPerUnit = amountsPerUnit;
    this.#announcement = undefined;
    return this.#keep();
  }

  #before: Map<string, Micro> | undefined;

  #begin(): void {
    this.#before ??= new Map(this.#balances);
  }

  #keep(): undefined {
    this.#before = undefined;
    return undefined;
  }

  #undo(refusal: CompositeRefusal): CompositeRefusal {
    if (this.#before !== undefined) this.#balances = this.#before;
    this.#before = undefined;
    return refusal;
  }

  /** Moves one after the other; the first that a rule forbids ends it, and nothing of nothing is forbidden. */
  #carryOut(moves: readonly Move[]): CompositeRefusal | undefined {
    this.#begin();
    for (const { coin, from, to, amount } of moves) {
      if (amount === 0n) continue;
      const refusal = this.#whyNotSend(coin, from, amount) ?? this.#whyNotReceive(coin, to);
      if (refusal !== undefined) return refusal;
      this.#add(coin, from, -amount);
      this.#add(coin, to, amount);
    }
    return undefined;
  }

  #whyNotSend(coin: CoinCode, id: ParticipantId, amount: Micro): CompositeRefusal | undefined {
    const balance = this.#balance(coin, id);
    if (this.#frozen.has(wallet(coin, id))) return "FrozenAccount";
    if (balance < amount && id === VAULT)
      throw new Error(`The vault lacks ${amount - balance} micro of ${coin}`);
    if (balance < amount) return "ERC20InsufficientBalance";
    const free = balance - (this.#frozenPart.get(wallet(coin, id)) ?? 0n);
    return free < amount ? "ERC7943InsufficientUnfrozenBalance" : undefined;
  }

  #whyNotReceive(coin: CoinCode, id: ParticipantId): CompositeRefusal | undefined {
    return this.#frozen.has(wallet(coin, id)) ? "FrozenAccount" : undefined;
  }

  #balance(coin: CoinCode, id: ParticipantId): Micro {
    return this.#balances.get(wallet(coin, id)) ?? 0n;
  }

  #add(coin: CoinCode, id: ParticipantId, amount: Micro): void {
    this.#balances.set(wallet(coin, id), this.#balance(coin, id) + amount);
  }
}

/** The fewest whole micro that are no less than the exact share. */
function atLeast(amountPerUnit: Micro, units: Micro): Micro {
  const whole = atMost(amountPerUnit, units);
  return whole * MICRO_PER_UNIT === amountPerUnit * units ? whole : whole + 1n;
}

/** The most whole micro that are no more than the exact share. */
function atMost(amountPerUnit: Micro, units: Micro): Micro {
  return (amountPerUnit * units) / MICRO_PER_UNIT;
}

function wallet(coin: CoinCode, holder: ParticipantId): string {
  return `${coin} ${holder}`;
}
