import { Transaction } from "ethers";

import { IRecovery__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/IRecovery__factory.ts";
import type { IssuanceKind, Measure, MeasureKind } from "../../scenario/measures.ts";
import { MeasuresTaken, applyToWallet, requireDone, tagOf, tagged } from "../measures.ts";
import { COUNCIL } from "../../scenario/libra/council.ts";
import { asksForSeconds } from "../../scenario/libra/parameters.ts";
import type { LibraContext } from "./context.ts";
import { coinAbi } from "./mint.ts";

const recoveryAbi = IRecovery__factory.createInterface();

/** Carries measures out, each by the account that has the right to, unless the chain has them already. */
export class LibraMeasures {
  readonly #context: LibraContext;
  readonly #taken: MeasuresTaken;

  constructor(context: LibraContext) {
    this.#context = context;
    this.#taken = new MeasuresTaken(context.provider, context.coin);
  }

  async apply(kind: Exclude<MeasureKind, IssuanceKind>, measure: Measure): Promise<void> {
    const tag = tagOf(measure);
    if (await this.#taken.has(tag)) return;
    const { coin, day, terms, authorities, inclusion } = this.#context;
    switch (kind) {
      case "freeze":
      case "lift":
      case "freeze_amount":
        if (asksForSeconds(day.parameters)) await inclusion.nextBlockAt?.(measure.atSeconds);
        return applyToWallet(measure, coin, terms.addressOf(measure.subject, measure.atSeconds), authorities);
      case "halt":
        return this.#submit(COUNCIL, coin, coinAbi.encodeFunctionData("halt"), measure);
      case "resume":
        return this.#submit(COUNCIL, coin, coinAbi.encodeFunctionData("resume"), measure);
      case "replace_wallet":
        return this.#completeRecovery(measure);
    }
  }

  /** The wallet's VASP asked for the recovery before the day, since its delay is longer than a day. */
  #completeRecovery(measure: Measure): Promise<void> {
    const { coin, day, recovery, terms } = this.#context;
    const vasp = day.holders.get(measure.subject)?.vasp ?? "";
    const former = terms.addressOf(measure.subject, measure.atSeconds - 1);
    return this.#submit(
      vasp,
      recovery,
      recoveryAbi.encodeFunctionData("completeRecovery", [coin, former]),
      measure,
    );
  }

  async #submit(operator: string, to: string, data: string, measure: Measure): Promise<void> {
    const { day, operators, inclusion, provider } = this.#context;
    const signed = await operators.sign({ operator, to, data: tagged(data, tagOf(measure)) });
    await inclusion.include([signed], measure.atSeconds, asksForSeconds(day.parameters));
    requireDone(await provider.getTransactionReceipt(Transaction.from(signed).hash ?? ""), to);
  }
}
