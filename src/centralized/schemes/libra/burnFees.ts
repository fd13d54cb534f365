import { FEE_VAULT } from "../../../scenario/claims.ts";
import type { Queries } from "../../database/database.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { postAll } from "../day.ts";
import { post } from "../legs.ts";
import { accountNames as names } from "./chart.ts";

/** The coins that were paid as fees end, and what stands behind them is the association's own. */
export async function burnFees(queries: Queries, ledger: Ledger, atSeconds: number): Promise<void> {
  // two writers must not burn them twice
  await queries.query("SELECT 1 FROM books FOR UPDATE");
  const vault = names.coins(FEE_VAULT);
  const account = (await ledger.accounts(queries, [vault])).get(vault);
  const amount = (account?.creditsPosted ?? 0n) - (account?.debitsPosted ?? 0n);
  if (amount === 0n) return;
  const id = await freeId(queries, ledger);
  const legs = [post(vault, names.feesEarned(), amount)];
  await postAll(queries, ledger, [{ id, contents: "burn of fees", atSeconds, legs }]);
}

/** Books that are carried on after their day was ended may be ended again. */
async function freeId(queries: Queries, ledger: Ledger): Promise<string> {
  for (let number = 0; ; number += 1) {
    const id = `fees/${number}/burn`;
    if ((await ledger.lookUp(queries, [id])).size === 0) return id;
  }
}
