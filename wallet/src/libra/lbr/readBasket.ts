import type { LibraCurrency } from "../../../../deploy/currencies.ts";
import type { Reader } from "../../reading/useReading.ts";
import type { LibraSystem } from "../libraSystem.ts";
import { readHolding, spendableMicroOf } from "../readHoldings.ts";

export type LbrAct = "create" | "unpack";

/** One coin's part in creating or unpacking an amount. */
export interface BasketPart {
  readonly code: LibraCurrency;
  /** Brought, rounded up, or given back, rounded down: by the vault's own arithmetic. */
  readonly amountInMicro: bigint;
  readonly spendableInMicro: bigint;
  /** What the vault may take of it now. */
  readonly allowanceInMicro: bigint;
}

export interface Basket {
  readonly parts: readonly BasketPart[];
  readonly lbrInMicro: bigint;
}

/** What an amount of ≋LBR takes or gives, and what the account has and has allowed. */
export function basketReader(
  system: LibraSystem,
  account: string,
  act: LbrAct,
  lbrInMicro: bigint,
): Reader<Basket> {
  const { composite, trios } = system;
  return async (blockTag) => {
    const at = { blockTag };
    const shares = act === "create" ? composite.vault.broughtFor : composite.vault.takenFor;
    const [components, amounts, vault] = await Promise.all([
      composite.vault.components(at),
      lbrInMicro === 0n ? [] : shares(lbrInMicro, at),
      composite.vault.getAddress(),
    ]);
    const coins = await Promise.all(
      trios.map(async ({ code, coin }) => [code, await coin.getAddress()] as const),
    );
    const parts = await Promise.all(
      components.map(async ({ coin: address }, i): Promise<BasketPart> => {
        const code = coins.find(([, known]) => known === address)?.[0];
        if (code === undefined) throw new Error(`The vault holds a coin that isn't known: ${address}`);
        const [holding, allowanceInMicro] = await Promise.all([
          readHolding(system, code, account, blockTag),
          system.coinOf(code).allowance(account, vault, at),
        ]);
        const amountInMicro = amounts[i] ?? 0n;
        return { code, amountInMicro, spendableInMicro: spendableMicroOf(holding), allowanceInMicro };
      }),
    );
    return { parts, lbrInMicro };
  };
}
