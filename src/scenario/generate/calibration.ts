import { FirstUses } from "../firstUses.ts";
import type { Instruction } from "../instructions.ts";
import type { Fen, ParticipantId } from "../participants.ts";
import { formatYuan } from "../yuan.ts";
import { MEAN_TARGET_YUAN, SMALL_PAYMENT_TARGET } from "./workload.ts";

const FEN_PER_YUAN = 100n;

/** How close a day comes to the sourced figures. Every id counts once. */
export interface Calibration {
  readonly instructions: number;
  readonly meanFen: Fen;
  readonly meanMet: boolean;
  readonly shopPayments: number;
  /** Payments to shops below 500 yuan, as a part of all of them. */
  readonly smallShare: number;
  readonly smallShareMet: boolean;
}

export interface CalibrationMeter {
  add(instruction: Instruction): void;
  /** Ends the measurement. */
  result(): Calibration;
}

/** Measures a day as its instructions pass. `shops` are the merchants that are paid by barcode, not funds or utilities. */
export function calibrationMeter(shops: ReadonlySet<ParticipantId>): CalibrationMeter {
  const seen = new FirstUses();
  let instructions = 0;
  let sumFen = 0n;
  let shopPayments = 0;
  let small = 0;

  function add({ id, kind, payee, amount: amountFen }: Instruction): void {
    if (seen.of(id) !== undefined) return;
    seen.record(id, kind);
    instructions += 1;
    sumFen += amountFen;
    if (kind !== "payment" || !shops.has(payee)) return;
    shopPayments += 1;
    if (amountFen < BigInt(SMALL_PAYMENT_TARGET.belowYuan) * FEN_PER_YUAN) small += 1;
  }

  function result(): Calibration {
    seen.close();
    const meanFen = instructions === 0 ? 0n : sumFen / BigInt(instructions);
    const smallShare = shopPayments === 0 ? 0 : small / shopPayments;
    const { share, tolerance } = SMALL_PAYMENT_TARGET;
    return {
      instructions,
      meanFen,
      meanMet: isWithin(meanFen, MEAN_TARGET_YUAN.least, MEAN_TARGET_YUAN.most),
      shopPayments,
      smallShare,
      smallShareMet: Math.abs(smallShare - share) <= tolerance,
    };
  }

  return { add, result };
}

/** The figures for a person, one a line, each with its target and where the target comes from. */
export function describeCalibration(calibration: Calibration): string {
  const { least, most } = MEAN_TARGET_YUAN;
  const { belowYuan, share, tolerance } = SMALL_PAYMENT_TARGET;
  const percent = (part: number) => `${(part * 100).toFixed(1)} %`;
  return [
    `Mean of ${calibration.instructions} instructions: ${formatYuan(calibration.meanFen)} yuan; ` +
      `target ${least} to ${most} (PBoC, online payments by payment institutions, 2018 and third quarter of 2019): ${verdict(calibration.meanMet)}.`,
    `Of ${calibration.shopPayments} payments to shops below ${belowYuan} yuan: ${percent(calibration.smallShare)}; ` +
      `target ${percent(share)} ± ${percent(tolerance)} (PBoC, barcode payments, 2017): ${verdict(calibration.smallShareMet)}.`,
    "The mix of kinds, the medians and spreads, the times of day, balances, reserves and refusals are assumptions.",
  ].join("\n");
}

function verdict(met: boolean): string {
  return met ? "met" : "missed";
}

function isWithin(amountFen: Fen, leastYuan: number, mostYuan: number): boolean {
  return amountFen >= BigInt(leastYuan) * FEN_PER_YUAN && amountFen <= BigInt(mostYuan) * FEN_PER_YUAN;
}
