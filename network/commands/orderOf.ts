import { JiaoziError } from "../../src/catalogue/errors.ts";
import { type Order, orderSchema } from "../control/orders.ts";

/**
 * The order that a command stands for. Throws `BAD_USAGE` for a command that there isn't, or whose subject can't be.
 *
 * @param deploys Whether accounts that are permitted may create contracts.
 */
export function orderOf(command: string, subject: string | undefined, deploys: boolean): Order {
  const order = orderSchema.safeParse({ order: command, ...subjectOf(command, subject, deploys) });
  if (order.success) return order.data;
  const what = subject === undefined ? command : `${command} ${subject}`;
  throw new JiaoziError("BAD_USAGE", `"${what}" isn't a command.`, "See npm run network -- --help.");
}

function subjectOf(command: string, subject: string | undefined, deploys: boolean): object {
  switch (command) {
    case "kill":
    case "start":
    case "freeze":
    case "thaw":
      return { node: Number(subject) };
    case "partition":
      return { nodes: subject?.split(",").map(Number) };
    case "delay":
      return { milliseconds: Number(subject) };
    case "permit":
      return { accounts: subject?.split(","), deploys };
    case "forbid":
      return { accounts: subject?.split(",") };
    default:
      return {};
  }
}
