import type { Refusal } from "../../catalogue/refusals.ts";
import type { Share } from "../../scenario/escrow/rail.ts";
import type { EscrowOpening } from "../../scenario/escrow/trades.ts";
import type { Fen, ParticipantId } from "../../scenario/participants.ts";
import type { Queries } from "../database/database.ts";
import type { Account } from "../ledger/accounts.ts";
import type { Leg } from "../ledger/chains.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { postAll } from "../schemes/day.ts";
import { escrowAccount, names, passOn } from "./accounts.ts";
import type { TradeRow } from "./rules.ts";

/** What one event moves. The ledger's limits check every posting again. */
export class TradePostings {
  readonly #queries: Queries;
  readonly #ledger: Ledger;
  readonly #opening: EscrowOpening;
  readonly #atSeconds: number;

  constructor(queries: Queries, ledger: Ledger, opening: EscrowOpening, atSeconds: number) {
    this.#queries = queries;
    this.#ledger = ledger;
    this.#opening = opening;
    this.#atSeconds = atSeconds;
  }

  async isFrozen(wallet: ParticipantId): Promise<boolean> {
    return (await this.#wallet(wallet)).state === "frozen";
  }

  /** Moves the price into an account of the trade's own, debit side before credit side. */
  async hold({ id, buyer, seller, price }: TradeRow): Promise<Refusal | "NONE"> {
    const payer = await this.#wallet(buyer);
    if (payer.state === "frozen") return "PAYER_FROZEN";
    if (payer.creditsPosted - payer.debitsPosted < price) return "INSUFFICIENT_BALANCE";
    if (await this.isFrozen(seller)) return "PAYEE_FROZEN";
    await this.#ledger.openAccounts(this.#queries, [escrowAccount(id)], this.#atSeconds);
    const keeper = this.#institutionOf(buyer);
    const legs = passOn(names.wallet(buyer), keeper, names.escrow(id), keeper, price);
    await this.#post(`trade/${id}/hold`, `price of ${id}`, legs);
    return "NONE";
  }

  /** Pays each share that can be received; writes to the row what is left to pay. */
  async payShares(row: TradeRow): Promise<readonly Share[]> {
    const keeper = this.#institutionOf(row.buyer);
    const feeWallet = this.#opening.institutions.find(({ id }) => id === keeper)?.feeWallet;
    const payees = { toBuyer: row.buyer, toSeller: row.seller, fee: feeWallet } as const;
    const shares: Share[] = [];
    for (const share of ["toBuyer", "toSeller", "fee"] as const) {
      const amountFen = row[share];
      if (amountFen === 0n) continue;
      const payee = payees[share];
      const refusal = payee === undefined ? "PAYEE_NOT_ALLOWED" : await this.#pay(row, payee, amountFen);
      if (refusal === "NONE") row[share] = 0n;
      shares.push({ trade: row.id, payee, amountFen, refusal });
    }
    return shares;
  }

  async #pay(row: TradeRow, payee: ParticipantId, amountFen: Fen): Promise<Refusal | "NONE"> {
    if (await this.isFrozen(payee)) return "PAYEE_FROZEN";
    row.payouts += 1;
    const [debtor, newDebtor] = [this.#institutionOf(row.buyer), this.#institutionOf(payee)];
    const legs = passOn(names.escrow(row.id), debtor, names.wallet(payee), newDebtor, amountFen);
    await this.#post(`trade/${row.id}/payout/${row.payouts}`, `to ${payee}`, legs);
    return "NONE";
  }

  async #post(id: string, contents: string, legs: readonly Leg[]): Promise<void> {
    await postAll(this.#queries, this.#ledger, [{ id, contents, atSeconds: this.#atSeconds, legs }]);
  }

  async #wallet(wallet: ParticipantId): Promise<Account> {
    const name = names.wallet(wallet);
    const found = (await this.#ledger.accounts(this.#queries, [name])).get(name);
    if (found === undefined) throw new Error(`${wallet} has no wallet`); // admission has checked
    return found;
  }

  #institutionOf(wallet: ParticipantId): ParticipantId {
    return this.#opening.wallets.find(({ id }) => id === wallet)?.institution ?? "";
  }
}
