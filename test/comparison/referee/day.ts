import { openReferee } from "../../../src/comparison/referee/openReferee.ts";
import type { AuthorisationTerms } from "../../../src/scenario/authorisation.ts";
import type { Instruction, SignedInstruction } from "../../../src/scenario/instructions.ts";
import { demonstrationKey, signInstruction } from "../../../src/scenario/keys.ts";
import type { Participants } from "../../../src/scenario/participants.ts";
import type { Rail, SettlementMode } from "../../../src/scenario/rail.ts";
import { scenarioTerms } from "../../../src/scenario/terms.ts";
import { CLOSES_AT, KEY_SEED, OPENS_AT, smallWorld } from "../smallWorld.ts";

export const DOMAIN = {
  name: "Wallet yuan",
  version: "1",
  chainId: 1,
  verifyingContract: `0x${"00".repeat(19)}aa`,
};
export const SESSIONS_PER_DAY = 4;
export const PARTICIPANTS: Participants = smallWorld();
export const TERMS: AuthorisationTerms = scenarioTerms(
  { participants: PARTICIPANTS, keySeed: KEY_SEED, closesAtSeconds: CLOSES_AT },
  DOMAIN,
);

export function referee(mode: SettlementMode, terms: AuthorisationTerms = TERMS): Rail {
  const calendar = { sessionsPerDay: SESSIONS_PER_DAY, opensAtSeconds: OPENS_AT, closesAtSeconds: CLOSES_AT };
  return openReferee({ participants: PARTICIPANTS, terms, mode, ...calendar });
}

const PAYMENT: Instruction = {
  id: "p1",
  atSeconds: OPENS_AT,
  kind: "payment",
  payer: "ann",
  payee: "bo",
  amount: 10n,
};

/** A payment of 10 fen from ann to bo as the day opens, with what differs, signed by its payer. */
export function signed(
  differing: Partial<Instruction> = {},
  terms: AuthorisationTerms = TERMS,
): SignedInstruction {
  const instruction = { ...PAYMENT, ...differing };
  const signature = signInstruction(instruction, terms, demonstrationKey(KEY_SEED, instruction.payer));
  return { ...instruction, signature };
}
