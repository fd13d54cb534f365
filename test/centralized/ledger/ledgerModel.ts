import type { AccountState, BalanceLimit } from "../../../src/centralized/ledger/accounts.ts";
import type { Chain, ChainResult, Leg, LegFault } from "../../../src/centralized/ledger/chains.ts";

interface ModelAccount {
  readonly limit: BalanceLimit;
  readonly state: AccountState;
  readonly frozen: bigint;
  debits: bigint;
  credits: bigint;
  debitsPending: bigint;
  creditsPending: bigint;
}

interface Reservation {
  readonly debit: string;
  readonly credit: string;
  readonly amount: bigint;
  readonly expires: number;
  state: "pending" | "posted" | "voided" | "expired";
}

class Fault extends Error {
  readonly fault: LegFault;
  constructor(fault: LegFault) {
    super(fault);
    this.fault = fault;
  }
}

function must(condition: boolean, fault: LegFault): void {
  if (!condition) throw new Fault(fault);
}

/** The ledger's rules, one chain at a time on copies of everything: slow and plain. */
export class LedgerModel {
  accounts: Map<string, ModelAccount>;
  reservations = new Map<string, Reservation>();
  readonly decided = new Map<string, { contents: string; result: ChainResult }>();

  constructor(accounts: Iterable<readonly [string, Pick<ModelAccount, "limit" | "state" | "frozen">]>) {
    const zero = { debits: 0n, credits: 0n, debitsPending: 0n, creditsPending: 0n };
    this.accounts = new Map([...accounts].map(([name, terms]) => [name, { ...terms, ...zero }]));
  }

  post(chain: Chain): ChainResult {
    const known = this.decided.get(chain.id);
    if (known !== undefined) {
      if (known.contents !== chain.contents) return { status: "exists_with_different_contents" };
      return known.result.status === "failed"
        ? { ...known.result, status: "id_already_failed" }
        : { status: "exists" };
    }
    this.#expire(chain.atSeconds);
    const result = this.#decide(chain);
    this.decided.set(chain.id, { contents: chain.contents, result });
    return result;
  }

  #decide(chain: Chain): ChainResult {
    const before = { accounts: this.accounts, reservations: this.reservations };
    this.accounts = new Map([...before.accounts].map(([name, account]) => [name, { ...account }]));
    this.reservations = new Map([...before.reservations].map(([key, each]) => [key, { ...each }]));
    const passes = [
      (leg: Leg) => this.#requireForm(leg),
      (leg: Leg, index: number) => this.#carryOut(chain, leg, index),
    ];
    for (const pass of passes) {
      for (const [index, leg] of chain.legs.entries()) {
        try {
          pass(leg, index);
        } catch (cause) {
          if (!(cause instanceof Fault)) throw cause;
          Object.assign(this, before);
          return { status: "failed", leg: index, fault: cause.fault };
        }
      }
    }
    return { status: "posted" };
  }

  #expire(atSeconds: number): void {
    for (const reservation of this.reservations.values()) {
      if (reservation.state !== "pending" || reservation.expires > atSeconds) continue;
      this.#release(reservation);
      reservation.state = "expired";
    }
  }

  #release({ debit, credit, amount }: Reservation): void {
    this.#account(debit).debitsPending -= amount;
    this.#account(credit).creditsPending -= amount;
  }

  #requireForm(leg: Leg): void {
    if (!("debit" in leg)) return;
    must(this.accounts.has(leg.debit), "debit_account_not_found");
    must(this.accounts.has(leg.credit), "credit_account_not_found");
    must(leg.amount > 0n, "amount_must_be_positive");
  }

  #carryOut(chain: Chain, leg: Leg, index: number): void {
    if (!("debit" in leg)) return this.#resolve(leg);
    const [debit, credit] = [this.#account(leg.debit), this.#account(leg.credit)];
    if (debit.state !== "open") throw new Fault(`debit_account_${debit.state}`);
    if (debit.limit === "debits_must_not_exceed_credits") {
      const available = debit.credits - debit.debits - debit.debitsPending;
      must(leg.amount <= available, "exceeds_credits");
      must(leg.amount <= available - debit.frozen, "exceeds_unfrozen");
    }
    if (credit.state !== "open") throw new Fault(`credit_account_${credit.state}`);
    if (credit.limit === "credits_must_not_exceed_debits") {
      must(leg.amount <= credit.debits - credit.credits - credit.creditsPending, "exceeds_debits");
    }
    if (leg.kind === "post") {
      debit.debits += leg.amount;
      credit.credits += leg.amount;
      return;
    }
    debit.debitsPending += leg.amount;
    credit.creditsPending += leg.amount;
    const expires = leg.expiresAtSeconds ?? Infinity;
    this.reservations.set(`${chain.id}/${index}`, { ...leg, expires, state: "pending" });
  }

  #resolve(leg: Extract<Leg, { pending: unknown }>): void {
    const reservation = this.reservations.get(`${leg.pending.chain}/${leg.pending.leg}`);
    if (reservation === undefined) throw new Fault("pending_transfer_not_found");
    must(reservation.state !== "posted", "pending_transfer_already_posted");
    must(reservation.state !== "voided", "pending_transfer_already_voided");
    must(reservation.state !== "expired", "pending_transfer_expired");
    const [debit, credit] = [this.#account(reservation.debit), this.#account(reservation.credit)];
    if (leg.kind === "post_pending") {
      const amount = leg.amount ?? reservation.amount;
      must(amount > 0n, "amount_must_be_positive");
      must(amount <= reservation.amount, "exceeds_pending_transfer_amount");
      if (debit.state !== "open") throw new Fault(`debit_account_${debit.state}`);
      if (credit.state !== "open") throw new Fault(`credit_account_${credit.state}`);
      debit.debits += amount;
      credit.credits += amount;
    }
    this.#release(reservation);
    reservation.state = leg.kind === "post_pending" ? "posted" : "voided";
  }

  #account(name: string): ModelAccount {
    return this.accounts.get(name) as ModelAccount;
  }
}
