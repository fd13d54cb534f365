import { JiaoziError } from "../../catalogue/errors.ts";
import type { Refusal } from "../../catalogue/refusals.ts";
import type { Instruction } from "../../scenario/instructions.ts";
import type { ChainFault, LegFault } from "../ledger/chains.ts";

/** Which rule of a scheme a leg's fault stands for: `0 exceeds_credits`. */
export type RefusalOfFault = Readonly<Partial<Record<`${number} ${LegFault}`, Refusal>>>;

/**
 * Throws `BOOKS_OUT_OF_BALANCE` for a fault that no rule of the scheme explains: backing that doesn't cover its
 * wallets, or a mirror that lags behind.
 */
export function refusalByFault(
  table: RefusalOfFault,
  { id, kind }: Pick<Instruction, "id" | "kind">,
  { leg, fault }: ChainFault,
): Refusal {
  const refusal = table[`${leg} ${fault}`];
  if (refusal !== undefined) return refusal;
  throw new JiaoziError(
    "BOOKS_OUT_OF_BALANCE",
    `Instruction ${id} (${kind}) failed in leg ${leg} with ${fault}, which no rule of the scheme explains.`,
    "Run the reconciliation to find the account that is out of balance, then restore the books from a sound copy.",
  );
}
