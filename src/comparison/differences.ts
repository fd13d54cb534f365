import { type CentralBankSheet, SHEET_ROWS } from "../scenario/centralBankSheet.ts";
import type { Claim } from "../scenario/claims.ts";
import type { Measure, MeasureOutcome } from "../scenario/measures.ts";
import type { Decision, Rail } from "../scenario/rail.ts";
import type { Difference } from "./family.ts";

/** The first decision in which a rail departs from the referee. */
export function firstDecisionApart(
  rail: Rail["name"],
  referee: readonly Decision[],
  answers: readonly Decision[],
): Difference | undefined {
  const length = Math.max(referee.length, answers.length);
  for (let position = 0; position < length; position += 1) {
    const expected = referee[position];
    const answer = answers[position];
    if (describe(expected) === describe(answer) && expected?.id === answer?.id) continue;
    const where = `instruction ${expected?.id ?? answer?.id ?? position}`;
    return { rail, where, referee: describe(expected), answer: describe(answer) };
  }
  return undefined;
}

/** The first claim, in the order of issuer, holder and instrument, that two records state differently; amounts in minor units. */
export function firstClaimApart(
  rail: Rail["name"],
  referee: readonly Claim[],
  answer: readonly Claim[],
): Difference | undefined {
  const expected = amounts(referee);
  const found = amounts(answer);
  for (const where of [...new Set([...expected.keys(), ...found.keys()])].sort()) {
    const [wanted, got] = [expected.get(where) ?? 0n, found.get(where) ?? 0n];
    if (wanted !== got) return { rail, where, referee: `${wanted}`, answer: `${got}` };
  }
  return undefined;
}

/** The first row of the central bank's balance sheet that a rail states otherwise; amounts in fen. */
export function firstRowApart(
  rail: Rail["name"],
  referee: CentralBankSheet | undefined,
  answer: CentralBankSheet | undefined,
): Difference | undefined {
  if (answer === undefined) return undefined;
  for (const row of SHEET_ROWS) {
    const [wanted, got] = [referee?.[row] ?? 0n, answer[row]];
    if (wanted === got) continue;
    return { rail, where: `the central bank's sheet, ${row}`, referee: `${wanted}`, answer: `${got}` };
  }
  return undefined;
}

function amounts(claims: readonly Claim[]): Map<string, bigint> {
  return new Map(
    claims.map(({ issuer, holder, instrument, amount }) => [
      `${issuer} owes ${holder}, ${instrument}`,
      amount,
    ]),
  );
}

function describe(decision: Decision | undefined): string {
  if (decision === undefined) return "no decision";
  const again = decision.replayed ? " (again)" : "";
  return decision.status === "rejected"
    ? `rejected: ${decision.reason}${again}`
    : `${decision.status}${again}`;
}

/** A measure that a rail answers otherwise than the referee. */
export function outcomeApart(
  rail: Rail["name"],
  { kind, reference }: Measure,
  referee: MeasureOutcome,
  answer: MeasureOutcome,
): Difference | undefined {
  const [expected, found] = [referee, answer].map(outcomeText) as [string, string];
  if (expected === found) return undefined;
  return { rail, where: `measure ${reference} (${kind})`, referee: expected, answer: found };
}

export function outcomeText(outcome: MeasureOutcome): string {
  const text = outcome.status === "refused" ? `refused: ${outcome.reason}` : outcome.status;
  if (outcome.issuance === undefined) return text;
  const { reserve, outstanding, room } = outcome.issuance;
  return `${text}; reserve ${reserve}, outstanding ${outstanding}, room ${room}`;
}
