/** What a fault did to the payments that went on meanwhile. */
export interface FaultReport {
  readonly fault: string;
  /** From the fault's beginning, and from its end, to the first settlement of a payment that was due after it. */
  readonly firstSettledMs: number | undefined;
  readonly firstSettledAfterRepairMs: number | undefined;
  /** Share of the payments due while the fault lasted that settled within the bound. */
  readonly availability: number;
  readonly sent: number;
  readonly settled: number;
  /** Taken by a node, and in no block in the end. */
  readonly lost: number;
  /** Money moved beyond, or short of, what the settled payments say. */
  readonly doubledFen: bigint;
  readonly conflicts: number;
  readonly headsEqual: boolean;
}

/** Three blocks: what was promised to a payer without faults, with a margin. */
export const SETTLES_WITHIN_MS = 3_000;

interface Timed {
  readonly dueAtMs: number;
  readonly settledAtMs: number | undefined;
}

/** Time from a moment to the first settlement of a payment that was due after it. */
export function firstSettlementAfter(momentMs: number, payments: readonly Timed[]): number | undefined {
  const settled = payments.flatMap(({ dueAtMs, settledAtMs }) =>
    dueAtMs >= momentMs && settledAtMs !== undefined ? [settledAtMs - momentMs] : [],
  );
  return settled.length === 0 ? undefined : Math.round(Math.min(...settled));
}

/** Share of the payments due in a span that settled within the bound; 1 if none was due. */
export function availabilityIn(fromMs: number, toMs: number, payments: readonly Timed[]): number {
  const due = payments.filter(({ dueAtMs }) => dueAtMs >= fromMs && dueAtMs < toMs);
  if (due.length === 0) return 1;
  const inTime = due.filter(
    ({ dueAtMs, settledAtMs }) => settledAtMs !== undefined && settledAtMs - dueAtMs <= SETTLES_WITHIN_MS,
  );
  return inTime.length / due.length;
}
