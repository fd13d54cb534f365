import type { Result } from "./result.ts";
import { heading, table, verdict } from "./table.ts";

type Family = Result["families"][number];
type Rail = Family["referee"];
type Sheet = Rail["holders"];

/** The whole comparison for a terminal, computed from the result document alone. */
export function renderResult(result: Result): string {
  const sheetsOf = result.families[0]?.referee;
  return [
    headline(result),
    heading("What each rail decided"),
    railTable(result.families),
    heading("Why instructions were refused"),
    refusalTable(result.families),
    ...(sheetsOf === undefined ? [] : [heading("Who owes whom at the end of the day (yuan)"), sheetTable(sheetsOf)]),
    ...result.families.map(verdictOf),
    caveats(result),
  ].join("\n\n");
}

function headline({ scenario, environment }: Result): string {
  const { banks, institutions, holders } = scenario.participants;
  return [
    heading(`${scenario.name}: ${grouped(scenario.instructions)} instructions over ${yuan(scenario.amountFen)} yuan`),
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
  const rails = families.flatMap((family) => [...family.rails, family.referee].map((rail) => ({ family, rail })));
  const reasons = [...new Set(rails.flatMap(({ rail }) => Object.keys(rail.rejected)))].sort();
  const columns = rails.map(({ family, rail }) => ({ title: `${rail.name} ${family.mode}`, align: "right" as const }));
  const counts = (reason: string) =>
    rails.map(({ rail }) => grouped(rail.rejected[reason as keyof Rail["rejected"]] ?? 0));
  return table([{ title: "reason" }, ...columns], reasons.map((reason) => [reason, ...counts(reason)]));
}

function sheetTable(rail: Rail): string {
  const rows = [...rail.balanceSheets, rail.holders].flatMap(sheetRows);
  return table([{ title: "entity" }, { title: "row" }, { title: "assets", align: "right" }, { title: "liabilities and equity", align: "right" }], rows);
}

const ROW_NAMES: Readonly<Record<string, string>> = {
  wallet: "wallet balances",
  client_reserve: "client reserve (deposits of non-financial institutions)",
  reserves: "reserves (deposits of other depository corporations)",
  deposit: "deposits",
  central_bank_lending: "central-bank lending to banks",
  loan: "loans",
  clearing: "clearing, session open",
};

function sheetRows({ entity, assetsFen, liabilitiesFen, equityFen }: Sheet): string[][] {
  const rows = [
    ...Object.entries(assetsFen).map(([row, amount]) => [ROW_NAMES[row] ?? row, yuan(amount), ""]),
    ...Object.entries(liabilitiesFen).map(([row, amount]) => [ROW_NAMES[row] ?? row, "", yuan(amount)]),
    ...(equityFen === "0" ? [] : [["equity", "", yuan(equityFen)]]),
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
  const { chain, database } = environment;
  const durable = database.durable ? "durable" : "not durable";
  return [
    `Chain ${chain.network} (id ${chain.chainId}, ${chain.client}): ${chain.gives}.`,
    `Books on ${database.engine} ${database.version}: ${durable} (${database.because}).`,
    "A logical run: scenario time drives every rule. It says nothing about speed.",
  ].join("\n");
}

function grouped(count: number): string {
  return count.toLocaleString("en");
}

/** Fen as yuan with thousands separated: exact, since it never becomes a float. */
function yuan(amountFen: string): string {
  const negative = amountFen.startsWith("-");
  const digits = (negative ? amountFen.slice(1) : amountFen).padStart(3, "0");
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${negative ? "−" : ""}${whole}.${digits.slice(-2)}`;
}
