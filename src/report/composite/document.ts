import type { CompositeResult } from "../../comparison/composite/runComposite.ts";
import { formatChinaTime } from "../../scenario/chinaTime.ts";
import { formatMicro } from "../../scenario/composite/micro.ts";
import { type Basket } from "../../scenario/composite/readBasket.ts";
import type { CompositeOrder } from "../../scenario/composite/readOrders.ts";
import { LBR, VAULT } from "../../scenario/composite/rail.ts";

/** What became of a basket's orders; amounts are decimal strings of coins. */
export interface CompositeDocument {
  readonly name: string;
  readonly orders: readonly Readonly<Record<"id" | "time" | "order" | "holder" | "answer", string>>[];
  readonly balances: readonly Readonly<Record<"coin" | "holder" | "amount", string>>[];
  readonly supply: string;
  /** Of each coin in one ≋LBR, after the last order. */
  readonly amounts: Readonly<Record<string, string>>;
  readonly rails: readonly string[];
  /** Every answer, and every balance after every order, equals the referee's. */
  readonly agree: boolean;
  readonly firstDifference?: NonNullable<CompositeResult["firstDifference"]>;
}

export function toCompositeDocument(
  { name, components }: Basket,
  orders: readonly CompositeOrder[],
  { answered, closing, firstDifference }: CompositeResult,
  rails: readonly string[],
): CompositeDocument {
  return {
    name,
    orders: answered.map(({ event, answer }, i) => ({
      id: orders[i]?.id ?? "",
      time: formatChinaTime(event.atSeconds),
      order: event.kind,
      holder: "holder" in event ? event.holder : "",
      answer: answer.status === "refused" ? answer.reason : "done",
    })),
    balances: [...closing.balances].flatMap(([coin, held]) =>
      [...held]
        .filter(([holder]) => coin !== LBR || holder !== VAULT)
        .map(([holder, amount]) => ({ coin, holder, amount: formatMicro(amount) })),
    ),
    supply: formatMicro(closing.supply),
    amounts: Object.fromEntries(
      components.map(({ code }, i) => [code, formatMicro(closing.amountsPerUnit[i] ?? 0n)]),
    ),
    rails,
    agree: firstDifference === undefined,
    ...(firstDifference === undefined ? {} : { firstDifference }),
  };
}
