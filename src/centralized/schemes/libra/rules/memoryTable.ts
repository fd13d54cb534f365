import type { Micro } from "../../../../scenario/libra/convert.ts";
import type { LibraDay } from "../../../../scenario/libra/libraDay.ts";
import type { ParticipantId } from "../../../../scenario/participants.ts";
import type { Queries } from "../../../database/database.ts";
import type { Ledger } from "../../../ledger/ledger.ts";
import { accountNames as names } from "../chart.ts";
import { type Memory, type PairRow, type WindowRow, pairKey } from "./memory.ts";

type WindowText = Record<"vasp" | "inflow" | "outflow" | "tracked" | "since", string>;
type PairText = Record<"payer" | "payee" | "amount" | "since", string>;

/** As the last payment left it: rows where there are any, else as the day opened. */
export async function readMemory(
  queries: Queries,
  ledger: Ledger,
  day: LibraDay,
  concerned: Iterable<ParticipantId>,
): Promise<Memory> {
  return {
    windows: await readWindows(queries, day),
    pairs: await readPairs(queries),
    unhosted: await readUnhosted(queries, ledger, day, concerned),
  };
}

async function readWindows(queries: Queries, day: LibraDay): Promise<Memory["windows"]> {
  const { vaspLimits } = day.parameters;
  if (vaspLimits === undefined) return new Map();
  const rows = await queries.query<WindowText>(
    `SELECT vasp, inflow::text AS inflow, outflow::text AS outflow, tracked::text AS tracked, since::text AS since
       FROM libra_windows`,
  );
  const windows = new Map<ParticipantId, WindowRow>(
    vaspLimits.vasps.map((vasp) => [
      vasp,
      { vasp, inflow: 0n, outflow: 0n, tracked: heldBy(vasp, day), since: undefined },
    ]),
  );
  for (const { vasp, inflow, outflow, tracked, since } of rows) {
    const amounts = { inflow: BigInt(inflow), outflow: BigInt(outflow), tracked: BigInt(tracked) };
    windows.set(vasp, { vasp, ...amounts, since: Number(since) });
  }
  return windows;
}

function heldBy(vasp: ParticipantId, { holders }: LibraDay): Micro {
  let sum = 0n;
  for (const holder of holders.values()) if (holder.hosted && holder.vasp === vasp) sum += holder.coins;
  return sum;
}

async function readPairs(queries: Queries): Promise<Memory["pairs"]> {
  const rows = await queries.query<PairText>(
    `SELECT payer_vasp AS payer, payee_vasp AS payee, amount::text AS amount, since::text AS since
       FROM libra_pair_sums`,
  );
  return new Map(
    rows.map(({ payer: payerVasp, payee: payeeVasp, amount, since }) => [
      pairKey(payerVasp, payeeVasp),
      { payerVasp, payeeVasp, amount: BigInt(amount), since: Number(since) },
    ]),
  );
}

async function readUnhosted(
  queries: Queries,
  ledger: Ledger,
  { holders }: LibraDay,
  concerned: Iterable<ParticipantId>,
): Promise<Memory["unhosted"]> {
  const unhosted = [...new Set(concerned)].filter((id) => holders.get(id)?.hosted === false);
  if (unhosted.length === 0) return new Map();
  const accounts = await ledger.accounts(queries, unhosted.map(names.coins));
  return new Map(
    unhosted.map((id) => {
      const account = accounts.get(names.coins(id));
      return [id, (account?.creditsPosted ?? 0n) - (account?.debitsPosted ?? 0n)];
    }),
  );
}

/** Writes the rows that differ; unhosted balances are the ledger's. */
export async function writeMemory(queries: Queries, before: Memory, after: Memory): Promise<void> {
  const windows = [...after.windows.values()].filter((row) => row !== before.windows.get(row.vasp));
  const pairs = [...after.pairs].filter(([key, row]) => row !== before.pairs.get(key)).map(([, row]) => row);
  if (windows.length > 0) await writeWindows(queries, windows);
  if (pairs.length > 0) await writePairs(queries, pairs);
}

async function writeWindows(queries: Queries, rows: readonly WindowRow[]): Promise<void> {
  await queries.query(
    `INSERT INTO libra_windows (vasp, inflow, outflow, tracked, since)
     SELECT * FROM unnest($1::text[], $2::numeric[], $3::numeric[], $4::numeric[], $5::bigint[])
     ON CONFLICT (vasp) DO UPDATE SET inflow = excluded.inflow, outflow = excluded.outflow,
       tracked = excluded.tracked, since = excluded.since`,
    [
      rows.map(({ vasp }) => vasp),
      rows.map(({ inflow }) => inflow),
      rows.map(({ outflow }) => outflow),
      rows.map(({ tracked }) => tracked),
      rows.map(({ since }) => since ?? 0),
    ],
  );
}

async function writePairs(queries: Queries, rows: readonly PairRow[]): Promise<void> {
  await queries.query(
    `INSERT INTO libra_pair_sums (payer_vasp, payee_vasp, amount, since)
     SELECT * FROM unnest($1::text[], $2::text[], $3::numeric[], $4::bigint[])
     ON CONFLICT (payer_vasp, payee_vasp) DO UPDATE SET amount = excluded.amount, since = excluded.since`,
    [
      rows.map(({ payerVasp }) => payerVasp),
      rows.map(({ payeeVasp }) => payeeVasp),
      rows.map(({ amount }) => amount),
      rows.map(({ since }) => since),
    ],
  );
}
