import type { JsonRpcApiProvider } from "ethers";

import { ICentralBank__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/ICentralBank__factory.ts";
import { type CentralBankSheet, SHEET_ROWS } from "../scenario/centralBankSheet.ts";

/** The rows of the central bank's balance sheet as its contract keeps them: each moved by postings to two rows alone. */
export async function sheetOnChain(
  centralBank: string,
  provider: JsonRpcApiProvider,
): Promise<CentralBankSheet> {
  const contract = ICentralBank__factory.connect(centralBank, provider);
  const amounts = await Promise.all(SHEET_ROWS.map((_, row) => contract.rowOf(row)));
  return Object.fromEntries(SHEET_ROWS.map((row, position) => [row, amounts[position]])) as CentralBankSheet;
}
