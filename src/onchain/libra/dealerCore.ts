import type { Refusal } from "../../catalogue/refusals.ts";
import type { Instruction } from "../../scenario/instructions.ts";
import type { Micro } from "../../scenario/libra/convert.ts";
import type { LibraDay } from "../../scenario/libra/libraDay.ts";
import type { ParticipantId } from "../../scenario/participants.ts";

/**
 * The dollars, which aren't on the chain: deposits of holders, of the dealer and of the association, in the banks'
 * own books. The dealer asks the banks before it sells or buys coins. The books follow from the opening balances and
 * what the chain settled.
 */
export class DealerCore {
  readonly #custodianBank: ParticipantId;
  readonly #deposits = new Map<ParticipantId, { readonly bank: ParticipantId; balance: Micro }>();
  readonly #dealerDeposits: Map<ParticipantId, Micro>;
  readonly #loans: Map<ParticipantId, Micro>;
  #reserve: Micro;
  #prepaid = 0n;

  constructor({ holders, dealerDeposits, custodianBank, coinsOutstanding, loans }: LibraDay) {
    for (const { id, bank, deposit } of holders.values()) this.#deposits.set(id, { bank, balance: deposit });
    this.#dealerDeposits = new Map(dealerDeposits);
    this.#custodianBank = custodianBank;
    this.#loans = new Map(loans);
    this.#reserve = coinsOutstanding;
  }

  /** The dealer's reason to refuse, before any coin moves; undefined if it has none. */
  refusalOf({ kind, payer, payee, amount }: Instruction): Refusal | undefined {
    if (kind === "payment") return undefined;
    const [holder, bank] = kind === "top_up" ? [payee, payer] : [payer, payee];
    const account = this.#deposits.get(holder);
    if (account?.bank !== bank) return "NO_BANK_ACCOUNT";
    if (kind === "top_up") return account.balance < amount ? "DEPOSIT_INSUFFICIENT" : undefined;
    return this.dealerDepositAt(bank) < amount ? "DEALER_CASH_INSUFFICIENT" : undefined;
  }

  /** Books what the chain settled. */
  settled({ id, kind, payer, payee, amount }: Instruction): void {
    if (kind === "payment") return;
    const [holder, bank, toHolder] = kind === "top_up" ? [payee, payer, -amount] : [payer, payee, amount];
    const account = this.#deposits.get(holder);
    if (account === undefined) throw new Error(`No deposit account stands behind ${id}`);
    account.balance += toHolder;
    this.#toDealer(bank, -toHolder);
  }

  /** The association pays the dealer for coins that were handed in. */
  payOut(amount: Micro): void {
    this.#reserve -= amount;
    this.#toDealer(this.#custodianBank, amount);
  }

  /** The dealer pays the association for coins that are to be minted. */
  payIn(amount: Micro): void {
    this.#toDealer(this.#custodianBank, -amount);
    this.#reserve += amount;
  }

  /** The dealer pays for coins that may come to life later. */
  prepay(amount: Micro): void {
    this.payIn(amount);
    this.#prepaid += amount;
  }

  /** Coins that were paid for have come to life. */
  minted(amount: Micro): void {
    this.#prepaid -= amount;
  }

  /** The reserve is worth so much now; the bank's loans behind it fall or rise with it. */
  revalue(value: Micro): void {
    this.#loans.set(this.#custodianBank, this.loansOf(this.#custodianBank) + value - this.#reserve);
    this.#reserve = value;
  }

  /** What the dealer paid for coins that haven't come to life. */
  get prepaid(): Micro {
    return this.#prepaid;
  }

  /** What borrowers owe the bank. */
  loansOf(bank: ParticipantId): Micro {
    return this.#loans.get(bank) ?? 0n;
  }

  depositOf(holder: ParticipantId): Micro {
    return this.#deposits.get(holder)?.balance ?? 0n;
  }

  dealerDepositAt(bank: ParticipantId): Micro {
    return this.#dealerDeposits.get(bank) ?? 0n;
  }

  /** The association's deposit at the custodian bank, which the custodians attest. */
  get reserve(): Micro {
    return this.#reserve;
  }

  #toDealer(bank: ParticipantId, amount: Micro): void {
    const after = this.dealerDepositAt(bank) + amount;
    if (after < 0n) throw new Error(`The dealer would have ${after} micro at ${bank}`);
    this.#dealerDeposits.set(bank, after);
  }
}
