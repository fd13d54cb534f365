import { type ContractTransactionResponse, type LogDescription, encodeBytes32String } from "ethers";

import { JiaoziError } from "../../catalogue/errors.ts";
import { REFUSALS, type Refusal } from "../../catalogue/refusals.ts";
import { TRADE_STATES, type TradeState } from "../../catalogue/tradeStates.ts";
import type { EscrowAnswer, EscrowHoldings, EscrowRail, Share } from "../../scenario/escrow/rail.ts";
import {
  type EscrowTerms,
  noSuchTrade,
  signatoryOf,
  statementOf,
  tradeIdOf,
} from "../../scenario/escrow/statements.ts";
import type {
  EscrowEvent,
  EscrowOpening,
  SignedTradeInstruction,
  TradeChange,
} from "../../scenario/escrow/trades.ts";
import type { ParticipantId } from "../../scenario/participants.ts";
import { type EscrowChainAccess, type EscrowContracts, FREE, actorOf, openOnChain } from "./escrowChain.ts";
import { errorNameOf, refusedCall } from "./faults.ts";

const CASE = encodeBytes32String("a case of the scenario");
/** Errors by which the contract says that the arbiter has nothing to decide, or not so. */
const AWARD_REFUSALS: Readonly<Record<string, Refusal>> = {
  TradeNotInArbitration: "TRADE_STEP_NOT_OPEN",
  AwardOutOfRange: "TRADE_AMOUNT_DIFFERS",
};
const NOTHING: EscrowAnswer = { refusal: "NONE", changes: [], shares: [] };

/** Secured trades by the contracts: each event is a transaction, a party's sent by its institution. */
export class EscrowContractsRail implements EscrowRail {
  readonly name = "contracts";
  readonly #access: EscrowChainAccess;
  readonly #contracts: EscrowContracts;
  readonly #opening: EscrowOpening;
  readonly #terms: EscrowTerms;
  readonly #tradeOf = new Map<string, string>();
  readonly #walletAt: ReadonlyMap<string, ParticipantId>;

  private constructor(
    access: EscrowChainAccess,
    contracts: EscrowContracts,
    opening: EscrowOpening,
    terms: EscrowTerms,
  ) {
    this.#access = access;
    this.#contracts = contracts;
    this.#opening = opening;
    this.#terms = terms;
    this.#walletAt = new Map(opening.wallets.map(({ id }) => [terms.addressOf(id), id]));
  }

  /** Admits everybody on freshly deployed contracts. */
  static async open(
    access: EscrowChainAccess,
    contracts: EscrowContracts,
    opening: EscrowOpening,
    terms: EscrowTerms,
  ): Promise<EscrowContractsRail> {
    const { addressOf, validUntilSeconds } = terms;
    await openOnChain(access, contracts, opening, addressOf, validUntilSeconds);
    return new EscrowContractsRail(access, contracts, opening, terms);
  }

