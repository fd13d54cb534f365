import { DEALER } from "../../../../scenario/claims.ts";
import type { Instruction } from "../../../../scenario/instructions.ts";
import type { Micro } from "../../../../scenario/libra/convert.ts";
import type { LibraDay } from "../../../../scenario/libra/libraDay.ts";
import {
  PAIR_SUM_PERIOD_SECONDS,
  type VaspLimits,
  isAttested,
} from "../../../../scenario/libra/paymentRules.ts";
import type { ParticipantId } from "../../../../scenario/participants.ts";
import { feeOn } from "../fee.ts";
import { type Memory, type PairRow, type WindowRow, pairKey } from "./memory.ts";
import type { Rule } from "./refusing.ts";

/** Coins on their way, the dealer's sales and purchases among them. */
interface Transfer {
  readonly from: ParticipantId;
  readonly to: ParticipantId;
  readonly fromVasp: ParticipantId | undefined;
  readonly toVasp: ParticipantId | undefined;
  readonly amount: Micro;
  readonly atSeconds: number;
  readonly attested: boolean;
}

/** Goes through instructions one after the other, keeping in mind those that are carried out. */
export class Trial {
  readonly #day: LibraDay;
  readonly #windows: Map<ParticipantId, WindowRow>;
  readonly #pairs: Map<string, PairRow>;
  readonly #unhosted: Map<ParticipantId, Micro>;

  constructor(day: LibraDay, { windows, pairs, unhosted }: Memory) {
    this.#day = day;
    this.#windows = new Map(windows);
    this.#pairs = new Map(pairs);
    this.#unhosted = new Map(unhosted);
  }

  get memory(): Memory {
    return { windows: this.#windows, pairs: this.#pairs, unhosted: this.#unhosted };
  }

  /** The rule that refuses the next instruction; if none does and it is carried out, it counts. */
  next(instruction: Instruction, isCarriedOut: boolean): Rule | undefined {
    const transfer = this.#transferOf(instruction);
    const rule = this.#brokenBy(transfer);
    if (rule === undefined && isCarriedOut) this.#count(transfer);
    return rule;
  }

  #brokenBy(transfer: Transfer): Rule | undefined {
    const { from, to, fromVasp, toVasp, amount } = transfer;
    if (from === to) return undefined;
    if (this.#exceedsUnhosted(transfer)) return "UNHOSTED_LIMIT_EXCEEDED";
    if (fromVasp === toVasp) return undefined;
    const { travelRule, vaspLimits } = this.#day.parameters;
    if (travelRule !== undefined && isUnattested(transfer)) {
      if (amount >= travelRule.thresholdMicro) return "ATTESTATION_MISSING";
      const sum = this.#pairOf(transfer).amount + amount;
      if (travelRule.pairSums && sum >= travelRule.thresholdMicro) return "UNATTESTED_SUM_TOO_LARGE";
    }
    return vaspLimits && this.#brokenLimit(transfer, vaspLimits);
  }

  #exceedsUnhosted({ from, to, amount }: Transfer): boolean {
    const { unhosted: limits } = this.#day.parameters;
    const held = this.#unhosted.get(to);
    if (limits === undefined || (held === undefined && !this.#unhosted.has(from))) return false;
    if (amount > limits.maxPaymentMicro) return true;
    return held !== undefined && held + amount > limits.maxBalanceMicro;
  }

  #brokenLimit({ fromVasp, toVasp, amount, atSeconds }: Transfer, limits: VaspLimits): Rule | undefined {
    const out = this.#windowOf(fromVasp, atSeconds, limits);
    if (out !== undefined && out.outflow + amount > limits.maxOutflowMicro) return "VASP_OUTFLOW_EXCEEDED";
    const into = this.#windowOf(toVasp, atSeconds, limits);
    if (into === undefined) return undefined;
    if (into.inflow + amount > limits.maxInflowMicro) return "VASP_INFLOW_EXCEEDED";
    if (into.tracked + amount > limits.maxHoldingMicro) return "VASP_HOLDING_EXCEEDED";
    return undefined;
  }

  #count(transfer: Transfer): void {
    const { from, to, fromVasp, toVasp, amount } = transfer;
    this.#changeUnhosted(from, -amount - feeOn(amount, this.#day));
    this.#changeUnhosted(to, amount);
    if (from === to || fromVasp === toVasp) return;
    this.#countWindows(transfer);
    if (this.#day.parameters.travelRule?.pairSums !== true || !isUnattested(transfer)) return;
    const pair = this.#pairOf(transfer);
    this.#pairs.set(pairKey(pair.payerVasp, pair.payeeVasp), { ...pair, amount: pair.amount + amount });
  }

  #countWindows({ fromVasp, toVasp, amount, atSeconds }: Transfer): void {
    const limits = this.#day.parameters.vaspLimits;
    if (limits === undefined) return;
    const out = this.#windowOf(fromVasp, atSeconds, limits);
    const into = this.#windowOf(toVasp, atSeconds, limits);
    if (out !== undefined) {
      const tracked = amount < out.tracked ? out.tracked - amount : 0n;
      this.#windows.set(out.vasp, { ...out, outflow: out.outflow + amount, tracked });
    }
    if (into === undefined) return;
    const { inflow, tracked } = into;
    this.#windows.set(into.vasp, { ...into, inflow: inflow + amount, tracked: tracked + amount });
  }

  #changeUnhosted(id: ParticipantId, change: Micro): void {
    const held = this.#unhosted.get(id);
    if (held !== undefined) this.#unhosted.set(id, held + change);
  }

  /** Begun anew if its period is over. */
  #windowOf(
    vasp: ParticipantId | undefined,
    atSeconds: number,
    { periodSeconds }: VaspLimits,
  ): WindowRow | undefined {
    const row = vasp === undefined ? undefined : this.#windows.get(vasp);
    if (row === undefined || (row.since !== undefined && atSeconds <= row.since + periodSeconds)) return row;
    return { ...row, inflow: 0n, outflow: 0n, since: atSeconds };
  }

  #pairOf({ fromVasp: payerVasp = "", toVasp: payeeVasp = "", atSeconds }: Transfer): PairRow {
    const row = this.#pairs.get(pairKey(payerVasp, payeeVasp));
    if (row !== undefined && atSeconds <= row.since + PAIR_SUM_PERIOD_SECONDS) return row;
    return { payerVasp, payeeVasp, amount: 0n, since: atSeconds };
  }

  #transferOf({ id, kind, payer, payee, amount, atSeconds }: Instruction): Transfer {
    const [from, to] = [kind === "top_up" ? DEALER : payer, kind === "withdrawal" ? DEALER : payee];
    const [fromVasp, toVasp] = [this.#vaspOf(from), this.#vaspOf(to)];
    const attested = isAttested(this.#day.parameters, id);
    return { from, to, fromVasp, toVasp, amount, atSeconds, attested };
  }

  #vaspOf(id: ParticipantId): ParticipantId | undefined {
    const holder = this.#day.holders.get(id);
    return holder?.hosted === true ? holder.vasp : undefined;
  }
}

/** Whether the travel rule asks for an attestation, and there is none. */
function isUnattested({ fromVasp, toVasp, attested }: Transfer): boolean {
  return fromVasp !== undefined && toVasp !== undefined && !attested;
}
