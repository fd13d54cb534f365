import { type Claim, OUTSIDERS } from "../../scenario/claims.ts";
import type { Amount } from "../../scenario/currency.ts";
import type { ParticipantId } from "../../scenario/participants.ts";
import type { Account } from "../ledger/accounts.ts";
import type { ChartAccount } from "./chartAccount.ts";

/** An account of the chart with what it says now. */
export interface Entry {
  readonly chart: ChartAccount;
  /** Positive: the entity is owed (a debit balance). Negative: it owes. */
  readonly balance: Amount;
}

export interface BalanceSheet {
  readonly entity: ParticipantId;
  readonly assets: Amount;
  readonly liabilities: Amount;
  /** What remains: at opening zero, and from then on what was earned, such as fees. */
  readonly equity: Amount;
}

export function entriesOf(
  chart: readonly ChartAccount[],
  accounts: ReadonlyMap<string, Account>,
): readonly Entry[] {
  return chart.map((account) => {
    const found = accounts.get(account.name);
    return {
      chart: account,
      balance: found === undefined ? 0n : found.debitsPosted - found.creditsPosted,
    };
  });
}

/**
 * Who owes whom, each claim once: from the book of its issuer, or of its holder where the issuer (borrowers,
 * NetsUnion to its creditors) is no entity with an account for it.
 */
export function claimsOf(entries: readonly Entry[]): readonly Claim[] {
  return entries.flatMap((entry) => claimOf(entry) ?? []);
}

function claimOf({ chart, balance }: Entry): Claim | undefined {
  const { entity, counterparty, instrument, side } = chart;
  if (balance === 0n || side === "memo" || side === "equity") return undefined;
  if (side === "asset" && !OUTSIDERS.has(counterparty)) return undefined; // mirrors its issuer's liability
  if (balance > 0n) return { issuer: counterparty, holder: entity, instrument, amount: balance };
  return { issuer: entity, holder: counterparty, instrument, amount: -balance };
}

export function balanceSheetsOf(entries: readonly Entry[]): readonly BalanceSheet[] {
  const sheets = new Map<ParticipantId, { assets: Amount; liabilities: Amount }>();
  for (const { chart, balance } of entries) {
    if (chart.side === "memo" || chart.side === "equity") continue;
    const sheet = sheets.get(chart.entity) ?? { assets: 0n, liabilities: 0n };
    if (balance > 0n) sheet.assets += balance;
    else sheet.liabilities -= balance;
    sheets.set(chart.entity, sheet);
  }
  return [...sheets].map(([entity, sheet]) => ({
    entity,
    ...sheet,
    equity: sheet.assets - sheet.liabilities,
  }));
}
