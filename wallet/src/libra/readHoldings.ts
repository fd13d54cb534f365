import type { Reader } from "../reading/useReading.ts";
import { COIN_CODES, type CoinCode, type LibraSystem } from "./libraSystem.ts";

/** The value of the contracts' enum `Role`. */
export const CHILD_VASP = 3;
const NO_ROLE = 0;

/** One coin as an account has it. */
export interface Holding {
  readonly code: CoinCode;
  readonly balanceInMicro: bigint;
  readonly frozenInMicro: bigint;
  readonly isFrozen: boolean;
  readonly isAccepted: boolean;
  readonly state: "circulating" | "halted" | "paused";
}

/** An account in the Libra network. */
export interface Holder {
  readonly role: number;
  /** Whether it has no part in the network yet. */
  readonly isNobody: boolean;
  /** Of its VASP, if it is a VASP's customer. */
  readonly vaspName: string | undefined;
  readonly holdings: readonly Holding[];
}

export function holderReader(system: LibraSystem, account: string): Reader<Holder> {
  const { participants } = system;
  return async (blockTag) => {
    const at = { blockTag };
    const [[role, number], ...holdings] = await Promise.all([
      participants.participantOf(account, at),
      ...COIN_CODES.map((code) => readHolding(system, code, account, blockTag)),
    ]);
    const isCustomer = Number(role) === CHILD_VASP;
    const vaspName = isCustomer ? (await participants.credentialOf(number, at)).humanName : undefined;
    return { role: Number(role), isNobody: Number(role) === NO_ROLE, vaspName, holdings };
  };
}

export async function readHolding(
  system: LibraSystem,
  code: CoinCode,
  account: string,
  blockTag: number | "latest" = "latest",
): Promise<Holding> {
  const coin = system.coinOf(code);
  const at = { blockTag };
  const [balanceInMicro, frozenInMicro, isFrozen, [, , isAccepted], halted, paused] = await Promise.all([
    coin.balanceOf(account, at),
    coin.getFrozenTokens(account, at),
    coin.isFrozen(account, at),
    coin.holderOf(account, at),
    coin.halted(at),
    coin.paused(at),
  ]);
  const state = halted ? "halted" : paused ? "paused" : "circulating";
  return { code, balanceInMicro, frozenInMicro, isFrozen, isAccepted, state };
}

/** Coins that may leave the account now. */
export function spendableMicroOf({ balanceInMicro, frozenInMicro, isFrozen, state }: Holding): bigint {
  if (isFrozen || state !== "circulating" || frozenInMicro >= balanceInMicro) return 0n;
  return balanceInMicro - frozenInMicro;
}
