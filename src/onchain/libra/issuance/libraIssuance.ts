import { type Log, Transaction, type TransactionReceipt } from "ethers";

import { IReserve__factory } from "../../../../types/ethers-contracts/factories/contracts/interfaces/IReserve__factory.ts";
import { ITreasury__factory } from "../../../../types/ethers-contracts/factories/contracts/interfaces/ITreasury__factory.ts";
import { JiaoziError } from "../../../catalogue/errors.ts";
import { DEALER } from "../../../scenario/claims.ts";
import type { Micro } from "../../../scenario/libra/convert.ts";
import { ISSUANCE_REFUSALS, type IssuanceRefusal, REQUEST_LIMIT } from "../../../scenario/libra/issuance.ts";
import type { IssuanceKind, Measure, MeasureOutcome } from "../../../scenario/measures.ts";
import { tagOf, tagged } from "../../measures.ts";
import type { LibraContext } from "../context.ts";
import type { DealerCore } from "../dealerCore.ts";
import { reserveAbi, treasuryAbi } from "../mint.ts";
import { callFor, requestIdOf } from "./issuanceCalls.ts";
import { IssuanceView } from "./issuanceView.ts";
import { SentMeasures, errorNameOf } from "./sentMeasures.ts";

/**
 * Requests of the dealer, decisions of treasury compliance and statements of the custodians, each a transaction of its
 * own in a block of its very second, unless the chain has it already. The dollars that they move are the core's.
 */
export class LibraIssuance {
  readonly #context: LibraContext;
  readonly #core: DealerCore;
  readonly #sent: SentMeasures;
  readonly #view: IssuanceView;
  /** Mints that wait for a decision, by request. */
  readonly #open = new Map<string, Micro>();

  constructor(context: LibraContext, core: DealerCore) {
    this.#context = context;
    this.#core = core;
    this.#sent = new SentMeasures(context.provider);
    this.#view = new IssuanceView(context);
  }

  async apply(kind: IssuanceKind, measure: Measure): Promise<MeasureOutcome> {
    const refusal = this.#refusalOffChain(kind, measure);
    if (refusal !== undefined) return this.#outcome(measure, refusal);
    const known = await this.#sent.find(tagOf(measure));
    const { hash, data } = known ?? (await this.#send(kind, measure));
    const receipt = await this.#receiptOf(hash, measure);
    this.#view.isAsOf(receipt.blockNumber);
    if (receipt.status !== 1) return this.#outcome(measure, await this.#reasonOf(hash, measure));
    this.#book(kind, measure, data, receipt.logs);
    return this.#outcome(measure);
  }

  /** Whether the dealer's bank pays for the coins that the dealer asks for. */
  #refusalOffChain(kind: IssuanceKind, { by, amount }: Measure): IssuanceRefusal | undefined {
    if (kind !== "request_mint" || by !== DEALER || amount >= REQUEST_LIMIT) return undefined;
    const cash = this.#core.dealerDepositAt(this.#context.day.custodianBank);
    return cash < this.#dueFor(amount) ? "DEALER_CASH_INSUFFICIENT" : undefined;
  }

  #dueFor(amount: Micro): Micro {
    const asked = [...this.#open.values()].reduce((sum, open) => sum + open, amount);
    return asked > this.#core.prepaid ? asked - this.#core.prepaid : 0n;
  }

  async #send(kind: IssuanceKind, measure: Measure) {
    const { operators, inclusion } = this.#context;
    const call = callFor(kind, measure, await this.#amountOf(kind, measure), this.#context);
    const data = tagged(call.data, tagOf(measure));
    const signed = await operators.sign({ ...call, data });
    await inclusion.include([signed], measure.atSeconds, true);
    return { hash: Transaction.from(signed).hash ?? "", data };
  }

  /** What a burn pays or a statement says, where the measure leaves it open: what is due, and what the bank owes. */
  async #amountOf(kind: IssuanceKind, { amount, subject }: Measure): Promise<Micro> {
    if (amount !== 0n || kind === "attest") return amount === 0n ? this.#core.reserve : amount;
    if (kind !== "burn") return 0n;
    const { treasury, reserve, provider } = this.#context;
    const { openInMicro } = await ITreasury__factory.connect(treasury, provider).preburnRequest(
      requestIdOf(subject),
    );
    return IReserve__factory.connect(reserve, provider).payoutFor(openInMicro);
  }

  /** The dollars that moved, as the transaction says. */
  #book(
    kind: IssuanceKind,
    { reference, amount, subject }: Measure,
    data: string,
    logs: readonly Log[],
  ): void {
    switch (kind) {
      case "request_mint":
        this.#core.prepay(this.#dueFor(amount));
        this.#open.set(reference, amount);
        return;
      case "approve_mint":
        if (!logs.some(({ topics }) => topics[0] === treasuryAbi.getEvent("Minted").topicHash)) return;
        this.#core.minted(this.#open.get(subject) ?? 0n);
        this.#open.delete(subject);
        return;
      case "decline_mint":
        this.#open.delete(subject);
        return;
      case "burn":
        this.#core.payOut(treasuryAbi.decodeFunctionData("burn", data)[2] as bigint);
        return;
      case "attest":
        this.#core.revalue(attestedIn(data));
        return;
      case "preburn":
      case "cancel_preburn":
        return;
    }
  }

  async #receiptOf(hash: string, { reference }: Measure): Promise<TransactionReceipt> {
    const receipt = await this.#context.provider.getTransactionReceipt(hash);
    if (receipt !== null) return receipt;
    throw new JiaoziError(
      "CHAIN_REFUSED",
      `The chain dropped the transaction of measure ${reference}.`,
      "Check that the node admits free transactions from the operators' accounts.",
      { address: hash },
    );
  }

  async #reasonOf(hash: string, { kind, reference }: Measure): Promise<IssuanceRefusal> {
    const name = await errorNameOf(this.#context.provider, hash);
    const reason = ISSUANCE_REFUSALS.find((known) => known === name);
    if (reason !== undefined) return reason;
    throw new JiaoziError(
      "CHAIN_REFUSED",
      `The contracts refused the ${kind} ${reference}: ${name === "" ? "no reason given" : name}.`,
      "Look the error up in the catalogue.",
      { address: hash },
    );
  }

  async #outcome({ atSeconds }: Measure, reason?: IssuanceRefusal): Promise<MeasureOutcome> {
    const issuance = await this.#view.stateAt(atSeconds);
    return reason === undefined ? { status: "done", issuance } : { status: "refused", reason, issuance };
  }
}

function attestedIn(data: string): Micro {
  const [statement] = reserveAbi.decodeFunctionData("attest", data) as unknown as [
    { holdings: readonly { amountInMicro: bigint }[] },
  ];
  return statement.holdings.reduce((sum, { amountInMicro }) => sum + amountInMicro, 0n);
}
