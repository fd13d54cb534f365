import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { expect } from "chai";

import { runComposite } from "../../../src/comparison/composite/runComposite.ts";
import { toCompositeDocument } from "../../../src/report/composite/document.ts";
import type { CompositeRail } from "../../../src/scenario/composite/rail.ts";
import { type Basket, readBasket } from "../../../src/scenario/composite/readBasket.ts";
import { readOrders } from "../../../src/scenario/composite/readOrders.ts";

const FOLDER = new URL("../../../scenarios/composite/", import.meta.url).pathname;

export function exampleBasket(): Promise<Basket> {
  return readBasket(join(FOLDER, "basket.json"));
}

/** Plays the worked example of `scenarios/composite` on a rail alone, and holds it against what was worked out by hand. */
export async function playsExample(rail: CompositeRail): Promise<void> {
  const rowsOf = async (name: string) =>
    (await readFile(join(FOLDER, name), "utf8")).trim().split("\n").slice(1);
  const basket = await exampleBasket();
  const orders = await readOrders(join(FOLDER, "orders.csv"), basket);
  const events = orders.map(({ event }) => event);
  const document = toCompositeDocument(basket, orders, await runComposite(events, rail, []), []);
  const answers = document.orders.map(({ id, answer }) => `${id},${answer}`);
  expect(answers).to.deep.equal(await rowsOf("expected.csv"));
  const balances = document.balances.map(({ coin, holder, amount }) => `${coin},${holder},${amount}`);
  expect(balances).to.have.members(await rowsOf("expected-balances.csv"));
  expect(document.supply).to.equal("0.000000");
}
