import type { Refusal } from "../../../catalogue/refusals.ts";
import { DEALER } from "../../../scenario/claims.ts";
import type { Instruction } from "../../../scenario/instructions.ts";
import type { Micro } from "../../../scenario/libra/convert.ts";
import type { LibraDay } from "../../../scenario/libra/libraDay.ts";
import { PAIR_SUM_PERIOD_SECONDS, isAttested } from "../../../scenario/libra/paymentRules.ts";
import type { ParticipantId } from "../../../scenario/participants.ts";
import { VaspWindows } from "./vaspWindows.ts";

/** From whom coins go to whom; neither VASP is there for the dealer and for unhosted wallets. */
interface Movement {
  readonly id: string;
  readonly amount: Micro;
  readonly atSeconds: number;
  readonly payer: ParticipantId;
  readonly payee: ParticipantId;
  readonly payerVasp: ParticipantId | undefined;
  readonly payeeVasp: ParticipantId | undefined;
}

/** What the rules of a day remember, and what they say of the next payment. */
export class PaymentMemory {
  readonly #day: LibraDay;
  readonly #windows: VaspWindows | undefined;
  /** Payments without attestation by pair of VASPs, and when the first of them was. */
  readonly #pairs = new Map<string, { readonly sum: Micro; readonly since: number }>();

  constructor(day: LibraDay) {
    const { vaspLimits } = day.parameters;
    this.#day = day;
    this.#windows = vaspLimits && new VaspWindows(vaspLimits, [...day.holders.values()]);
  }

  /** The first rule that refuses the instruction; `balance` is what its payee holds. */
  refusalOf(instruction: Instruction, balance: Micro): Refusal | undefined {
    const movement = this.#movementOf(instruction);
    if (movement.payer === movement.payee) return undefined;
    if (this.#isBeyondUnhosted(movement, balance)) return "UNHOSTED_LIMIT_EXCEEDED";
    if (!crosses(movement)) return undefined;
    return this.#refusalByTravelRule(movement) ?? this.#windows?.refusalOf(movement);
  }

  /** Remembers an instruction that was carried out. */
  count(instruction: Instruction): void {
    const movement = this.#movementOf(instruction);
    if (movement.payer === movement.payee || !crosses(movement)) return;
    this.#windows?.count(movement);
    if (!this.#needsNoAttestation(movement)) {
      const { sum, since } = this.#pairAt(movement);
      this.#pairs.set(pairOf(movement), { sum: sum + movement.amount, since });
    }
  }

  #isBeyondUnhosted({ payer, payee, amount }: Movement, balance: Micro): boolean {
    const { unhosted } = this.#day.parameters;
    if (unhosted === undefined) return false;
    const [pays, isPaid] = [this.#isUnhosted(payer), this.#isUnhosted(payee)];
    if ((pays || isPaid) && amount > unhosted.maxPaymentMicro) return true;
    return isPaid && balance + amount > unhosted.maxBalanceMicro;
  }

  #refusalByTravelRule(movement: Movement): Refusal | undefined {
    const { travelRule } = this.#day.parameters;
    if (travelRule === undefined || this.#needsNoAttestation(movement)) return undefined;
    const { thresholdMicro, pairSums } = travelRule;
    if (movement.amount >= thresholdMicro) return "ATTESTATION_MISSING";
    const sum = this.#pairAt(movement).sum + movement.amount;
    return pairSums && sum >= thresholdMicro ? "UNATTESTED_SUM_TOO_LARGE" : undefined;
  }

  #needsNoAttestation({ id, payerVasp, payeeVasp }: Movement): boolean {
    if (payerVasp === undefined || payeeVasp === undefined) return true;
    return isAttested(this.#day.parameters, id);
  }

  #pairAt(movement: Movement) {
    const pair = this.#pairs.get(pairOf(movement));
    const isOver = pair === undefined || movement.atSeconds > pair.since + PAIR_SUM_PERIOD_SECONDS;
    return isOver ? { sum: 0n, since: movement.atSeconds } : pair;
  }

  #movementOf({ id, kind, amount, atSeconds, ...parties }: Instruction): Movement {
    const payer = kind === "top_up" ? DEALER : parties.payer;
    const payee = kind === "withdrawal" ? DEALER : parties.payee;
    const [payerVasp, payeeVasp] = [this.#vaspOf(payer), this.#vaspOf(payee)];
    return { id, amount, atSeconds, payer, payee, payerVasp, payeeVasp };
  }

  #vaspOf(id: ParticipantId): ParticipantId | undefined {
    const holder = this.#day.holders.get(id);
    return holder?.hosted === true ? holder.vasp : undefined;
  }

  #isUnhosted(id: ParticipantId): boolean {
    return this.#day.holders.get(id)?.hosted === false;
  }
}

/** What stays within one VASP, or outside all of them, is no VASP's to count. */
function crosses({ payerVasp, payeeVasp }: Movement): boolean {
  return payerVasp !== payeeVasp;
}

function pairOf({ payerVasp, payeeVasp }: Movement): string {
  return JSON.stringify([payerVasp, payeeVasp]);
}
