import { type Family, type Moment, type Sheet, sheetsOf } from "./views.ts";

/** What stands behind the money that one issuer owes its users. */
export interface Backing {
  readonly issuer: string;
  readonly moment: Moment;
  readonly instrument: string;
  readonly owed: bigint;
  /** By instrument; positions in an open session as they net out. */
  readonly assets: Readonly<Record<string, bigint>>;
  readonly total: bigint;
}

/** Money of users whose issuer isn't a bank and isn't the central bank. */
const USERS_MONEY = ["wallet", "coin"] as const;

export function backingOf(family: Family): readonly Backing[] {
  const moments: readonly Moment[] = ["opening", "closing"];
  const all = moments.flatMap((moment) => sheetsOf(family, moment).flatMap((sheet) => backingIn(sheet, moment)));
  // an issuer's two lines side by side
  return all.sort((a, b) => (a.issuer === b.issuer ? 0 : a.issuer < b.issuer ? -1 : 1));
}

function backingIn(sheet: Sheet, moment: Moment): readonly Backing[] {
  return USERS_MONEY.filter((instrument) => sheet.liabilities[instrument] !== undefined).map((instrument) => {
    const assets = assetsOf(sheet);
    const total = Object.values(assets).reduce((sum, amount) => sum + amount, 0n);
    return { issuer: sheet.entity, moment, instrument, owed: owedIn(sheet, instrument), assets, total };
  });
}

/** Coins that a dealer handed in are owed until they end. */
function owedIn({ liabilities }: Sheet, instrument: (typeof USERS_MONEY)[number]): bigint {
  const owed = BigInt(liabilities[instrument] ?? "0");
  return instrument === "coin" ? owed + BigInt(liabilities["preburned_coin"] ?? "0") : owed;
}

function assetsOf({ assets, liabilities }: Sheet): Record<string, bigint> {
  const amounts = Object.fromEntries(Object.entries(assets).map(([name, amount]) => [name, BigInt(amount)]));
  const owing = BigInt(liabilities["clearing"] ?? "0");
  return owing === 0n ? amounts : { ...amounts, clearing: (amounts["clearing"] ?? 0n) - owing };
}
