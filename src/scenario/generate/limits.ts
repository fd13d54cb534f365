import type { Instruction } from "../instructions.ts";
import type { Holder, ParticipantId } from "../participants.ts";
import { type TierName, limitsOf } from "../tiers.ts";
import type { Cast } from "./cast.ts";
import type { GeneratorOptions } from "./options.ts";
import { randomFrom } from "./random.ts";
import { STATIC_QR_PERCENT, TIERS_DEALT } from "./workload.ts";

/**
 * Real-name tiers for some of the people who pay, drawn apart from everything else, so that the same day has the same
 * payments with limits and without.
 */
export function withTiers(options: GeneratorOptions, { active }: Cast): (holder: Holder) => Holder {
  const { seed, tieredPercent = 0 } = options;
  const random = randomFrom(`${seed}/tiers`);
  const tiers = new Map<ParticipantId, TierName>();
  for (const { id, walletFen } of active) {
    const isTiered = random.below(100) < tieredPercent;
    const fitting = TIERS_DEALT.filter((tier) => walletFen <= (limitsOf({ tier }).balanceFen ?? walletFen));
    const tier = random.pick(fitting);
    if (isTiered) tiers.set(id, tier);
  }
  return (holder) => {
    const tier = tiers.get(holder.id);
    return tier === undefined ? holder : { ...holder, tier };
  };
}

/** One line in so many tries a limit: a printed code in the first of four, a day's limit in the others. */
const LINES_PER_TRIAL = 300;
const FIRST_TRIAL = 151;
/** Above 500 yuan a day by static QR code; three of the other are above the 5,000 a day of tier `ecny-4`. */
const TRIED = { staticQrFen: 50_001n, dayFen: 180_000n } as const;

/**
 * Some payments to shops scan a printed code, and a few lines are payments that try a limit. The same id always does the
 * same, so that a repetition repeats that too.
 */
export function withLimitsTried(
  { seed, tieredPercent = 0 }: GeneratorOptions,
  { shops }: Cast,
  holders: readonly Holder[],
): (instruction: Instruction) => Instruction {
  if (tieredPercent === 0) return (instruction) => instruction;
  const shopIds = new Set(shops.map(({ id }) => id));
  const trials = trialsOf(holders, shops);
  const scans = (id: string) => randomFrom(`${seed}/channel/${id}`).below(100) < STATIC_QR_PERCENT;
  return (instruction) => {
    const { id, kind, payee } = instruction;
    const line = Number(id.slice(1));
    const trial =
      line % LINES_PER_TRIAL === FIRST_TRIAL ? trials[Math.floor(line / LINES_PER_TRIAL) % 4] : undefined;
    if (trial !== undefined) return { ...trial, id, atSeconds: instruction.atSeconds };
    return kind === "payment" && shopIds.has(payee) && scans(id)
      ? { ...instruction, channel: "static_qr" }
      : instruction;
  };
}

/** By the wealthiest who have the limits; none if nobody has. */
function trialsOf(holders: readonly Holder[], [shop]: readonly Holder[]) {
  const wealthiest = (...tiers: readonly TierName[]) =>
    holders
      .filter(({ tier }) => tier !== undefined && tiers.includes(tier))
      .toSorted((a, b) => (a.walletFen > b.walletFen ? -1 : 1))[0];
  const [scanning, spending] = [wealthiest("II", "III"), wealthiest("ecny-4")];
  const pays = (payer: Holder | undefined, amount: bigint, more: Pick<Instruction, "channel"> = {}) =>
    payer && shop && ({ kind: "payment", payer: payer.id, payee: shop.id, amount, ...more } as const);
  const spends = pays(spending, TRIED.dayFen);
  return [pays(scanning, TRIED.staticQrFen, { channel: "static_qr" }), spends, spends, spends];
}
