import { readFile } from "node:fs/promises";

import { DEALER } from "../../scenario/claims.ts";
import type { RunWorld } from "../../scenario/reserveRun/rail.ts";
import type { Database } from "../database/database.ts";
import type { Leg } from "../ledger/chains.ts";
import { Ledger } from "../ledger/ledger.ts";
import { postAll } from "../schemes/day.ts";
import { postIfAny } from "../schemes/legs.ts";
import { USD } from "../schemes/libra/scheme.ts";
import { openingChainsOf } from "../schemes/opening.ts";
import { chartOfRun, names } from "./accounts.ts";

const TABLES = new URL("reserveRun.sql", import.meta.url);

/** Opens the accounts of a run with the day's opening balances on a migrated, empty database. */
export async function openBooksOfRun(database: Database, world: RunWorld): Promise<Ledger> {
  const tables = await readFile(TABLES, "utf8");
  const { day, opensAtSeconds } = world;
  return database.transaction(async (queries) => {
    await queries.run(tables);
    await queries.query("INSERT INTO reserve_run DEFAULT VALUES");
    const ledger = await Ledger.open(queries, USD);
    await ledger.openAccounts(queries, chartOfRun(day), opensAtSeconds);
    await postAll(queries, ledger, openingChainsOf(openingLegs(world), opensAtSeconds));
    for (const { id, walletStatus } of day.holders.values()) {
      if (walletStatus !== "frozen") continue;
      await ledger.changeAccount(queries, names.coins(id), { state: "frozen" }, opensAtSeconds);
    }
    return ledger;
  });
}

/** Every coin was bought for securities of its face value. */
function openingLegs({ day }: RunWorld): readonly Leg[] {
  return [
    ...postIfAny(names.securities(), names.coins(DEALER), day.inventoryTarget),
    ...[...day.holders.values()].flatMap(({ id, coins }) =>
      postIfAny(names.securities(), names.coins(id), coins),
    ),
  ];
}
