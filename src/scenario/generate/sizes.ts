import type { Fen } from "../participants.ts";
import { lognormal } from "./lognormal.ts";
import type { Random } from "./random.ts";
import { type Category, type CategorySizes, WORKLOAD } from "./workload.ts";

const FEN_PER_YUAN = 100;
const UINT32 = 2 ** 32;
/** 2^32 divided by the golden ratio. */
const GOLDEN_STEP = 2_654_435_769;

/** A size drawn as a real number of yuan becomes money here: whole fen, at least one. */
export function wholeFen(yuan: number): Fen {
  return BigInt(Math.max(1, Math.round(yuan * FEN_PER_YUAN)));
}

/**
 * Draws sizes by category. Within a category the probabilities step by the golden ratio from a random start, so they
 * cover the distribution evenly: a day of two thousand instructions has the mean that a long one has.
 */
export function sizeSource(random: Random): (category: Category) => Fen {
  const positions = new Map<Category, number>();
  return (category) => {
    const position = (positions.get(category) ?? random.below(UINT32)) + GOLDEN_STEP;
    positions.set(category, position % UINT32);
    return sizeAt(WORKLOAD[category], ((position % UINT32) + 0.5) / UINT32);
  };
}

function sizeAt({ medianYuan, sigma, largestYuan }: CategorySizes, probability: number): Fen {
  return wholeFen(Math.min(lognormal(medianYuan, sigma, probability), largestYuan));
}
