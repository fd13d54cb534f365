import { type CsvColumns, readCsv } from "../read/csv.ts";
import { cellFault, fileFault } from "../read/fault.ts";
import { readBalance, readChoice, readName, readParticipantId } from "../read/fields.ts";
import type { EscrowInstitution, EscrowWallet } from "./trades.ts";

export const WALLET_COLUMNS = ["id", "name", "institution", "balance_yuan"] as const;
type Column = (typeof WALLET_COLUMNS)[number] | "fees";
const COLUMNS: CsvColumns<Column> = { required: WALLET_COLUMNS, optional: ["fees"] };

export interface EscrowPeople {
  readonly institutions: readonly EscrowInstitution[];
  readonly wallets: readonly EscrowWallet[];
}

/** The wallets and, as far as they keep any, the institutions. Throws `JiaoziError` with file, line and field. */
export async function readWallets(file: string): Promise<EscrowPeople> {
  const wallets = new Map<string, EscrowWallet>();
  const feeWallets = new Map<string, string | undefined>();
  for await (const row of readCsv(file, COLUMNS)) {
    const id = readParticipantId(row.cell("id"));
    if (wallets.has(id)) throw cellFault(row.cell("id"), "is a wallet twice", "Give each wallet one line.");
    const institution = readParticipantId(row.cell("institution"));
    const feesCell = row.cell("fees");
    const getsFees = feesCell.text !== "" && readChoice(feesCell, ["yes", "no"]) === "yes";
    if (getsFees && feeWallets.get(institution) !== undefined) {
      throw cellFault(
        feesCell,
        "is a second wallet for one institution's fees",
        "Say yes once for each institution.",
      );
    }
    if (getsFees || !feeWallets.has(institution)) feeWallets.set(institution, getsFees ? id : undefined);
    const [name, balanceFen] = [readName(row.cell("name")), readBalance(row.cell("balance_yuan"))];
    wallets.set(id, { id, name, institution, balanceFen });
  }
  if (wallets.size < 2) throw fileFault({ file }, "has fewer than two wallets", "Add a buyer and a seller.");
  requireApart(wallets, feeWallets, file);
  return {
    wallets: [...wallets.values()],
    institutions: [...feeWallets].map(([id, feeWallet]) =>
      feeWallet === undefined ? { id } : { id, feeWallet },
    ),
  };
}

function requireApart(
  wallets: ReadonlyMap<string, EscrowWallet>,
  institutions: ReadonlyMap<string, unknown>,
  file: string,
): void {
  const both = [...institutions.keys()].find((id) => wallets.has(id));
  if (both !== undefined)
    throw fileFault({ file }, `has ${both} as a wallet and as an institution`, "Rename one.");
  const totalFen = [...wallets.values()].reduce((sum, { balanceFen }) => sum + balanceFen, 0n);
  if (totalFen >= 2n ** 96n)
    throw fileFault({ file }, "has 2^96 fen or more in all", "Use smaller balances.");
}
