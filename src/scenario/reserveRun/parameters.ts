/** A run on the reserve: what happens to it, and how many holders want their money. */
export interface ReserveRunParameters {
  /** By how much the reserve's price falls, in percent of the coins' face value; 0 to 100. */
  readonly shockPercent: number;
  /** How many of the holders' coins are handed in, in percent; 1 to 100. */
  readonly redeemPercent: number;
  /** Decides who redeems, and in which order. */
  readonly seed: string;
  /** So many of the day's holders take part at most; who they are is drawn from the seed. */
  readonly mostHolders: number;
  /** How long requests wait in the emergency queue. */
  readonly delaySeconds: number;
}

export const DEFAULT_RESERVE_RUN: ReserveRunParameters = {
  shockPercent: 5,
  redeemPercent: 40,
  seed: "reserve run",
  mostHolders: 1_000,
  delaySeconds: 86_400,
};
