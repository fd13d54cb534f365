import type { Claim, Instrument } from "../../scenario/claims.ts";
import {
  type AggregateDefinitions,
  type MonetaryAggregates,
  type Sector,
  monetaryAggregates,
} from "../../scenario/monetaryAggregates.ts";
import { type Family, type Kind, type Moment, type Sheet, sheetsOf } from "./views.ts";

/** Between these, where the document can't tell people's deposits from merchants'. */
export interface Range {
  readonly low: bigint;
  readonly high: bigint;
}

export interface AggregatesRow {
  readonly definitions: AggregateDefinitions;
  readonly m0: Range;
  readonly m1: Range;
  readonly m2: Range;
  readonly reserveMoney: Range;
}

/** In words of the definitions' sources. */
export const DEFINITIONS: readonly (AggregateDefinitions & { readonly name: string })[] = [
  { name: "before 2025, client reserves in no aggregate", m1Def2025: false, nfiInM2: false },
  { name: "before 2025, client reserves in M2", m1Def2025: false, nfiInM2: true },
  { name: "from January 2025", m1Def2025: true, nfiInM2: true },
];

/** What M2 consists of, one after the other; the last is in M2 only under some definitions. */
export interface MoneyParts {
  readonly currency: bigint;
  readonly deposits: bigint;
  readonly clientReserves: bigint;
}

/**
 * The document has people and merchants together as holders. M1 before 2025 counts merchants' deposits and not
 * people's: so it is given as the range between all deposits being people's and all being merchants'.
 */
export function aggregatesAt(family: Family, moment: Moment): readonly AggregatesRow[] {
  const claims = claimsBetweenKinds(sheetsOf(family, moment));
  return DEFINITIONS.map((definitions) => {
    const [low, high] = (["household", "unit"] as const).map((holders) =>
      monetaryAggregates(claims, (kind) => sectorOf(kind as Kind, holders), definitions),
    ) as [MonetaryAggregates, MonetaryAggregates];
    const range = (of: keyof MonetaryAggregates) => ({ low: low[of], high: high[of] });
    return { definitions, m0: range("m0"), m1: range("m1"), m2: range("m2"), reserveMoney: range("reserveMoney") };
  });
}

/** The same where the sheets tell people from merchants, and so nothing is left open. */
export function aggregatesOf(sheets: readonly Sheet[], definitions: AggregateDefinitions): MonetaryAggregates {
  return monetaryAggregates(claimsBetweenKinds(sheets), (kind) => sectorOf(kind as Kind, "household"), definitions);
}

export function moneyParts(family: Family, moment: Moment): MoneyParts {
  const claims = claimsBetweenKinds(sheetsOf(family, moment));
  const under = (definitions: AggregateDefinitions) =>
    monetaryAggregates(claims, (kind) => sectorOf(kind as Kind, "household"), definitions);
  const without = under({ m1Def2025: false, nfiInM2: false });
  const all = under({ m1Def2025: true, nfiInM2: true });
  return {
    currency: without.m0,
    deposits: without.m2 - without.m0,
    clientReserves: all.m2 - without.m2,
  };
}

function sectorOf(kind: Kind, holders: Sector): Sector {
  switch (kind) {
    case "central_bank":
    case "bank":
      return kind;
    case "institution":
    case "association":
    case "dealer":
    case "merchant":
      return "unit";
    case "person":
      return "household";
    case "holders":
      return holders;
    case "netsunion":
    case "borrowers":
      return "outside";
  }
}

/** Who owes whom, kind by kind; the clearing house stands opposite every position in a session. */
function claimsBetweenKinds(sheets: readonly Sheet[]): readonly Claim[] {
  const issuers = new Map<string, Kind>();
  for (const { kind, liabilities } of sheets) {
    for (const instrument of Object.keys(liabilities)) issuers.set(instrument, issuers.get(instrument) ?? kind);
  }
  return sheets.flatMap(({ kind, assets, liabilities }) => {
    if (kind === "netsunion") return [];
    const claim = (issuer: Kind, holder: Kind, instrument: string, amount: string): Claim => {
      return { issuer, holder, instrument: instrument as Instrument, amount: BigInt(amount) };
    };
    const owing = Object.entries(liabilities).filter(([instrument]) => instrument === "clearing");
    return [
      ...Object.entries(assets).map(([instrument, amount]) => {
        const issuer = instrument === "clearing" ? "netsunion" : (issuers.get(instrument) ?? "borrowers");
        return claim(issuer, kind, instrument, amount);
      }),
      ...owing.map(([instrument, amount]) => claim(kind, "netsunion", instrument, amount)),
    ];
  });
}
