import type { Instruction } from "../instructions.ts";
import type { Measure } from "../measures.ts";
import type { Holder, ParticipantId } from "../participants.ts";

const HOUR = 3_600;
/** One freeze lasts over the busiest of the day, so that it is noticed. */
const FROZEN = { fromSeconds: 12 * HOUR, untilSeconds: 13 * HOUR } as const;
const REPLACED_SECONDS = 14 * HOUR;

interface Activity {
  /** Payments while the freeze would last. */
  whileFrozen: number;
  /** Whether the holder pays after the wallet would be replaced. */
  paysLater: boolean;
  /** Whether an instruction is repeated across the replacement, after which it is another's. */
  isTornApart: boolean;
}

/** Watches a day go by, and then says on whom measures would show: nothing of the day depends on it. */
export class MeasureScout {
  readonly #opensAtSeconds: number;
  readonly #activities: ReadonlyMap<ParticipantId, { readonly holder: Holder; readonly seen: Activity }>;
  readonly #reach: number;
  /** When each of the latest instructions came first. */
  readonly #latest = new Map<string, number>();

  /** @param reach How many different instructions may lie between one and its repetition. */
  constructor(candidates: readonly Holder[], opensAtSeconds: number, reach: number) {
    this.#opensAtSeconds = opensAtSeconds;
    this.#reach = reach;
    this.#activities = new Map(
      candidates.map((holder) => {
        return [holder.id, { holder, seen: { whileFrozen: 0, paysLater: false, isTornApart: false } }];
      }),
    );
  }

  add({ id, atSeconds, kind, payer, payee }: Instruction): void {
    const second = atSeconds - this.#opensAtSeconds;
    const first = this.#latest.get(id) ?? second;
    if (this.#latest.size > this.#reach) this.#latest.delete(this.#latest.keys().next().value ?? "");
    this.#latest.set(id, first);
    const isTornApart = first < REPLACED_SECONDS && second >= REPLACED_SECONDS;
    for (const party of [payer, payee]) {
      const seen = this.#activities.get(party)?.seen;
      if (seen === undefined) continue;
      if (isTornApart) seen.isTornApart = true;
      if (party !== payer || kind !== "payment") continue;
      if (second >= FROZEN.fromSeconds && second < FROZEN.untilSeconds) seen.whileFrozen += 1;
      if (second >= REPLACED_SECONDS) seen.paysLater = true;
    }
  }

  /** So many wallets frozen for an hour, and as many others replaced, as far as there are any on whom it would show. */
  measures(count: number): readonly Measure[] {
    const all = [...this.#activities.values()];
    const busy = all.filter(({ seen }) => seen.whileFrozen > 0);
    const frozen = busy.sort((a, b) => b.seen.whileFrozen - a.seen.whileFrozen).slice(0, count);
    const lost = all.filter((one) => one.seen.paysLater && !one.seen.isTornApart && !frozen.includes(one));
    const at = (second: number) => ({ atSeconds: this.#opensAtSeconds + second, amount: 0n });
    const numbered = <T>(items: readonly T[], of: (item: T, number: number) => Measure) =>
      items.map((item, index) => of(item, index + 1));
    return [
      ...numbered(frozen, ({ holder }, number) => {
        const reference = `freeze-${number}`;
        return { ...at(FROZEN.fromSeconds), kind: "freeze", by: "freeze", subject: holder.id, reference };
      }),
      ...numbered(frozen, ({ holder }, number) => {
        const reference = `lift-${number}`;
        return { ...at(FROZEN.untilSeconds), kind: "lift", by: "lift", subject: holder.id, reference };
      }),
      ...numbered(lost.slice(0, count), ({ holder }, number) => {
        const what = { kind: "replace_wallet", by: holder.institution, subject: holder.id } as const;
        return { ...at(REPLACED_SECONDS), ...what, reference: `lost-key-${number}` };
      }),
    ];
  }
}
