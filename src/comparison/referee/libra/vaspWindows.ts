import type { Refusal } from "../../../catalogue/refusals.ts";
import type { Micro } from "../../../scenario/libra/convert.ts";
import type { LibraHolder } from "../../../scenario/libra/libraDay.ts";
import type { VaspLimits } from "../../../scenario/libra/paymentRules.ts";
import type { ParticipantId } from "../../../scenario/participants.ts";

interface Window {
  readonly inflow: Micro;
  readonly outflow: Micro;
  /** What the VASP holds by what was counted. */
  readonly tracked: Micro;
  /** Second of the payment that began it; undefined before the first. */
  readonly since: number | undefined;
}

interface Crossing {
  readonly amount: Micro;
  readonly atSeconds: number;
  readonly payerVasp: ParticipantId | undefined;
  readonly payeeVasp: ParticipantId | undefined;
}

/** What has come into limited VASPs and left them, in windows that payments begin. */
export class VaspWindows {
  readonly #limits: VaspLimits;
  readonly #windows: Map<ParticipantId, Window>;

  constructor(limits: VaspLimits, holders: readonly LibraHolder[]) {
    this.#limits = limits;
    this.#windows = new Map(
      limits.vasps.map((vasp) => {
        const kept = holders.filter((holder) => holder.hosted && holder.vasp === vasp);
        const tracked = kept.reduce((sum, { coins }) => sum + coins, 0n);
        return [vasp, { inflow: 0n, outflow: 0n, tracked, since: undefined }];
      }),
    );
  }

  refusalOf({ amount, atSeconds, payerVasp, payeeVasp }: Crossing): Refusal | undefined {
    const { maxOutflowMicro, maxInflowMicro, maxHoldingMicro } = this.#limits;
    const [from, to] = [this.#at(payerVasp, atSeconds), this.#at(payeeVasp, atSeconds)];
    if (from !== undefined && from.outflow + amount > maxOutflowMicro) return "VASP_OUTFLOW_EXCEEDED";
    if (to === undefined) return undefined;
    if (to.inflow + amount > maxInflowMicro) return "VASP_INFLOW_EXCEEDED";
    return to.tracked + amount > maxHoldingMicro ? "VASP_HOLDING_EXCEEDED" : undefined;
  }

  count({ amount, atSeconds, payerVasp, payeeVasp }: Crossing): void {
    const [from, to] = [this.#at(payerVasp, atSeconds), this.#at(payeeVasp, atSeconds)];
    if (from !== undefined && payerVasp !== undefined) {
      const tracked = from.tracked > amount ? from.tracked - amount : 0n;
      this.#windows.set(payerVasp, { ...from, outflow: from.outflow + amount, tracked });
    }
    if (to !== undefined && payeeVasp !== undefined) {
      this.#windows.set(payeeVasp, { ...to, inflow: to.inflow + amount, tracked: to.tracked + amount });
    }
  }

  /** The window that a payment of this second falls into; undefined for a VASP without limits. */
  #at(vasp: ParticipantId | undefined, atSeconds: number): Window | undefined {
    const window = vasp === undefined ? undefined : this.#windows.get(vasp);
    if (window === undefined) return undefined;
    const { since } = window;
    const isOver = since === undefined || atSeconds > since + this.#limits.periodSeconds;
    return isOver ? { ...window, inflow: 0n, outflow: 0n, since: atSeconds } : window;
  }
}
