import { DEALER } from "../../../../scenario/claims.ts";
import { type IssuanceRefusal, MOST_PREBURNS, REQUEST_LIMIT } from "../../../../scenario/libra/issuance.ts";
import { payoutOf } from "../../../../scenario/libra/proRata.ts";
import { post, postIfAny } from "../../legs.ts";
import { accountNames as names } from "../chart.ts";
import type { Desk } from "./desk.ts";
import { writeIssuance } from "./issuanceTable.ts";
import { closeRequest, findOpen, openRequest, sumOfOpen } from "./requestTable.ts";

export async function preburn(desk: Desk): Promise<IssuanceRefusal | undefined> {
  const { by, amount, reference } = desk.measure;
  if (by !== DEALER) return "NotADealer";
  if (amount >= REQUEST_LIMIT) return "RequestOutOfRange";
  if ((await sumOfOpen(desk.queries, "preburn")).count >= MOST_PREBURNS) return "PreburnQueueFull";
  if ((await desk.owedIn(names.coins(DEALER))) < amount) return "ERC20InsufficientBalance";
  await desk.post([post(names.coins(DEALER), names.preburned(), amount)]);
  await openRequest(desk.queries, "preburn", reference, amount);
  return undefined;
}

/** Dollars are paid out of the reserve and the coins end; what the dealer isn't paid of their face value is equity. */
export async function burn(desk: Desk): Promise<IssuanceRefusal | undefined> {
  const { subject, amount: stated, atSeconds } = desk.measure;
  const request = await findOpen(desk.queries, "preburn", subject);
  if (request === undefined) return "RequestNotOpen";
  const row = await desk.remembered();
  const paid = payoutOf(request.amount, row.effective, await desk.outstanding());
  if (paid === 0n || (stated !== 0n && stated !== paid)) return "PayoutNotDue";
  await desk.post([
    post(desk.reserveAtBank, desk.cash, paid),
    post(names.preburned(), names.ownReserve(), paid),
    ...postIfAny(names.preburned(), names.revaluation(), request.amount - paid),
  ]);
  await closeRequest(desk.queries, subject);
  const before = row.paidAt === atSeconds ? row.paid : 0n;
  const effective = row.effective - paid;
  await writeIssuance(desk.queries, { ...row, effective, paidAt: atSeconds, paid: before + paid });
  return undefined;
}

export async function cancelPreburn(desk: Desk): Promise<IssuanceRefusal | undefined> {
  const { subject } = desk.measure;
  const request = await findOpen(desk.queries, "preburn", subject);
  if (request === undefined) return "RequestNotOpen";
  await closeRequest(desk.queries, subject);
  await desk.post([post(names.preburned(), names.coins(DEALER), request.amount)]);
  return undefined;
}
