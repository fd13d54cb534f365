import type { EscrowDifference, TradesRun } from "../../comparison/escrow/runTrades.ts";
import { formatChinaTime } from "../../scenario/chinaTime.ts";
import type { EscrowHoldings, Share } from "../../scenario/escrow/rail.ts";
import type { PlannedEvent } from "../../scenario/escrow/readEvents.ts";
import { formatYuan } from "../../scenario/yuan.ts";

export interface EventRow {
  readonly id: string;
  readonly time: string;
  readonly event: string;
  readonly trade: string;
  readonly refusal: string;
  readonly state: string;
  readonly deadline: string;
  readonly shares: string;
}

export interface HoldingRow {
  readonly what: "wallet" | "escrow" | "client reserve";
  readonly who: string;
  readonly amount_yuan: string;
}

export interface TradesReport {
  readonly agree: boolean;
  readonly rails: readonly string[];
  readonly events: readonly EventRow[];
  readonly holdings: readonly HoldingRow[];
  readonly firstDifference?: EscrowDifference;
}

export function toTradesReport(run: TradesRun, rails: readonly string[]): TradesReport {
  const { outcomes, holdings, firstDifference } = run;
  const events = outcomes.map(({ planned, answer }): EventRow => {
    const change = answer.changes[0];
    const deadline = change?.deadlineSeconds ?? 0;
    return {
      id: planned.id,
      time: formatChinaTime(planned.atSeconds),
      event: planned.kind === "act" ? planned.act.toLowerCase() : planned.kind,
      trade: tradeOf(planned),
      refusal: answer.refusal === "NONE" ? "" : answer.refusal,
      state: change?.state ?? "",
      deadline: deadline === 0 ? "" : formatChinaTime(deadline),
      shares: answer.shares.map(shareText).join("; "),
    };
  });
  const report = { agree: firstDifference === undefined, rails, events, holdings: holdingRows(holdings) };
  return firstDifference === undefined ? report : { ...report, firstDifference };
}

function tradeOf(planned: PlannedEvent): string {
  if (planned.kind === "order") return planned.id;
  return "trade" in planned ? planned.trade : "";
}

function shareText({ payee, amountFen, refusal }: Share): string {
  const paid = `${payee ?? "fee"} ${formatYuan(amountFen)}`;
  return refusal === "NONE" ? paid : `${paid} waits (${refusal})`;
}

function holdingRows({ wallets, escrow, clientReserves }: EscrowHoldings): readonly HoldingRow[] {
  const rows = (what: HoldingRow["what"], amounts: ReadonlyMap<string, bigint>) =>
    [...amounts].map(([who, fen]) => ({ what, who, amount_yuan: formatYuan(fen) }));
  return [...rows("wallet", wallets), ...rows("escrow", escrow), ...rows("client reserve", clientReserves)];
}
