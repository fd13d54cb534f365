import { MaxUint256, id as keccakOfText } from "ethers";

import { IRedemption__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/IRedemption__factory.ts";
import { IReserve__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/IReserve__factory.ts";
import { ITreasury__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/ITreasury__factory.ts";
import { LibraCoin__factory } from "../../../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import { DEALER } from "../../scenario/claims.ts";
import type { Micro } from "../../scenario/libra/convert.ts";
import type { ParticipantId } from "../../scenario/participants.ts";
import {
  RUN_REFUSALS,
  type ReserveRunRail,
  type RunAnswer,
  type RunEvent,
  type RunRefusal,
  type RunState,
} from "../../scenario/reserveRun/rail.ts";
import { submit } from "../libra/mint.ts";
import { openLibraDay } from "../libra/opening.ts";
import { signedStatement } from "../libra/custodians.ts";
import { RefusableCalls } from "../refusableCalls.ts";
import { ADMINISTRATOR, COUNCIL, type ReserveRunContext } from "./context.ts";
import { runState } from "./state.ts";

const redemptionAbi = IRedemption__factory.createInterface();
const reserveAbi = IReserve__factory.createInterface();
const treasuryAbi = ITreasury__factory.createInterface();
const coinAbi = LibraCoin__factory.createInterface();

/** Allowances are given this long before the run. */
const SECONDS_BEFORE = 600;

/** A run on the contracts as anyone would deploy them: holders, dealer, custodians, council and administrator call them. */
export class ReserveRunContracts implements ReserveRunRail {
  readonly name = "contracts";
  readonly #context: ReserveRunContext;
  readonly #calls: RefusableCalls<RunRefusal>;
  #payouts = 0;

  private constructor(context: ReserveRunContext) {
    this.#context = context;
    this.#calls = new RefusableCalls(context.provider, context.operators, RUN_REFUSALS);
  }

  /** Brings freshly deployed contracts to the day's opening, and lets the queue take the coins that holders hand in. */
  static async open(context: ReserveRunContext): Promise<ReserveRunContracts> {
    await openLibraDay(context);
    const { day, redemption, coin, opensAtSeconds } = context;
    const data = coinAbi.encodeFunctionData("approve", [redemption, MaxUint256]);
    const holders = [...day.holders.values()].filter(({ walletStatus }) => walletStatus !== "none");
    const allowances = holders.map(({ id }) => ({ operator: id, to: coin, data }));
    await submit(allowances, context, opensAtSeconds - SECONDS_BEFORE);
    return ReserveRunContracts.attach(context);
  }

  /** On contracts on which a run was opened and nothing has happened yet. */
  static attach(context: ReserveRunContext): ReserveRunContracts {
    return new ReserveRunContracts(context);
  }

  handle(event: RunEvent): Promise<RunAnswer> {
    switch (event.kind) {
      case "attest":
        return this.#attest(event.reserve, event.atSeconds);
      case "declare_inactive":
        return this.#declareInactive(event.atSeconds);
      case "dealer_redeems":
        return this.#dealerRedeems(event.amount, event.atSeconds);
      case "request":
        return this.#byHolder(event, redemptionAbi.encodeFunctionData("request", [event.amount]));
      case "cancel":
        return this.#cancel(event);
      case "settle":
        return this.#settle(event.number, event.atSeconds);
      case "freeze":
      case "lift":
        return this.#freezeOrLift(event);
    }
  }

  state(): Promise<RunState> {
    return runState(this.#context);
  }

  /** The chain belongs to whoever opened it. */
  close(): Promise<void> {
    return Promise.resolve();
  }

  #attest(amount: Micro, atSeconds: number): Promise<RunAnswer> {
    const { custodians, day, reserve: to } = this.#context;
    const signers = custodians.slice(0, day.parameters.custodianThreshold);
    const { statement, signatures } = signedStatement(this.#context, { amount, asOf: atSeconds }, signers);
    const data = reserveAbi.encodeFunctionData("attest", [statement, signatures]);
    return this.#calls.byParticipant("attest", atSeconds, { operator: DEALER, to, data });
  }

  #declareInactive(atSeconds: number): Promise<RunAnswer> {
    const data = redemptionAbi.encodeFunctionData("declareDealersInactive");
    const call = { operator: COUNCIL, to: this.#context.redemption, data };
    return this.#calls.byParticipant("declareDealersInactive", atSeconds, call);
  }

  /** Preburn, payment of what is due, and burn; if nothing is due the dealer has its coins back. */
  async #dealerRedeems(amount: Micro, atSeconds: number): Promise<RunAnswer> {
    const { treasury: to, authorities } = this.#context;
    const treasury = ITreasury__factory.connect(to, authorities.treasuryCompliance);
    const requestId = keccakOfText(`reserve run/preburn/${this.#payouts}`);
    const data = treasuryAbi.encodeFunctionData("preburn", [requestId, amount]);
    const handedIn = await this.#calls.byParticipant("preburn", atSeconds - 1, {
      operator: DEALER,
      to,
      data,
    });
    if (handedIn.status === "refused") return handedIn;
    const paid = await this.#due(amount);
    const reference = this.#nextReference();
    const answer = await this.#calls.byAuthority("burn", atSeconds, (o) =>
      treasury.burn(requestId, reference, paid, o),
    );
    if (answer.status === "done") return { ...answer, paid };
    await this.#calls.byAuthority("cancelPreburn", atSeconds + 1, (o) =>
      treasury.cancelPreburn(requestId, o),
    );
    return answer;
  }

  async #cancel(event: Extract<RunEvent, { holder: ParticipantId }>): Promise<RunAnswer> {
    const { redemption, provider, terms } = this.#context;
    const queue = IRedemption__factory.connect(redemption, provider);
    const [isOpen, open] = await queue.openRequestOf(terms.addressOf(event.holder));
    // A number that nobody was given stands for none.
    const number = isOpen ? open : MaxUint256;
    return this.#byHolder(event, redemptionAbi.encodeFunctionData("cancel", [number]));
  }

  async #settle(number: number, atSeconds: number): Promise<RunAnswer> {
    const { redemption: to, provider } = this.#context;
    const paid = await this.#due(
      (await IRedemption__factory.connect(to, provider).requestAt(number)).openInMicro,
    );
    const data = redemptionAbi.encodeFunctionData("settle", [number, this.#nextReference(), paid]);
    const answer = await this.#calls.byParticipant("settle", atSeconds, {
      operator: ADMINISTRATOR,
      to,
      data,
    });
    return answer.status === "done" ? { ...answer, paid } : answer;
  }

  #freezeOrLift({
    kind,
    holder,
    atSeconds,
  }: Extract<RunEvent, { holder: ParticipantId }>): Promise<RunAnswer> {
    const { coin, authorities, lift, terms } = this.#context;
    const [account, reference] = [terms.addressOf(holder), keccakOfText("reserve run")];
    return this.#calls.byAuthority(kind, atSeconds, (o) =>
      kind === "freeze"
        ? LibraCoin__factory.connect(coin, authorities.freeze).freeze(account, reference, o)
        : LibraCoin__factory.connect(coin, lift).lift(account, reference, o),
    );
  }

  #byHolder({ kind, atSeconds, holder }: Extract<RunEvent, { holder: ParticipantId }>, data: string) {
    const { redemption: to } = this.#context;
    return this.#calls.byParticipant(kind, atSeconds, { operator: holder, to, data });
  }

  /** What the contract says is due. */
  #due(coins: Micro): Promise<Micro> {
    return IReserve__factory.connect(this.#context.reserve, this.#context.provider).payoutFor(coins);
  }

  #nextReference(): string {
    this.#payouts += 1;
    return keccakOfText(`reserve run/payout/${this.#payouts}`);
  }
}
