import type { LibraCurrency } from "../../../../deploy/currencies.ts";
import type { ContractCall } from "../../direct/useDirect.ts";
import type { LibraSystem } from "../libraSystem.ts";
import type { Basket, LbrAct } from "./readBasket.ts";

/** One transaction on the way to ≋LBR, or back. */
export type LbrStep =
  | { readonly kind: "approve"; readonly code: LibraCurrency; readonly amountInMicro: bigint }
  | { readonly kind: LbrAct; readonly amountInMicro: bigint };

/** All steps of an act; allowances that stand already at what is needed are among them, as done. */
export function stepsOf(
  act: LbrAct,
  { parts, lbrInMicro }: Basket,
): readonly (LbrStep & { isDone: boolean })[] {
  const last = { kind: act, amountInMicro: lbrInMicro, isDone: false };
  if (act === "unpack") return [last];
  const approvals = parts
    .filter(({ amountInMicro }) => amountInMicro > 0n)
    .map(({ code, amountInMicro, allowanceInMicro }) => ({
      kind: "approve" as const,
      ...{ code, amountInMicro },
      // more than is needed, from an earlier try, is made less
      isDone: allowanceInMicro === amountInMicro,
    }));
  return [...approvals, last];
}

export async function callOf({ composite, coinOf }: LibraSystem, step: LbrStep): Promise<ContractCall> {
  const vault = await composite.vault.getAddress();
  if (step.kind === "approve") return allow(coinOf(step.code), vault, step.amountInMicro);
  const data =
    step.kind === "create"
      ? composite.vault.interface.encodeFunctionData("create", [step.amountInMicro])
      : composite.vault.interface.encodeFunctionData("unpack", [step.amountInMicro]);
  return { to: vault, data };
}

/** Takes the vault's allowance of a coin back. */
export async function revocationOf(
  { composite, coinOf }: LibraSystem,
  code: LibraCurrency,
): Promise<ContractCall> {
  return allow(coinOf(code), await composite.vault.getAddress(), 0n);
}

async function allow(coin: ReturnType<LibraSystem["coinOf"]>, vault: string, amountInMicro: bigint) {
  const data = coin.interface.encodeFunctionData("approve", [vault, amountInMicro]);
  return { to: await coin.getAddress(), data };
}
