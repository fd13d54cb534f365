import type { Refusal } from "../../catalogue/refusals.ts";
import type { EscrowAnswer, EscrowHoldings, EscrowRail } from "../../scenario/escrow/rail.ts";
import {
  type EscrowTerms,
  type Parties,
  admitTrade,
  noSuchTrade,
  tradeIdReused,
} from "../../scenario/escrow/statements.ts";
import type {
  EscrowEvent,
  EscrowOpening,
  SignedTradeInstruction,
  TradeChange,
  TradeOrder,
} from "../../scenario/escrow/trades.ts";
import type { Fen, ParticipantId } from "../../scenario/participants.ts";
import { type ModelTrade, newTrade } from "./model.ts";
import { type Outcome, type SecuredTrade, type Standing, rule, settle, takeStep } from "./secured.ts";

interface Known extends Parties {
  readonly secured: SecuredTrade;
  /** The institution of the buyer's wallet when it paid, which keeps the money. */
  readonly keeper: ParticipantId;
}

interface Decision {
  readonly digest: string;
  readonly refusal: Refusal | "NONE";
}

const NOTHING: EscrowAnswer = { refusal: "NONE", changes: [], shares: [] };

/** Secured trades as plain data, to which contracts and books must agree. */
export class EscrowReferee implements EscrowRail {
  readonly name = "referee";
  readonly #opening: EscrowOpening;
  readonly #terms: EscrowTerms;
  readonly #balances: Map<ParticipantId, Fen>;
  readonly #institutionOf: ReadonlyMap<ParticipantId, ParticipantId>;
  readonly #frozen = new Set<ParticipantId>();
  readonly #trades = new Map<string, Known>();
  readonly #decisions = new Map<string, Decision>();
  readonly #escrow: Map<ParticipantId, Fen>;

  constructor(opening: EscrowOpening, terms: EscrowTerms) {
    this.#opening = opening;
    this.#terms = terms;
    this.#balances = new Map(opening.wallets.map(({ id, balanceFen }) => [id, balanceFen]));
    this.#institutionOf = new Map(opening.wallets.map(({ id, institution }) => [id, institution]));
    this.#escrow = new Map(opening.institutions.map(({ id }) => [id, 0n]));
  }

  async handle(event: EscrowEvent): Promise<EscrowAnswer> {
    switch (event.kind) {
      case "order":
      case "act":
        return this.#instructed(event);
      case "award":
        return this.#inTrade(event.trade, (known) =>
          rule(
            known.secured,
            event.buyerFen,
            this.#opening.terms,
            event.atSeconds,
            this.#standingOf(known, 0n),
          ),
        );
      case "settle":
        return this.#inTrade(event.trade, (known) =>
          settle(known.secured, this.#opening.terms, event.atSeconds, this.#standingOf(known, 0n)),
        );
      case "freeze":
        this.#frozen.add(event.wallet);
        return NOTHING;
      case "lift":
        this.#frozen.delete(event.wallet);
        return NOTHING;
    }
  }

  holdings(): Promise<EscrowHoldings> {
    const clientReserves = new Map(this.#escrow);
    for (const [wallet, fen] of this.#balances) {
      const institution = this.#institutionOf.get(wallet) as ParticipantId;
      clientReserves.set(institution, (clientReserves.get(institution) ?? 0n) + fen);
    }
    return Promise.resolve({
      wallets: new Map(this.#balances),
      escrow: new Map(this.#escrow),
      clientReserves,
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #instructed(instruction: SignedTradeInstruction): EscrowAnswer {
    const { id, kind, atSeconds } = instruction;
    const parties = kind === "act" ? this.#trades.get(instruction.trade) : undefined;
    const digest = admitTrade(instruction, parties, this.#opening.wallets, this.#terms);
    const earlier = this.#decisions.get(id);
    if (earlier !== undefined && earlier.digest !== digest) throw tradeIdReused(id);
    if (earlier !== undefined) return { ...NOTHING, refusal: earlier.refusal };
    const { terms } = this.#opening;
    const answer =
      kind === "order"
        ? this.#create(instruction)
        : this.#inTrade(instruction.trade, (known) => {
            const { act, amountFen } = instruction;
            return takeStep(
              known.secured,
              act,
              amountFen,
              terms,
              atSeconds,
              this.#standingOf(known, amountFen),
            );
          });
    this.#decisions.set(id, { digest, refusal: answer.refusal });
    return answer;
  }

  #create({ id, buyer, seller, amountFen, delivery, atSeconds }: TradeOrder): EscrowAnswer {
    const trade = newTrade(amountFen, delivery, this.#opening.terms, atSeconds);
    this.#trades.set(id, { buyer, seller, secured: { trade, unpaid: [] }, keeper: "" });
    return { ...NOTHING, changes: [changeOf(id, trade)] };
  }

  #inTrade(id: string, does: (known: Known) => Outcome): EscrowAnswer {
    const known = this.#trades.get(id);
    if (known === undefined) throw noSuchTrade(id);
    const { secured, refusal, held, shares } = does(known);
    const keeper = held ? (this.#institutionOf.get(known.buyer) as ParticipantId) : known.keeper;
    if (held) {
      this.#add(this.#balances, known.buyer, -secured.trade.priceFen);
      this.#add(this.#escrow, keeper, secured.trade.priceFen);
    }
    const payees = { buyer: known.buyer, seller: known.seller, fee: this.#feeWalletOf(keeper) };
    for (const share of shares) {
      const payee = payees[share.role];
      if (share.refusal !== "NONE" || payee === undefined) continue;
      this.#add(this.#escrow, keeper, -share.amountFen);
      this.#add(this.#balances, payee, share.amountFen);
    }
    this.#trades.set(id, { ...known, keeper, secured });
    const { trade } = secured;
    const moved =
      trade.state !== known.secured.trade.state || trade.deadline !== known.secured.trade.deadline;
    return {
      refusal,
      changes: moved ? [changeOf(id, trade)] : [],
      shares: shares.map(({ role, ...share }) => ({ ...share, trade: id, payee: payees[role] })),
    };
  }

  #standingOf({ buyer, seller, keeper }: Known, priceFen: Fen): Standing {
    const feeWallet = this.#feeWalletOf(keeper);
    const wallets = { buyer, seller, fee: feeWallet };
    return {
      refusalToPay: () => {
        if (this.#frozen.has(buyer)) return "PAYER_FROZEN";
        if ((this.#balances.get(buyer) ?? 0n) < priceFen) return "INSUFFICIENT_BALANCE";
        return this.#frozen.has(seller) ? "PAYEE_FROZEN" : "NONE";
      },
      isFrozen: (role) => this.#frozen.has(wallets[role]),
      refusalToReceive: (role) => {
        const wallet = wallets[role];
        if (wallet === undefined) return "PAYEE_NOT_ALLOWED";
        return this.#frozen.has(wallet) ? "PAYEE_FROZEN" : "NONE";
      },
    };
  }

  #feeWalletOf(keeper: ParticipantId): ParticipantId | undefined {
    return this.#opening.institutions.find(({ id }) => id === keeper)?.feeWallet;
  }

  #add(amounts: Map<ParticipantId, Fen>, whose: ParticipantId, fen: Fen): void {
    amounts.set(whose, (amounts.get(whose) ?? 0n) + fen);
  }
}

function changeOf(trade: string, { state, deadline }: ModelTrade): TradeChange {
  return { trade, state, deadlineSeconds: deadline };
}
