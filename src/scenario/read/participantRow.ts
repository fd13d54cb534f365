import type { Bank, Fen, Holder, Institution, Participant, WalletStatus } from "../participants.ts";
import { TIER_NAMES, type TierName, limitsOf } from "../tiers.ts";
import { formatYuan } from "../yuan.ts";
import type { CsvColumns, CsvRow } from "./csv.ts";
import { type Cell, cellFault } from "./fault.ts";
import { readAddress, readBalance, readChoice, readName, readParticipantId, requireEmpty } from "./fields.ts";

export const PARTICIPANT_COLUMNS = [
  "id",
  "kind",
  "name",
  "institution",
  "bank",
  "wallet_status",
  "wallet_yuan",
  "frozen_yuan",
  "deposit_yuan",
  "reserve_yuan",
  "address",
] as const;
/** May be left out. */
export const TIER_COLUMN = "tier";

export type ParticipantColumn = (typeof PARTICIPANT_COLUMNS)[number] | typeof TIER_COLUMN;
export type ParticipantRow = CsvRow<ParticipantColumn>;

export const PARTICIPANT_CSV: CsvColumns<ParticipantColumn> = {
  required: PARTICIPANT_COLUMNS,
  optional: [TIER_COLUMN],
};

const KINDS = ["bank", "institution", "person", "merchant"] as const;
const WALLET_STATUSES: readonly WalletStatus[] = ["open", "frozen", "none"];
const HOLDER_COLUMNS: readonly ParticipantColumn[] = [
  "institution",
  "bank",
  "wallet_status",
  "wallet_yuan",
  "frozen_yuan",
  "deposit_yuan",
  "address",
  "tier",
];

/** One participant by itself; whether its institution and bank exist is known only when all rows are read. */
export function readParticipant(row: ParticipantRow): Participant {
  const kind = readChoice(row.cell("kind"), KINDS);
  switch (kind) {
    case "bank":
      return readBank(row);
    case "institution":
      return readInstitution(row);
    case "person":
    case "merchant":
      return readHolder(row, kind);
  }
}

function readBank(row: ParticipantRow): Bank {
  for (const column of HOLDER_COLUMNS) requireEmpty(row.cell(column), "a bank has no such thing");
  return { kind: "bank", ...idAndName(row), reserveFen: readBalance(row.cell("reserve_yuan")) };
}

function readInstitution(row: ParticipantRow): Institution {
  for (const column of HOLDER_COLUMNS) requireEmpty(row.cell(column), "an institution has no such thing");
  requireEmpty(row.cell("reserve_yuan"), "an institution's client reserve follows from its wallets");
  return { kind: "institution", ...idAndName(row) };
}

function readHolder(row: ParticipantRow, kind: Holder["kind"]): Holder {
  requireEmpty(row.cell("reserve_yuan"), "only banks have reserves");
  const walletStatus = readChoice(row.cell("wallet_status"), WALLET_STATUSES);
  const address = readAddress(row.cell("address"));
  const walletFen = readWalletAmount(row.cell("wallet_yuan"), walletStatus);
  const tier = readTier(row, walletStatus, walletFen);
  return {
    kind,
    ...idAndName(row),
    institution: readParticipantId(row.cell("institution")),
    walletStatus,
    walletFen,
    frozenFen: readWalletAmount(row.cell("frozen_yuan"), walletStatus),
    bank: readParticipantId(row.cell("bank")),
    depositFen: readOptionalBalance(row.cell("deposit_yuan")),
    ...(tier === undefined ? {} : { tier }),
    ...(address === undefined ? {} : { address }),
  };
}

/** A wallet can't open with more than its tier may hold. */
function readTier(row: ParticipantRow, walletStatus: WalletStatus, walletFen: Fen): TierName | undefined {
  const cell = row.cell(TIER_COLUMN);
  if (cell.text === "") return undefined;
  if (walletStatus === "none") throw cellFault(cell, "is given without a wallet", "Clear this cell.");
  const tier = readChoice(cell, TIER_NAMES);
  const { balanceFen } = limitsOf({ tier });
  if (balanceFen === undefined || walletFen <= balanceFen) return tier;
  throw cellFault(
    row.cell("wallet_yuan"),
    `is more than a wallet of tier ${tier} may hold`,
    `Use at most ${formatYuan(balanceFen)}, or another tier.`,
  );
}

function idAndName(row: ParticipantRow): { id: string; name: string } {
  return { id: readParticipantId(row.cell("id")), name: readName(row.cell("name")) };
}

function readWalletAmount(cell: Cell, walletStatus: WalletStatus): Fen {
  const amountFen = readOptionalBalance(cell);
  if (walletStatus !== "none" || amountFen === 0n) return amountFen;
  throw cellFault(
    cell,
    "is given without a wallet",
    'Set wallet_status to "open" or "frozen", or clear this cell.',
  );
}

function readOptionalBalance(cell: Cell): Fen {
  return cell.text === "" ? 0n : readBalance(cell);
}
