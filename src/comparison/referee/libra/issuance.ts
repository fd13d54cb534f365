import { DEALER } from "../../../scenario/claims.ts";
import type { Micro } from "../../../scenario/libra/convert.ts";
import {
  type IssuanceRefusal,
  type IssuanceState,
  MOST_PREBURNS,
  REQUEST_LIMIT,
  openingStatementAt,
} from "../../../scenario/libra/issuance.ts";
import type { IssuanceKind, Measure, MeasureOutcome } from "../../../scenario/measures.ts";
import { type Coins, add, amountOf, coinsOutstanding } from "./coins.ts";
import { Statements } from "./statements.ts";
import { TierWindow } from "./tierWindow.ts";

interface Request {
  readonly amount: Micro;
  readonly approvers: Set<string>;
  isOpen: boolean;
}

/** Issuance as the day's terms allow it. Throws where there are none. */
export function issuanceOf(money: Coins, opensAtSeconds: number | undefined): Pick<Issuance, "apply"> {
  const terms = money.day.parameters.issuance;
  if (terms !== undefined && opensAtSeconds !== undefined) {
    const opening = { amount: money.reserve, asOf: openingStatementAt(opensAtSeconds) };
    return new Issuance(money, new TierWindow(terms), new Statements(opening, terms.stalenessSeconds));
  }
  return {
    apply: (_, { reference }) => {
      throw new Error(`The day has no terms for ${reference}`);
    },
  };
}

/** How the dealer's coins come to life and end: amounts in a map, and the rules as sentences. */
class Issuance {
  readonly #money: Coins;
  readonly #window: TierWindow;
  readonly #statements: Statements;
  readonly #mints = new Map<string, Request>();
  readonly #preburns = new Map<string, Request>();

  constructor(money: Coins, window: TierWindow, statements: Statements) {
    this.#money = money;
    this.#window = window;
    this.#statements = statements;
  }

  apply(kind: IssuanceKind, measure: Measure): MeasureOutcome {
    const reason = this.#carryOut(kind, measure);
    const issuance = this.#state(measure.atSeconds);
    return reason === undefined ? { status: "done", issuance } : { status: "refused", reason, issuance };
  }

  #carryOut(kind: IssuanceKind, measure: Measure): IssuanceRefusal | undefined {
    switch (kind) {
      case "request_mint":
        return this.#request(measure);
      case "approve_mint":
        return this.#approve(measure);
      case "decline_mint":
        return this.#close(this.#mints, measure, () => {});
      case "preburn":
        return this.#preburn(measure);
      case "burn":
        return this.#burn(measure);
      case "cancel_preburn":
        return this.#close(this.#preburns, measure, ({ amount }) => {
          this.#money.preburned -= amount;
          add(this.#money.coins, DEALER, amount);
        });
      case "attest":
        return this.#attest(measure);
    }
  }

  /** Who asks for coins pays for them first, as far as what it paid before isn't still there. */
  #request({ by, amount, reference }: Measure): IssuanceRefusal | undefined {
    const money = this.#money;
    const { custodianBank } = money.day;
    if (by !== DEALER) return "NotADealer";
    if (amount >= REQUEST_LIMIT) return "RequestOutOfRange";
    const asked = openIn(this.#mints).reduce((sum, open) => sum + open.amount, amount);
    const due = asked > money.prepaid ? asked - money.prepaid : 0n;
    if (amountOf(money.dealerDeposits, custodianBank) < due) return "DEALER_CASH_INSUFFICIENT";
    add(money.dealerDeposits, custodianBank, -due);
    money.prepaid += due;
    money.reserve += due;
    this.#mints.set(reference, { amount, approvers: new Set(), isOpen: true });
    return undefined;
  }

  #approve({ by, subject, atSeconds }: Measure): IssuanceRefusal | undefined {
    const request = this.#mints.get(subject);
    if (request?.isOpen !== true) return "RequestNotOpen";
    const needed = this.#window.approvalsFor(request.amount, atSeconds);
    if (needed === undefined) return "TierExceeded";
    const approvers = new Set([...request.approvers, by]);
    if (approvers.size < needed) {
      if (request.approvers.has(by)) return "ApprovedAlready";
      request.approvers.add(by);
      return undefined;
    }
    if (!this.#statements.isFreshAt(atSeconds)) return "StatementStale";
    const outstanding = coinsOutstanding(this.#money) + request.amount;
    if (outstanding > this.#statements.effective()) return "ReserveInsufficient";
    request.isOpen = false;
    this.#window.count(request.amount, atSeconds);
    this.#money.prepaid -= request.amount;
    add(this.#money.coins, DEALER, request.amount);
    return undefined;
  }

  #preburn({ by, amount, reference }: Measure): IssuanceRefusal | undefined {
    if (by !== DEALER) return "NotADealer";
    if (amount >= REQUEST_LIMIT) return "RequestOutOfRange";
    if (openIn(this.#preburns).length >= MOST_PREBURNS) return "PreburnQueueFull";
    if (amountOf(this.#money.coins, DEALER) < amount) return "ERC20InsufficientBalance";
    add(this.#money.coins, DEALER, -amount);
    this.#money.preburned += amount;
    this.#preburns.set(reference, { amount, approvers: new Set(), isOpen: true });
    return undefined;
  }

  #burn(measure: Measure): IssuanceRefusal | undefined {
    const money = this.#money;
    const request = this.#preburns.get(measure.subject);
    if (request?.isOpen !== true) return "RequestNotOpen";
    const due = this.#dueFor(request.amount);
    if (due === 0n || (measure.amount !== 0n && measure.amount !== due)) return "PayoutNotDue";
    request.isOpen = false;
    money.preburned -= request.amount;
    money.reserve -= due;
    add(money.dealerDeposits, money.day.custodianBank, due);
    this.#statements.payOut(due, measure.atSeconds);
    return undefined;
  }

  /** Face value; of a reserve that is short of all coins, the coins' share, rounded down. */
  #dueFor(coins: Micro): Micro {
    const [reserve, all] = [this.#statements.effective(), coinsOutstanding(this.#money)];
    return reserve < all ? (coins * reserve) / all : coins;
  }

  #close(
    requests: ReadonlyMap<string, Request>,
    { subject }: Measure,
    giveBack: (request: Request) => void,
  ): IssuanceRefusal | undefined {
    const request = requests.get(subject);
    if (request?.isOpen !== true) return "RequestNotOpen";
    request.isOpen = false;
    giveBack(request);
    return undefined;
  }

  /** The deposit is worth what the custodians say; the borrowers behind it keep what it has lost. */
  #attest({ amount, atSeconds }: Measure): IssuanceRefusal | undefined {
    const money = this.#money;
    const value = amount === 0n ? money.reserve : amount;
    if (!this.#statements.state(value, atSeconds)) return "StatementNotNewer";
    add(money.loans, money.day.custodianBank, value - money.reserve);
    money.reserve = value;
    return undefined;
  }

  #state(atSeconds: number): IssuanceState {
    const [reserve, outstanding] = [this.#statements.effective(), coinsOutstanding(this.#money)];
    const isOpen = this.#statements.isFreshAt(atSeconds) && reserve > outstanding;
    return { reserve, outstanding, room: isOpen ? reserve - outstanding : 0n };
  }
}

function openIn(requests: ReadonlyMap<string, Request>): readonly Request[] {
  return [...requests.values()].filter(({ isOpen }) => isOpen);
}
