import type { Micro } from "../../../scenario/libra/convert.ts";

interface Statement {
  readonly amount: Micro;
  readonly asOf: number;
}

/** What the custodians last stated, and what was paid out of the reserve. */
export class Statements {
  readonly #stalenessSeconds: number;
  readonly #payouts: { readonly amount: Micro; readonly atSeconds: number }[] = [];
  #last: Statement;

  constructor(opening: Statement, stalenessSeconds: number) {
    this.#last = opening;
    this.#stalenessSeconds = stalenessSeconds;
  }

  /** Whether it was newer than the last one, and so taken. */
  state(amount: Micro, asOf: number): boolean {
    if (asOf <= this.#last.asOf) return false;
    this.#last = { amount, asOf };
    return true;
  }

  payOut(amount: Micro, atSeconds: number): void {
    this.#payouts.push({ amount, atSeconds });
  }

  /** The last statement less what was paid out in its second or later: it may not have known of that. */
  effective(): Micro {
    const unknown = this.#payouts.filter(({ atSeconds }) => atSeconds >= this.#last.asOf);
    const left = unknown.reduce((rest, { amount }) => rest - amount, this.#last.amount);
    return left > 0n ? left : 0n;
  }

  isFreshAt(atSeconds: number): boolean {
    return atSeconds - this.#last.asOf <= this.#stalenessSeconds;
  }
}
