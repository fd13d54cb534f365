import type { HardhatEthers, HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { id as keccakOfText } from "ethers";
import { network } from "hardhat";

const NAMES = [
  ...(["admin", "freezer", "lifter", "seizer", "pauser", "unpauser", "admitter", "issuer"] as const),
  ...(["alipay", "tenpay", "icbc", "ccb", "alice", "bob", "carol", "dave", "stranger", "relay"] as const),
  ...(["dealer", "compliance"] as const),
] as const;

export type Person = (typeof NAMES)[number];
export type People = Readonly<Record<Person, HardhatEthersSigner>>;

export type Fixture<T> = (chain: Chain) => Promise<T>;

export interface Chain {
  readonly ethers: HardhatEthers;
  readonly people: People;
  /** Runs the fixture once and returns to its end each time. */
  readonly restore: <T>(fixture: Fixture<T>) => Promise<T>;
  readonly setNextBlockTimestamp: (seconds: bigint) => Promise<void>;
}

/** A chain of the test file's own: addresses, and so gas, don't depend on which other files run. */
export async function openChain(): Promise<Chain> {
  const { ethers, networkHelpers } = await network.create();
  const signers = await ethers.getSigners();
  const people = Object.fromEntries(NAMES.map((name, index) => [name, signers[index]])) as People;
  const bound = new Map<unknown, () => Promise<unknown>>();
  const chain: Chain = {
    ethers,
    people,
    restore: <T>(fixture: Fixture<T>) => {
      // One and the same function each time, by which the helper knows that it ran already.
      const onThisChain = () => fixture(chain);
      if (!bound.has(fixture)) bound.set(fixture, onThisChain);
      return networkHelpers.loadFixture(bound.get(fixture) as () => Promise<T>);
    },
    setNextBlockTimestamp: (seconds) => networkHelpers.time.setNextBlockTimestamp(seconds),
  };
  return chain;
}

/** Far ahead and always the same number, so that the gas of a call doesn't depend on the clock. */
export const FOREVER = 4_000_000_000n;
/** A second that is past on every chain here. */
export const PAST = 1_000_000_000n;

/** 32 bytes that are told apart by a name: an instruction id, a nonce, a case reference. */
export function bytes32(name: string): string {
  return keccakOfText(name);
}
