import { heading, table, verdict } from "../table.ts";
import type { CompositeDocument } from "./document.ts";

/** A basket's orders and balances for a terminal. */
export function renderComposite({ name, orders, balances, supply, ...rest }: CompositeDocument): string {
  const amounts = Object.entries(rest.amounts).map(([code, amount]) => `${amount} ≋${code}`);
  return [
    heading(name),
    table(
      ["id", "time", "order", "holder", "answer"].map((title) => ({ title })),
      orders.map((order) => Object.values(order)),
    ),
    table(
      [{ title: "coin" }, { title: "holder" }, { title: "amount", align: "right" }],
      balances.map((balance) => Object.values(balance)),
    ),
    `${supply} ≋LBR are outstanding; one is ${amounts.join(" + ")}.`,
    verdictOf(rest),
  ].join("\n\n");
}

function verdictOf({ rails, firstDifference }: Pick<CompositeDocument, "rails" | "firstDifference">): string {
  if (firstDifference !== undefined) {
    const { rail, where, referee, answer } = firstDifference;
    return verdict(false, `✗ first difference at ${where}: ${rail} says ${answer}, the referee ${referee}.`);
  }
  const who = rails.length === 0 ? "the referee alone" : `${rails.join(" and ")} agree with the referee`;
  return verdict(true, `✓ ${who}: every answer, and every balance after every order.`);
}
