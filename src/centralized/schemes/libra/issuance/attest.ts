import type { IssuanceRefusal } from "../../../../scenario/libra/issuance.ts";
import { postIfAny } from "../../legs.ts";
import { accountNames as names } from "../chart.ts";
import type { Desk } from "./desk.ts";
import { writeIssuance } from "./issuanceTable.ts";

/**
 * The reserve is booked at what the custodians say it is worth: what it has lost or gained is the association's, and
 * the bank's loans behind the deposit fall or rise with it.
 */
export async function attest(desk: Desk): Promise<IssuanceRefusal | undefined> {
  const { amount, atSeconds } = desk.measure;
  const row = await desk.remembered();
  if (atSeconds <= row.statedAt) return "StatementNotNewer";
  const held = await desk.owedIn(desk.reserveAtBank);
  const value = amount === 0n ? held : amount;
  const loans = names.loans(desk.day.custodianBank);
  await desk.post([
    ...postIfAny(names.revaluation(), names.ownReserve(), held - value),
    ...postIfAny(desk.reserveAtBank, loans, held - value),
    ...postIfAny(names.ownReserve(), names.revaluation(), value - held),
    ...postIfAny(loans, desk.reserveAtBank, value - held),
  ]);
  // a statement doesn't know what was paid out in its second
  const unknown = row.paidAt === atSeconds ? row.paid : 0n;
  const effective = value > unknown ? value - unknown : 0n;
  await writeIssuance(desk.queries, { ...row, effective, statedAt: atSeconds });
  return undefined;
}
