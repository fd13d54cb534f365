import type { Claim } from "../../scenario/claims.ts";
import type { Fen, ParticipantId } from "../../scenario/participants.ts";
import type { Account } from "../ledger/accounts.ts";
import type { ChartAccount } from "./alipay2/chart.ts";

/** An account of the chart with what it says now. */
export interface Entry {
  readonly chart: ChartAccount;
  /** Positive: the entity is owed (a debit balance). Negative: it owes. */
  readonly balanceFen: Fen;
}

export interface BalanceSheet {
  readonly entity: ParticipantId;
  readonly assetsFen: Fen;
  readonly liabilitiesFen: Fen;
  /** What remains; nobody earns or loses in a payment, so it is what it was at opening: zero. */
  readonly equityFen: Fen;
}

export function entriesOf(
  chart: readonly ChartAccount[],
  accounts: ReadonlyMap<string, Account>,
): readonly Entry[] {
  return chart.map((account) => {
    const found = accounts.get(account.name);
    return {
      chart: account,
      balanceFen: found === undefined ? 0n : found.debitsPosted - found.creditsPosted,
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

function claimOf({ chart, balanceFen }: Entry): Claim | undefined {
  const { entity, counterparty, instrument, side } = chart;
  if (balanceFen === 0n || side === "memo") return undefined;
  if (side === "asset" && instrument !== "loan") return undefined; // mirrors its issuer's liability
  if (balanceFen > 0n) return { issuer: counterparty, holder: entity, instrument, amountFen: balanceFen };
  return { issuer: entity, holder: counterparty, instrument, amountFen: -balanceFen };
}

export function balanceSheetsOf(entries: readonly Entry[]): readonly BalanceSheet[] {
  const sheets = new Map<ParticipantId, { assetsFen: Fen; liabilitiesFen: Fen }>();
  for (const { chart, balanceFen } of entries) {
    if (chart.side === "memo") continue;
    const sheet = sheets.get(chart.entity) ?? { assetsFen: 0n, liabilitiesFen: 0n };
    if (balanceFen > 0n) sheet.assetsFen += balanceFen;
    else sheet.liabilitiesFen -= balanceFen;
    sheets.set(chart.entity, sheet);
  }
  return [...sheets].map(([entity, sheet]) => ({
    entity,
    ...sheet,
    equityFen: sheet.assetsFen - sheet.liabilitiesFen,
  }));
}
