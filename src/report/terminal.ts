import type { Result } from "./result.ts";
import { renderReserveRun } from "./reserveRun/render.ts";
import { renderSideBySide } from "./sideBySide/render.ts";
import { inWords } from "./runOrigin.ts";
import { ISSUANCE_COLUMNS, issuanceRows } from "./issuance.ts";
import { measureRows } from "./measures.ts";
import { heading, table, verdict } from "./table.ts";
import { renderTimed } from "./timed/renderTimed.ts";

type Family = Result["families"][number];
type Rail = Family["referee"];
type Currency = Family["currency"];
type Sheet = Rail["closingSheets"][number];

/** The whole comparison for a terminal, computed from the result document alone. */
export function renderResult(result: Result): string {
  const schemes = [...new Map(result.families.map((family) => [family.scheme, family])).values()];
  return [
    headline(result),
    heading("What each rail decided"),
    railTable(result.families),
    heading("Why instructions were refused"),
    refusalTable(result.families),
    ...measureTable(result),
    ...schemes.flatMap((family) => [heading(sheetTitle(family)), sheetTable(family)]),
    ...(result.sideBySide === undefined ? [] : [renderSideBySide(result.sideBySide)]),
    ...result.families.map(verdictOf),
    ...(result.reserveRun === undefined ? [] : [renderReserveRun(result.reserveRun)]),
    ...result.leftOut.map(({ scheme, because }) => `${scheme} is left out: ${because}`),
    caveats(result),
    ...(result.timed === undefined ? [] : [renderTimed(result.timed)]),
  ].join("\n\n");
}

function headline({ scenario, environment }: Result): string {
  const { banks, institutions, holders } = scenario.participants;
  return [
    heading(`${scenario.name}: ${grouped(scenario.instructions)} instructions over ${major(scenario.amountFen, { decimals: 2 })} yuan`),
    `${scenario.opensAt} to ${scenario.closesAt}; ${banks} banks, ${institutions} institutions, ${grouped(holders)} people and merchants`,
    `Jiaozi ${environment.project} (${environment.commit}), Node ${environment.node}, ${environment.processors} × ${environment.processor}`,
  ].join("\n");
}

function railTable(families: readonly Family[]): string {
  const rows = families.flatMap((family) =>
    [...family.rails, family.referee].map((rail) => [
      `${family.scheme} ${family.mode}`,
      rail.name,
      grouped(rail.accepted),
      grouped(Object.values(rail.rejected).reduce((sum, count) => sum + count, 0)),
      grouped(rail.replayed),
      rail.decisionsHash.slice(0, 12),
      rail.endStateHash.slice(0, 12),
    ]),
  );
  return table(
    [
      { title: "scheme, settlement" },
      { title: "rail" },
      { title: "accepted", align: "right" },
      { title: "refused", align: "right" },
      { title: "of them repeated", align: "right" },
      { title: "decisions" },
      { title: "end state" },
    ],
    rows,
  );
}

function refusalTable(families: readonly Family[]): string {
  // where all agree, the referee stands for them
  const rails = families.flatMap((family) =>
    (family.agree ? [family.referee] : [...family.rails, family.referee]).map((rail) => ({ family, rail })),
  );
  const reasons = [...new Set(rails.flatMap(({ rail }) => Object.keys(rail.rejected)))].sort();
  const columns = rails.map(({ family: { agree, scheme, mode }, rail }) => {
    const title = `${scheme} ${mode}${agree ? "" : ` ${rail.name}`}`;
    return { title, align: "right" as const };
  });
  const counts = (reason: string) =>
    rails.map(({ rail }) => grouped(rail.rejected[reason as keyof Rail["rejected"]] ?? 0));
  const notTaken = rails.map(({ rail }) => grouped(rail.notTaken ?? 0));
  const halted = notTaken.every((count) => count === "0") ? [] : [["(not taken while halted)", ...notTaken]];
  return table(
    [{ title: "reason" }, ...columns],
    [...reasons.map((reason) => [reason, ...counts(reason)]), ...halted],
  );
}

