import type { BankId, BankPayment } from "../../scenario/interbank/orders.ts";
import type { InterbankDay, SharedLoss } from "../../scenario/interbank/rail.ts";
import type { Fen } from "../../scenario/participants.ts";
import { sums } from "./offset.ts";

interface Settlement {
  readonly settled: readonly BankPayment[];
  readonly unwound: readonly BankPayment[];
  readonly losses: readonly SharedLoss[];
}

/** Deferred net settlement: payments count against the cap at once, money moves at the cut-off. */
export class Session {
  readonly #day: InterbankDay;
  readonly #balances: Map<BankId, Fen>;
  /** Who defaulted today: it may only send what it has received in the session. */
  readonly #defaulted = new Set<BankId>();
  #rooms = new Map<BankId, Fen>();
  #entered: BankPayment[] = [];

  /** @param balances Changed by each settlement. */
  constructor(day: InterbankDay, balances: Map<BankId, Fen>) {
    this.#day = day;
    this.#balances = balances;
    this.open();
  }

  get rooms(): ReadonlyMap<BankId, Fen> {
    return this.#rooms;
  }

  open(): void {
    this.#entered = [];
    this.#rooms = new Map(this.#day.banks.map((bank) => [bank.id, this.#capOf(bank)]));
  }

  enter(payment: BankPayment): void {
    this.#entered.push(payment);
    for (const [bank, netFen] of sums([payment]))
      this.#rooms.set(bank, (this.#rooms.get(bank) as Fen) + netFen);
  }

  /** Settles the multilateral net, by the rule for shortfalls if some bank can't pay it. */
  settle(): Settlement {
    const short = this.#shortOf(this.#entered);
    const losses = this.#day.shortfallRule === "loss-sharing" ? this.#sharedLosses() : [];
    const unwound = this.#day.shortfallRule === "unwind" ? this.#unwind() : [];
    for (const [bank, netFen] of sums(this.#entered)) this.#add(bank, netFen);
    for (const { bank, lossFen } of losses) this.#add(bank, -lossFen);
    for (const bank of short) this.#defaulted.add(bank);
    return { settled: this.#entered, unwound, losses };
  }

  #capOf({ id, netDebitCapFen }: InterbankDay["banks"][number]): Fen {
    return this.#defaulted.has(id) ? 0n : (netDebitCapFen ?? (this.#balances.get(id) as Fen));
  }

  #add(bank: BankId, fen: Fen): void {
    this.#balances.set(bank, (this.#balances.get(bank) as Fen) + fen);
  }

  #shortOf(payments: readonly BankPayment[]): readonly BankId[] {
    const nets = sums(payments);
    return [...nets.keys()].filter((bank) => this.#afterwards(bank, nets) < 0n);
  }

  #afterwards(bank: BankId, nets: ReadonlyMap<BankId, Fen>): Fen {
    return (this.#balances.get(bank) as Fen) + (nets.get(bank) ?? 0n);
  }

  #unwind(): readonly BankPayment[] {
    const unwound: BankPayment[] = [];
    for (;;) {
      const [bank] = this.#shortOf(this.#entered);
      if (bank === undefined) return unwound;
      const last = this.#entered.findLastIndex(({ payer }) => payer === bank);
      unwound.push(...this.#entered.splice(last, 1));
    }
  }

  /** Net creditors bear what is missing in proportion to what was due to them; odd fen in the order of the banks. */
  #sharedLosses(): readonly SharedLoss[] {
    const nets = sums(this.#entered);
    const order = this.#day.banks.map(({ id }) => id);
    const missing = order
      .map((bank) => ({ bank, lossFen: this.#afterwards(bank, nets) }))
      .filter(({ lossFen }) => lossFen < 0n);
    const toShare = -missing.reduce((sum, { lossFen }) => sum + lossFen, 0n);
    if (toShare === 0n) return [];
    const creditors = order
      .map((bank) => ({ bank, dueFen: nets.get(bank) ?? 0n }))
      .filter(({ dueFen }) => dueFen > 0n);
    const due = creditors.reduce((sum, { dueFen }) => sum + dueFen, 0n);
    const shares = creditors.map(({ bank, dueFen }) => ({ bank, lossFen: (toShare * dueFen) / due }));
    let left = toShare - shares.reduce((sum, { lossFen }) => sum + lossFen, 0n);
    const borne = shares.map(({ bank, lossFen }) => ({
      bank,
      lossFen: lossFen + (left-- > 0n ? 1n : 0n),
    }));
    return [...borne.filter(({ lossFen }) => lossFen > 0n), ...missing];
  }
}
