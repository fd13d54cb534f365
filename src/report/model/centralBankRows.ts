import { type Family, type Sheet, sheetsOf } from "./views.ts";

/** A row of 货币当局资产负债表, the balance sheet of the monetary authority, as the People's Bank of China prints it. */
export interface StatementRow {
  readonly side: "assets" | "liabilities";
  readonly english: string;
  readonly chinese: string;
  /** Steps in: 1 for a part of the row above. */
  readonly level: 0 | 1 | 2;
  readonly bold: boolean;
  readonly before: bigint;
  readonly after: bigint;
}

type Row = readonly [english: string, chinese: string, level: 0 | 1 | 2, instruments: readonly string[]];

const ASSETS: readonly Row[] = [
  ["Foreign assets", "国外资产", 0, ["foreign_exchange"]],
  ["Claims on government", "对政府债权", 0, ["treasury_bill"]],
  ["Claims on other depository corporations", "对其他存款性公司债权", 0, ["central_bank_lending"]],
  ["Claims on other financial corporations", "对其他金融性公司债权", 0, []],
  ["Claims on non-financial sector", "对非金融性部门债权", 0, []],
];

const LIABILITIES: readonly Row[] = [
  ["Reserve money", "储备货币", 0, ["cash", "e_cny", "reserves", "client_reserve"]],
  ["Currency issue", "货币发行", 1, ["cash", "e_cny"]],
  ["of which e-CNY", "其中：数字人民币", 2, ["e_cny"]],
  ["Deposits of other depository corporations", "其他存款性公司存款", 1, ["reserves"]],
  ["Deposits of non-financial institutions", "非金融机构存款", 1, ["client_reserve"]],
  ["of which client reserves that back wallets", "其中：支付机构客户备付金", 2, ["client_reserve"]],
  ["Deposits of financial corporations outside reserve money", "不计入储备货币的金融性公司存款", 0, []],
  ["Bond issue", "发行债券", 0, []],
  ["Foreign liabilities", "国外负债", 0, []],
  ["Deposits of government", "政府存款", 0, []],
];

/** Every row of the statement, also those that the scheme never moves; undefined without a central bank. */
export function centralBankRows(family: Family): readonly StatementRow[] | undefined {
  const find = (sheets: readonly Sheet[]) => sheets.find(({ kind }) => kind === "central_bank");
  const [before, after] = [find(sheetsOf(family, "opening")), find(sheetsOf(family, "closing"))];
  if (before === undefined || after === undefined) return undefined;
  return [...sideRows("assets", ASSETS, before, after), ...liabilityRows(before, after)];
}

function liabilityRows(before: Sheet, after: Sheet): readonly StatementRow[] {
  const [total, ...others] = [...sideRows("liabilities", LIABILITIES, before, after)].reverse();
  const capital = {
    ...row("liabilities", ["Own capital", "自有资金", 0, []], before, after),
    before: BigInt(before.equity),
    after: BigInt(after.equity),
  };
  const rows = [...others.reverse()];
  const rest = rows.pop();
  if (total === undefined || rest === undefined) throw new Error("The statement has no rows.");
  const sum = {
    ...total,
    before: total.before + capital.before,
    after: total.after + capital.after,
  };
  return [...rows, capital, rest, sum];
}

/** The named rows, one for what has no name among them, and the total. */
function sideRows(
  side: "assets" | "liabilities",
  rows: readonly Row[],
  before: Sheet,
  after: Sheet,
): readonly StatementRow[] {
  const named = new Set(rows.flatMap(([, , , instruments]) => instruments));
  const all = [...new Set([...Object.keys(before[side]), ...Object.keys(after[side])])];
  const others = all.filter((instrument) => !named.has(instrument));
  const [english, chinese] = side === "assets" ? ["Other assets", "其他资产"] : ["Other liabilities", "其他负债"];
  const total: Row =
    side === "assets" ? ["Total assets", "总资产", 0, all] : ["Total liabilities", "总负债", 0, all];
  return [
    ...rows.map((each) => row(side, each, before, after)),
    row(side, [english, chinese, 0, others], before, after),
    { ...row(side, total, before, after), bold: true },
  ];
}

function row(
  side: "assets" | "liabilities",
  [english, chinese, level, instruments]: Row,
  before: Sheet,
  after: Sheet,
): StatementRow {
  const sum = (sheet: Sheet) =>
    instruments.reduce((total, instrument) => total + BigInt(sheet[side][instrument] ?? "0"), 0n);
  const bold = level === 0 && chinese === "储备货币";
  return { side, english, chinese, level, bold, before: sum(before), after: sum(after) };
}
