import { createHash } from "node:crypto";

const UINT32 = 2 ** 32;

/**
 * A seeded stream of numbers, the same on every machine. Only 32-bit integer arithmetic and divisions by powers of
 * two, which IEEE 754 computes exactly, come between the seed and a number.
 */
export interface Random {
  /** A whole number from 0 to below `bound` (at most 2^32), each equally likely. */
  below(bound: number): number;
  /** A number strictly between 0 and 1, an odd multiple of 2^-33. */
  unit(): number;
  pick<Item>(items: readonly Item[]): Item;
  shuffled<Item>(items: readonly Item[]): Item[];
}

/** Blackman and Vigna's xoshiro128**, its state the first 16 bytes of the seed's SHA-256. */
export function randomFrom(seed: string): Random {
  const next = xoshiro128(seed);

  function below(bound: number): number {
    // the last, incomplete multiple of the bound would favour small numbers
    const complete = UINT32 - (UINT32 % bound);
    let value = next();
    while (value >= complete) value = next();
    return value % bound;
  }

  function shuffled<Item>(items: readonly Item[]): Item[] {
    const rest = [...items];
    return items.flatMap(() => rest.splice(below(rest.length), 1));
  }

  const pick = <Item>(items: readonly Item[]) => items[below(items.length)] as Item;
  return { below, unit: () => (next() + 0.5) / UINT32, pick, shuffled };
}

function xoshiro128(seed: string): () => number {
  const bytes = createHash("sha256").update(seed).digest();
  let [a, b, c, d] = [0, 4, 8, 12].map((offset) => bytes.readUInt32LE(offset)) as [
    number,
    number,
    number,
    number,
  ];
  return () => {
    const result = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotated(d, 11);
    return result;
  };
}

function rotated(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
