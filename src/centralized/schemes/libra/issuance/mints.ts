import { DEALER } from "../../../../scenario/claims.ts";
import { type IssuanceRefusal, REQUEST_LIMIT, WINDOW_SECONDS } from "../../../../scenario/libra/issuance.ts";
import { post, postIfAny } from "../../legs.ts";
import { accountNames as names } from "../chart.ts";
import type { Desk } from "./desk.ts";
import { writeIssuance } from "./issuanceTable.ts";
import { addApprover, closeRequest, findOpen, openRequest, sumOfOpen } from "./requestTable.ts";

/** The dealer pays for what it asks, as far as its credit from before isn't enough for all that it asks. */
export async function requestMint(desk: Desk): Promise<IssuanceRefusal | undefined> {
  const { by, amount, reference } = desk.measure;
  if (by !== DEALER) return "NotADealer";
  if (amount >= REQUEST_LIMIT) return "RequestOutOfRange";
  const open = await sumOfOpen(desk.queries, "mint");
  const due = open.amount + amount - (await desk.owedIn(names.prepaid()));
  if (due > (await desk.owedIn(desk.cash))) return "DEALER_CASH_INSUFFICIENT";
  await desk.post([
    ...postIfAny(desk.cash, desk.reserveAtBank, due),
    ...postIfAny(names.ownReserve(), names.prepaid(), due),
  ]);
  await openRequest(desk.queries, "mint", reference, amount);
  return undefined;
}

/** With the approval that the tier needs last, the coins come to life, if the reserve carries them. */
export async function approveMint(desk: Desk): Promise<IssuanceRefusal | undefined> {
  const { by, subject, atSeconds } = desk.measure;
  const request = await findOpen(desk.queries, "mint", subject);
  if (request === undefined) return "RequestNotOpen";
  const { amount, approvers } = request;
  const row = await desk.remembered();
  const isOver = row.windowSince === undefined || atSeconds > row.windowSince + WINDOW_SECONDS;
  const inflow = amount + (isOver ? 0n : row.windowInflow);
  const needed = 1 + desk.terms.dealerTiersMicro.filter((tier) => inflow > tier).length;
  if (needed > desk.terms.dealerTiersMicro.length) return "TierExceeded";
  const isKnown = approvers.includes(by);
  const given = approvers.length + (isKnown ? 0 : 1);
  if (given < needed) {
    if (isKnown) return "ApprovedAlready";
    await addApprover(desk.queries, subject, by);
    return undefined;
  }
  if (atSeconds > row.statedAt + desk.terms.stalenessSeconds) return "StatementStale";
  if ((await desk.outstanding()) + amount > row.effective) return "ReserveInsufficient";
  const windowSince = isOver ? atSeconds : row.windowSince;
  await writeIssuance(desk.queries, { ...row, windowSince, windowInflow: inflow });
  await closeRequest(desk.queries, subject);
  await desk.post([post(names.prepaid(), names.coins(DEALER), amount)]);
  return undefined;
}

/** What was paid stays the dealer's credit. */
export async function declineMint(desk: Desk): Promise<IssuanceRefusal | undefined> {
  const { subject } = desk.measure;
  if ((await findOpen(desk.queries, "mint", subject)) === undefined) return "RequestNotOpen";
  await closeRequest(desk.queries, subject);
  return undefined;
}
