import type { MonetaryAggregates } from "../../scenario/monetaryAggregates.ts";
import { DEFINITIONS, aggregatesOf } from "../model/aggregates.ts";
import { type StatementRow, centralBankRows } from "../model/centralBankRows.ts";
import { type Family, type Kind, type Moment, type Sheet, owed, sheetsOf } from "../model/views.ts";
import type { SideBySide, SideBySideRow } from "./document.ts";

/** A family as the document has it, and its sheets with people and merchants apart, which M1 needs. */
export interface Side {
  readonly family: Family;
  readonly sheetsAt: Readonly<Record<Moment, readonly Sheet[]>>;
}

type Amounts = readonly [before: bigint, after: bigint];

const MOMENTS = ["opening", "closing"] as const;

/** Wallet yuan, settled gross, beside e-CNY; undefined unless both took part. */
export function toSideBySide(sides: readonly Side[]): SideBySide | undefined {
  const wallet = sides.find(({ family }) => family.scheme === "alipay-2.0" && family.mode === "gross");
  const eCny = sides.find(({ family }) => family.scheme === "e-cny");
  if (wallet === undefined || eCny === undefined) return undefined;
  const both = [wallet, eCny] as const;
  return {
    schemes: ["alipay-2.0", `e-cny, ${eCny.family.regime ?? ""}`],
    rows: [...movedRows(both), ...owedRows(both), ...centralBankPart(both), ...moneyRows(both)],
  };
}

/** From nothing at the opening to what was moved by the end. */
function movedRows(sides: readonly Side[]): SideBySideRow[] {
  const moved = (kind: "top_up" | "withdrawal") => (side: Side) =>
    [0n, sum(side.family.referee.flows.filter((flow) => flow.kind === kind).map(({ amount }) => BigInt(amount)))] as const;
  return [
    rowOf("moved", { name: "topped up, or converted" }, sides.map(moved("top_up"))),
    rowOf("moved", { name: "withdrawn, or redeemed" }, sides.map(moved("withdrawal"))),
  ];
}

const DEBTORS: readonly (readonly [name: string, instrument: string, debtor: Kind])[] = [
  ["wallet balances, by payment institutions", "wallet", "institution"],
  ["e-CNY, by the central bank", "e_cny", "central_bank"],
  ["e-CNY, by operating banks", "e_cny", "bank"],
  ["deposits, by banks", "deposit", "bank"],
];

function owedRows(sides: readonly Side[]): SideBySideRow[] {
  return DEBTORS.map(([name, instrument, debtor]) => {
    const amounts = ({ family }: Side) =>
      MOMENTS.map((moment) => owed(sheetsOf(family, moment), instrument, debtor)) as unknown as Amounts;
    return rowOf("owed to people and merchants", { name }, sides.map(amounts));
  });
}

function centralBankPart(sides: readonly Side[]): SideBySideRow[] {
  const [first = [], second = []] = sides.map(({ family }) => centralBankRows(family) ?? []);
  return first.flatMap((row, position) => {
    const other = second[position];
    const rows: readonly StatementRow[] = other === undefined ? [row] : [row, other];
    if (rows.every(({ before, after }) => before === 0n && after === 0n)) return [];
    const { english: name, chinese } = row;
    return [rowOf("central bank", { name, chinese }, rows.map(({ before, after }) => [before, after]))];
  });
}

const AGGREGATES: readonly (readonly [name: string, of: keyof MonetaryAggregates, byDefinition: boolean])[] = [
  ["M0", "m0", false],
  ["M1", "m1", true],
  ["M2", "m2", true],
];

function moneyRows(sides: readonly Side[]): SideBySideRow[] {
  return AGGREGATES.flatMap(([name, of, byDefinition]) =>
    (byDefinition ? DEFINITIONS : DEFINITIONS.slice(0, 1)).map((definitions) => {
      const amounts = ({ sheetsAt }: Side) =>
        MOMENTS.map((moment) => aggregatesOf(sheetsAt[moment], definitions)[of]) as unknown as Amounts;
      const definition = byDefinition ? { definition: definitions.name } : {};
      return rowOf("money", { name, ...definition }, sides.map(amounts));
    }),
  );
}

function rowOf(
  part: SideBySideRow["part"],
  named: Pick<SideBySideRow, "name" | "chinese" | "definition">,
  amounts: readonly Amounts[],
): SideBySideRow {
  return { part, ...named, amounts: amounts.map(([before, after]) => ({ before: `${before}`, after: `${after}` })) };
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
