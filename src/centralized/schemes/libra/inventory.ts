import { DEALER } from "../../../scenario/claims.ts";
import type { Micro } from "../../../scenario/libra/convert.ts";
import type { LibraDay } from "../../../scenario/libra/libraDay.ts";
import type { Queries } from "../../database/database.ts";
import type { Chain } from "../../ledger/chains.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { postAll } from "../day.ts";
import { post } from "../legs.ts";
import { accountNames as names } from "./chart.ts";

/** Brings the dealer's inventory back to its target, as far as its deposit at the custodian bank reaches. */
export async function restoreInventory(
  queries: Queries,
  ledger: Ledger,
  day: LibraDay,
  atSeconds: number,
): Promise<void> {
  // two writers must not restore it twice
  await queries.query("SELECT 1 FROM books FOR UPDATE");
  const inventory = await balanceOf(queries, ledger, names.coins(DEALER));
  const number = await nextNumber(queries, ledger);
  const missing = day.inventoryTarget - inventory;
  if (missing < 0n) await postAll(queries, ledger, burn(number, -missing, day, atSeconds));
  if (missing <= 0n) return;
  const cash = await balanceOf(queries, ledger, names.deposit(day.custodianBank, DEALER));
  const minted = missing < cash ? missing : cash;
  if (minted > 0n) await postAll(queries, ledger, [mint(number, minted, day, atSeconds)]);
}

/** The coins are reserved, fiat is paid out of the reserve, and only then do they end. */
function burn(number: number, amount: Micro, { custodianBank }: LibraDay, atSeconds: number): Chain[] {
  const preburn = idOf(number, "preburn");
  return [
    {
      id: preburn,
      contents: "preburn",
      atSeconds,
      legs: [{ kind: "pending", debit: names.coins(DEALER), credit: names.ownReserve(), amount }],
    },
    {
      id: idOf(number, "burn"),
      contents: "payout and burn",
      atSeconds,
      legs: [
        post(names.reserveAt(custodianBank), names.deposit(custodianBank, DEALER), amount),
        { kind: "post_pending", pending: { chain: preburn, leg: 0 } },
      ],
    },
  ];
}

/** The reserve grows before the coins do. */
function mint(number: number, amount: Micro, { custodianBank }: LibraDay, atSeconds: number): Chain {
  return {
    id: idOf(number, "mint"),
    contents: "payment to the reserve and mint",
    atSeconds,
    legs: [
      post(names.deposit(custodianBank, DEALER), names.reserveAt(custodianBank), amount),
      post(names.ownReserve(), names.coins(DEALER), amount),
    ],
  };
}

function idOf(number: number, step: "preburn" | "burn" | "mint"): string {
  return `inventory/${number}/${step}`;
}

/** Books that are carried on after their day was ended may be ended again. */
async function nextNumber(queries: Queries, ledger: Ledger): Promise<number> {
  for (let number = 0; ; number += 1) {
    const done = await ledger.lookUp(queries, [idOf(number, "burn"), idOf(number, "mint")]);
    if (done.size === 0) return number;
  }
}

async function balanceOf(queries: Queries, ledger: Ledger, name: string): Promise<Micro> {
  const account = (await ledger.accounts(queries, [name])).get(name);
  return (account?.creditsPosted ?? 0n) - (account?.debitsPosted ?? 0n);
}
