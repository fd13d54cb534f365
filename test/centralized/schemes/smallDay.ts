import { ALIPAY_2_STATEMENTS } from "../../../src/scenario/alipay2/statements.ts";
import type { AuthorisationTerms } from "../../../src/scenario/authorisation.ts";
import type { InstructionKind, SignedInstruction } from "../../../src/scenario/instructions.ts";
import { demonstrationAddress, demonstrationKey, signInstruction } from "../../../src/scenario/keys.ts";
import type { Bank, Holder, Institution, Participants } from "../../../src/scenario/participants.ts";
import type { SettlementMode } from "../../../src/scenario/rail.ts";
import { openBooks } from "../../../src/centralized/schemes/openBooks.ts";
import { freshDatabase } from "../freshDatabase.ts";

const KEY_SEED = "small day";

/** 11 November 2019, 08:00 to 20:00 in Beijing. */
export const OPENS_AT_SECONDS = Date.UTC(2019, 10, 11) / 1000;
export const CLOSES_AT_SECONDS = OPENS_AT_SECONDS + 12 * 3600;

const banks: readonly Bank[] = [
  { kind: "bank", id: "icbc", name: "ICBC", reserveFen: 50_000n },
  { kind: "bank", id: "cmb", name: "CMB", reserveFen: 700n },
];
const institutions: readonly Institution[] = [
  { kind: "institution", id: "alipay", name: "Alipay" },
  { kind: "institution", id: "tenpay", name: "Tenpay" },
];

function holder(id: string, institution: string, bank: string, rest: Partial<Holder> = {}): Holder {
  const person = { kind: "person", id, name: id, institution, bank } as const;
  return { ...person, walletStatus: "open", walletFen: 1_000n, frozenFen: 0n, depositFen: 2_000n, ...rest };
}

const holders: readonly Holder[] = [
  holder("ada", "alipay", "icbc"),
  holder("bo", "alipay", "cmb"),
  holder("cai", "tenpay", "icbc"),
  holder("partly", "alipay", "icbc", { frozenFen: 600n }),
  holder("overfrozen", "tenpay", "icbc", { frozenFen: 5_000n }),
  holder("frozen", "tenpay", "icbc", { walletStatus: "frozen" }),
  holder("walletless", "alipay", "icbc", { walletStatus: "none", walletFen: 0n }),
];

export const smallParticipants: Participants = {
  banks: new Map(banks.map((bank) => [bank.id, bank])),
  institutions: new Map(institutions.map((institution) => [institution.id, institution])),
  holders: new Map(holders.map((each) => [each.id, each])),
};

const addresses = new Map<string, string>();

export const smallTerms: AuthorisationTerms = {
  domain: { name: "Wallet Yuan", version: "1", chainId: 31_337, verifyingContract: `0x${"11".repeat(20)}` },
  statements: ALIPAY_2_STATEMENTS,
  validUntilSeconds: CLOSES_AT_SECONDS,
  addressOf: (participant) => {
    const address = addresses.get(participant) ?? demonstrationAddress(KEY_SEED, participant);
    addresses.set(participant, address);
    return address;
  },
};

export function openSmallDay(mode: SettlementMode, database = freshDatabase()) {
  return database.then((opened) =>
    openBooks({
      database: opened,
      participants: smallParticipants,
      terms: smallTerms,
      mode,
      opensAtSeconds: OPENS_AT_SECONDS,
      closesAtSeconds: CLOSES_AT_SECONDS,
    }),
  );
}

let count = 0;

/** A signed instruction with an id of its own, unless one is given. */
export function signed(
  kind: InstructionKind,
  payer: string,
  payee: string,
  amountFen: bigint,
  rest: { readonly id?: string; readonly atSeconds?: number; readonly signer?: string } = {},
): SignedInstruction {
  const { id = `instruction-${++count}`, atSeconds = OPENS_AT_SECONDS, signer = payer } = rest;
  const instruction = { id, atSeconds, kind, payer, payee, amount: amountFen };
  return {
    ...instruction,
    signature: signInstruction(instruction, smallTerms, demonstrationKey(KEY_SEED, signer)),
  };
}