function measureTable(result: Result): readonly string[] {
  const rows = measureRows(result).map(({ at, kind, subject, by, outcome }) => [at, kind, subject, by, outcome]);
  const issued = issuanceRows(result);
  const columns = ["time", "measure", "wallet of", "by", "outcome"].map((title) => ({ title }));
  return [
    ...(rows.length === 0 ? [] : [heading("What authorities did within the day"), table(columns, rows)]),
    ...(issued.length === 0
      ? []
      : [heading("How coins came to life and ended within the day"), table(ISSUANCE_COLUMNS, issued)]),
  ];
}

function sheetTitle({ scheme, regime, currency, statedRate }: Family): string {
  const unit = currency.code === "CNY" ? "yuan" : currency.code;
  const rate = statedRate === undefined ? "" : `; at a stated ${statedRate.fenPerUsd} fen to the dollar`;
  return `Who owes whom at the end of the day: ${scheme}${regime === undefined ? "" : `, ${regime}`} (${unit}${rate})`;
}

function sheetTable({ referee, currency }: Family): string {
  const rows = referee.closingSheets.flatMap((sheet) => sheetRows(sheet, currency));
  return table(
    [
      { title: "entity" },
      { title: "row" },
      { title: "assets", align: "right" },
      { title: "liabilities and equity", align: "right" },
    ],
    rows,
  );
}

const ROW_NAMES: Readonly<Record<string, string>> = {
  wallet: "wallet balances",
  client_reserve: "client reserve (deposits of non-financial institutions)",
  reserves: "reserves (deposits of other depository corporations)",
  deposit: "deposits",
  central_bank_lending: "central-bank lending to banks",
  loan: "loans",
  clearing: "clearing, session open",
  coin: "coins",
  preburned_coin: "coins handed in",
  prepaid: "paid for coins to come",
  reserve_deposit: "reserve deposit",
  e_cny: "e-CNY",
};

function sheetRows({ entity, assets, liabilities, equity }: Sheet, currency: Currency): string[][] {
  const rows = [
    ...Object.entries(assets).map(([row, amount]) => [ROW_NAMES[row] ?? row, major(amount, currency), ""]),
    ...Object.entries(liabilities).map(([row, amount]) => [ROW_NAMES[row] ?? row, "", major(amount, currency)]),
    ...(equity === "0" ? [] : [["equity", "", major(equity, currency)]]),
  ];
  return rows.map((row, position) => [position === 0 ? entity : "", ...row]);
}

function verdictOf(family: Family): string {
  const name = `${family.scheme}, ${family.mode} settlement`;
  const others = family.rails.map((rail) => rail.name).join(" and ");
  if (family.agree) {
    return verdict(true, `✓ ${name}: ${others} agree with the referee on every decision, reason and end balance.`);
  }
  const { rail, where, referee, answer } = family.firstDifference ?? { rail: "?", where: "?", referee: "?", answer: "?" };
  return verdict(false, `✗ ${name}: first difference at ${where}: ${rail} says ${answer}, the referee ${referee}.`);
}

function caveats({ environment }: Result): string {
  const { chain, database, run } = environment;
  const durable = database.durable ? "durable" : "not durable";
  return [
    `Chain ${chain.network} (id ${chain.chainId}, ${chain.client}): ${chain.gives}.`,
    `Books on ${database.engine} ${database.version}: ${durable} (${database.because}).`,
    ...(run === undefined || run.kind === "whole" ? [] : [`${inWords(run)}.`]),
    "A logical run: scenario time drives every rule. It says nothing about speed.",
  ].join("\n");
}

function grouped(count: number): string {
  return count.toLocaleString("en");
}

/** Minor units as major units with thousands separated: exact, since it never becomes a float. */
function major(amount: string, { decimals }: Pick<Currency, "decimals">): string {
  const negative = amount.startsWith("-");
  const digits = (negative ? amount.slice(1) : amount).padStart(decimals + 1, "0");
  const whole = digits.slice(0, -decimals).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${negative ? "−" : ""}${whole}.${digits.slice(-decimals)}`;
}
