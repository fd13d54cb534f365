import type { SettlementBank } from "./orders.ts";
import { type CsvColumns, readCsv } from "../read/csv.ts";
import { type Cell, cellFault, fileFault } from "../read/fault.ts";
import { readAddress, readBalance, readName, readParticipantId } from "../read/fields.ts";

export const OPENING_COLUMNS = ["id", "name", "balance_yuan"] as const;
const OPTIONAL_COLUMNS = ["net_debit_cap_yuan", "address"] as const;
type Column = (typeof OPENING_COLUMNS)[number] | (typeof OPTIONAL_COLUMNS)[number];
const COLUMNS: CsvColumns<Column> = { required: OPENING_COLUMNS, optional: OPTIONAL_COLUMNS };

/** As many as the contract has room for. */
export const MOST_BANKS = 64;
/** Caps are below this on every rail. */
const CAP_LIMIT = 2n ** 88n;

/** Throws `JiaoziError` with file, line and field at the first fault. */
export async function readOpening(file: string): Promise<readonly SettlementBank[]> {
  const banks = new Map<string, SettlementBank>();
  const addresses = new Set<string>();
  for await (const row of readCsv(file, COLUMNS)) {
    const idCell = row.cell("id");
    const id = readParticipantId(idCell);
    if (banks.has(id)) throw cellFault(idCell, "is a bank twice", "Give each bank one line.");
    if (banks.size === MOST_BANKS) {
      throw cellFault(idCell, `is beyond the ${MOST_BANKS} banks that there may be`, "Leave some out.");
    }
    const capCell = row.cell("net_debit_cap_yuan");
    const netDebitCapFen = capCell.text === "" ? undefined : readBalance(capCell);
    if (netDebitCapFen !== undefined && netDebitCapFen >= CAP_LIMIT) {
      throw cellFault(capCell, "is too large", "Use less than 2^88 fen.");
    }
    const address = readOwnAddress(row.cell("address"), addresses);
    banks.set(id, {
      id,
      name: readName(row.cell("name")),
      balanceFen: readBalance(row.cell("balance_yuan")),
      ...(netDebitCapFen === undefined ? {} : { netDebitCapFen }),
      ...(address === undefined ? {} : { address }),
    });
  }
  if (banks.size < 2) throw fileFault({ file }, "has fewer than two banks", "Add a line for each bank.");
  requireTotal([...banks.values()], file);
  return [...banks.values()];
}

function readOwnAddress(cell: Cell, taken: Set<string>): string | undefined {
  const address = readAddress(cell);
  if (address === undefined) return undefined;
  if (taken.has(address)) throw cellFault(cell, "is another bank's", "Give each bank a key of its own.");
  taken.add(address);
  return address;
}

function requireTotal(banks: readonly SettlementBank[], file: string): void {
  const totalFen = banks.reduce((sum, { balanceFen }) => sum + balanceFen, 0n);
  if (totalFen < 2n ** 96n) return;
  throw fileFault({ file }, "has 2^96 fen or more in all", "Use smaller balances.");
}
