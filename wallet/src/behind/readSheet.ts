import { ICentralBankSheet__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/ICentralBankSheet__factory.ts";
import { IMonetaryStatistics__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/IMonetaryStatistics__factory.ts";
import type { Node } from "../chain/node.ts";
import type { Reader } from "../reading/useReading.ts";

export const ASSETS = [
  "foreignAssets",
  "claimsOnGovernment",
  "claimsOnBanks",
  "otherAssets",
  "assets",
] as const;
export const LIABILITIES = [
  ...(["reserveMoney", "currencyIssue", "eCny", "bankDeposits", "clientReserves"] as const),
  ...(["governmentDeposits", "otherLiabilities", "ownCapital", "liabilities"] as const),
] as const;
export type SheetRow = (typeof ASSETS)[number] | (typeof LIABILITIES)[number];

/** Money as it is counted, from the banks' reports. */
export interface Aggregates {
  readonly m0Fen: bigint;
  readonly m1Fen: bigint;
  readonly m2Fen: bigint;
  readonly banks: number;
  readonly reporting: number;
  /** Of the oldest report that is counted; 0 without any. */
  readonly oldestAsOfSeconds: number;
}

export interface SheetFigures {
  readonly rowsFen: Readonly<Record<SheetRow, bigint>>;
  readonly aggregates: Aggregates;
}

export function sheetReader({ book, provider }: Node): Reader<SheetFigures> {
  const sheet = ICentralBankSheet__factory.connect(book.contracts.CentralBank, provider);
  const statistics = IMonetaryStatistics__factory.connect(book.contracts.MonetaryStatistics, provider);
  return async (blockTag) => {
    // by the definitions in force since January 2025, client reserves are in M1 and in M2
    const [rows, all] = await Promise.all([
      sheet.rows({ blockTag }),
      statistics.aggregates(true, true, { blockTag }),
    ]);
    const names = [...ASSETS, ...LIABILITIES];
    const rowsFen = Object.fromEntries(names.map((name) => [name, rows[`${name}Fen`]]));
    return {
      rowsFen: rowsFen as Record<SheetRow, bigint>,
      aggregates: {
        ...{ m0Fen: all.m0Fen, m1Fen: all.m1Fen, m2Fen: all.m2Fen },
        banks: Number(all.banks),
        reporting: Number(all.reporting),
        oldestAsOfSeconds: Number(all.oldestAsOf),
      },
    };
  };
}