  async handle(event: EscrowEvent): Promise<EscrowAnswer> {
    const { trades, yuan } = this.#contracts;
    switch (event.kind) {
      case "order":
      case "act":
        return this.#instruct(event);
      case "award": {
        const call = () => trades.arbitrate(this.#idOf(event.trade), event.buyerFen, FREE);
        return this.#send(event, call).catch((fault: unknown) => refusedAward(fault));
      }
      case "settle":
        return this.#send(event, () => trades.settle(this.#idOf(event.trade), FREE));
      case "freeze":
      case "lift": {
        const wallet = this.#terms.addressOf(event.wallet);
        const frozen = await yuan.isFrozen(wallet);
        if (frozen === (event.kind === "freeze")) return NOTHING;
        return this.#send(event, () => yuan[event.kind](wallet, CASE, FREE));
      }
    }
  }

  async holdings(): Promise<EscrowHoldings> {
    const { yuan } = this.#contracts;
    const wallets = new Map<ParticipantId, bigint>();
    for (const { id } of this.#opening.wallets) {
      wallets.set(id, await yuan.balanceOf(this.#terms.addressOf(id)));
    }
    const escrow = new Map<ParticipantId, bigint>();
    const clientReserves = new Map<ParticipantId, bigint>();
    for (const { id } of this.#opening.institutions) {
      const { address } = actorOf(this.#access, id);
      escrow.set(id, await yuan.escrowOf(address));
      clientReserves.set(id, await yuan.clientReserveOf(address));
    }
    return { wallets, escrow, clientReserves };
  }

  /** The chain belongs to whoever opened it. */
  close(): Promise<void> {
    return Promise.resolve();
  }

  async #instruct(instruction: SignedTradeInstruction): Promise<EscrowAnswer> {
    const trade = instruction.kind === "order" ? instruction.id : instruction.trade;
    this.#tradeOf.set(tradeIdOf(trade), trade);
    const institution = this.#institutionOf(signatoryOf(instruction));
    const trades = this.#contracts.trades.connect(actorOf(this.#access, institution));
    const statement = statementOf(instruction, this.#terms);
    return this.#send(instruction, () =>
      "tradeId" in statement
        ? trades.act(statement, instruction.signature, FREE)
        : trades.create(statement, instruction.signature, FREE),
    );
  }

  async #send(
    { kind, atSeconds }: EscrowEvent,
    call: () => Promise<ContractTransactionResponse>,
  ): Promise<EscrowAnswer> {
    await this.#access.provider.send("evm_setNextBlockTimestamp", [`0x${atSeconds.toString(16)}`]);
    const receipt = await call()
      .then((sent) => sent.wait())
      .catch((cause: unknown) => {
        throw refusedCall(kind, cause);
      });
    const logs = receipt?.logs ?? [];
    const { trades } = this.#contracts;
    return this.#answerIn(logs.flatMap((log) => trades.interface.parseLog(log) ?? []));
  }

  #answerIn(logs: readonly LogDescription[]): EscrowAnswer {
    let refusal: Refusal | "NONE" = "NONE";
    const changes: TradeChange[] = [];
    const shares: Share[] = [];
    for (const { name, args } of logs) {
      const trade = this.#tradeOf.get(String(args["tradeId"])) ?? "";
      if (name === "InstructionRefused" || name === "InstructionReplayed") refusal = refusalIn(args);
      if (name === "TradeChanged") {
        const state = TRADE_STATES[Number(args["state"])] as TradeState;
        changes.push({ trade, state, deadlineSeconds: Number(args["deadline"]) });
      }
      if (name !== "SharePaid" && name !== "ShareWaits") continue;
      const payee = this.#walletAt.get(String(args["payee"]));
      const why = name === "SharePaid" ? "NONE" : refusalIn(args);
      shares.push({ trade, payee, amountFen: args["amountFen"] as bigint, refusal: why });
    }
    return { refusal, changes, shares };
  }

  #idOf(trade: string): string {
    const id = tradeIdOf(trade);
    if (!this.#tradeOf.has(id)) throw noSuchTrade(trade);
    return id;
  }

  #institutionOf(wallet: ParticipantId): ParticipantId {
    const found = this.#opening.wallets.find(({ id }) => id === wallet)?.institution;
    if (found !== undefined) return found;
    const nextStep = "Correct the instruction.";
    throw new JiaoziError("UNKNOWN_PARTICIPANT", `${wallet} has no wallet.`, nextStep, { field: "party" });
  }
}

function refusalIn(args: LogDescription["args"]): Refusal | "NONE" {
  return REFUSALS[Number(args["refusal"])] ?? "NONE";
}

function refusedAward(fault: unknown): EscrowAnswer {
  const cause = fault instanceof JiaoziError ? fault.cause : fault;
  const refusal = AWARD_REFUSALS[errorNameOf(cause) ?? ""];
  if (refusal === undefined) throw fault;
  return { ...NOTHING, refusal };
}
