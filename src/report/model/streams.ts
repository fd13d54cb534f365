import type { Family } from "./views.ts";

export const DEPOSITS_BEFORE = "bank deposits, before";
export const DEPOSITS_AFTER = "bank deposits, after";
export const DRAWN = "drawn from balances";
export const KEPT = "kept in balances";

/** Where money comes from and where it ends, all others passing on what they get. */
export const ENDS: ReadonlySet<string> = new Set([DEPOSITS_BEFORE, DEPOSITS_AFTER, DRAWN, KEPT]);

export interface Stream {
  readonly from: string;
  readonly to: string;
  /** Positive, in minor units. */
  readonly amount: bigint;
}

const NAMES: Readonly<Record<string, string>> = {
  person: "people",
  merchant: "merchants",
  institution: "institutions",
};

/**
 * The day's accepted payments as streams that never run in a circle: what goes to and fro is set off. What somebody
 * gets and doesn't pass on is kept; what somebody passes on without getting it was there before.
 */
export function streamsOf(flows: Family["referee"]["flows"]): readonly Stream[] {
  const amounts = new Map<string, bigint>();
  for (const { from, to, amount } of flows) {
    const [start, end] = [nodeOf(from, DEPOSITS_BEFORE), nodeOf(to, DEPOSITS_AFTER)];
    if (start !== end) add(amounts, keyOf(start, end), BigInt(amount));
  }
  for (let circle = findCircle(amounts); circle !== undefined; circle = findCircle(amounts)) setOff(amounts, circle);
  const streams = [...amounts].filter(([, amount]) => amount > 0n).map(streamOf);
  return [...streams, ...balancing(streams)];
}

function nodeOf(kind: string, bank: string): string {
  return kind === "bank" ? bank : (NAMES[kind] ?? kind.replaceAll("_", " "));
}

/** What closes each node that isn't an end. */
function balancing(streams: readonly Stream[]): readonly Stream[] {
  const surplus = new Map<string, bigint>();
  for (const { from, to, amount } of streams) {
    add(surplus, to, amount);
    add(surplus, from, -amount);
  }
  return [...surplus]
    .filter(([node, amount]) => !ENDS.has(node) && amount !== 0n)
    .map(([node, amount]) =>
      amount > 0n ? { from: node, to: KEPT, amount } : { from: DRAWN, to: node, amount: -amount },
    );
}

/** The keys of streams that lead back to where they start; undefined if there are none. */
function findCircle(amounts: ReadonlyMap<string, bigint>): readonly string[] | undefined {
  const streams = [...amounts].filter(([, amount]) => amount > 0n).map(streamOf);
  const search = (path: readonly Stream[]): readonly Stream[] | undefined => {
    const [last, first] = [path.at(-1), path[0]];
    if (last === undefined || first === undefined) return undefined;
    if (last.to === first.from) return path;
    const further = streams.filter(({ from, to }) => from === last.to && !path.some((seen) => seen.to === to));
    return firstFound(further, (next) => search([...path, next]));
  };
  return firstFound(streams, (stream) => search([stream]))?.map(({ from, to }) => keyOf(from, to));
}

function firstFound<In, Out>(items: readonly In[], find: (item: In) => Out | undefined): Out | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function setOff(amounts: Map<string, bigint>, circle: readonly string[]): void {
  const least = circle.map((key) => amounts.get(key) ?? 0n).reduce((a, b) => (a < b ? a : b));
  for (const key of circle) add(amounts, key, -least);
}

function add(amounts: Map<string, bigint>, key: string, amount: bigint): void {
  amounts.set(key, (amounts.get(key) ?? 0n) + amount);
}

const ARROW = " → ";

function keyOf(from: string, to: string): string {
  return from + ARROW + to;
}

function streamOf([key, amount]: readonly [string, bigint]): Stream {
  const [from = "", to = ""] = key.split(ARROW);
  return { from, to, amount };
}
