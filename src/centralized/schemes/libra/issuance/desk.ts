import { DEALER } from "../../../../scenario/claims.ts";
import type { Micro } from "../../../../scenario/libra/convert.ts";
import type { IssuanceTerms } from "../../../../scenario/libra/issuance.ts";
import type { LibraDay } from "../../../../scenario/libra/libraDay.ts";
import type { Measure } from "../../../../scenario/measures.ts";
import type { Queries } from "../../../database/database.ts";
import type { Leg } from "../../../ledger/chains.ts";
import type { Ledger } from "../../../ledger/ledger.ts";
import { postAll } from "../../day.ts";
import { accountNames as names } from "../chart.ts";
import { type IssuanceRow, readIssuance } from "./issuanceTable.ts";

/** A measure's transaction: what it reads and posts, with the books as they are under it. */
export class Desk {
  readonly queries: Queries;
  readonly day: LibraDay;
  readonly terms: IssuanceTerms;
  readonly measure: Measure;
  readonly #ledger: Ledger;
  readonly #opensAtSeconds: number;

  constructor(
    queries: Queries,
    ledger: Ledger,
    measure: Measure,
    issued: { readonly day: LibraDay; readonly terms: IssuanceTerms; readonly opensAtSeconds: number },
  ) {
    this.queries = queries;
    this.#ledger = ledger;
    this.measure = measure;
    this.day = issued.day;
    this.terms = issued.terms;
    this.#opensAtSeconds = issued.opensAtSeconds;
  }

  remembered(): Promise<IssuanceRow> {
    return readIssuance(this.queries, this.day, this.#opensAtSeconds);
  }

  /** What the book owes by an account, or, negative, is owed. */
  async owedIn(account: string): Promise<Micro> {
    return (await this.#owed([account])).get(account) ?? 0n;
  }

  /** The association's sheet balances, so what it owes in coins is what it has less all else that it owes or has earned. */
  async outstanding(): Promise<Micro> {
    const others = [names.prepaid(), names.revaluation(), names.feesEarned()];
    const owed = await this.#owed([names.ownReserve(), ...others]);
    return [...owed.values()].reduce((coins, amount) => coins - amount, 0n);
  }

  /** The dealer's deposit where it pays the association and is paid by it. */
  get cash(): string {
    return names.deposit(this.day.custodianBank, DEALER);
  }

  get reserveAtBank(): string {
    return names.reserveAt(this.day.custodianBank);
  }

  async post(legs: readonly Leg[]): Promise<void> {
    if (legs.length === 0) return;
    const { kind, reference, atSeconds } = this.measure;
    const id = `issuance/${reference}`;
    await postAll(this.queries, this.#ledger, [{ id, contents: kind, atSeconds, legs }]);
  }

  async #owed(accounts: readonly string[]): Promise<ReadonlyMap<string, Micro>> {
    const found = await this.#ledger.accounts(this.queries, accounts);
    return new Map(
      [...found].map(([name, { creditsPosted, debitsPosted }]) => [name, creditsPosted - debitsPosted]),
    );
  }
}
