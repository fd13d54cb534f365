import { type SigningKey, TypedDataEncoder, computeAddress, id as keccakOfText } from "ethers";

import { type AuthorisationTerms, signedParties } from "../../scenario/authorisation.ts";
import type { SignedInstruction } from "../../scenario/instructions.ts";
import { demonstrationKey } from "../../scenario/keys.ts";
import type { LibraDay } from "../../scenario/libra/libraDay.ts";
import { isAttested } from "../../scenario/libra/paymentRules.ts";
import type { ParticipantId } from "../../scenario/participants.ts";
import { signDigest } from "../../scenario/signatures.ts";

const ATTESTATION_TYPES = {
  TravelRuleAttestation: [
    { name: "payer", type: "address" },
    { name: "payee", type: "address" },
    { name: "token", type: "address" },
    { name: "amount", type: "uint256" },
    { name: "reference", type: "bytes32" },
    { name: "deadline", type: "uint256" },
  ],
};

/** The key with which a VASP attests; a demonstration key of its own, since no participant's id has a slash. */
export function complianceAddress(keySeed: string, vasp: ParticipantId): string {
  return computeAddress(complianceKey(keySeed, vasp).publicKey);
}

interface Attesting {
  readonly coin: string;
  readonly day: LibraDay;
  readonly terms: AuthorisationTerms;
  readonly keySeed: string;
}

/** What `payWithAttestation` takes, signed by the payee's VASP; undefined where the scenario gives none, or nobody can. */
export function attestationFor(instruction: SignedInstruction, { coin, day, terms, keySeed }: Attesting) {
  const { id, kind, amount, atSeconds } = instruction;
  const payee = day.holders.get(instruction.payee);
  const isGiven = kind === "payment" && isAttested(day.parameters, id);
  if (!isGiven || payee?.hosted !== true) return undefined;
  const parties = signedParties(instruction, terms);
  const [referenceId, deadline] = [keccakOfText(`travel rule/${id}`), terms.validUntilSeconds];
  const statement = {
    payer: terms.addressOf(parties.payer, atSeconds),
    payee: terms.addressOf(parties.payee, atSeconds),
    token: coin,
    amount,
    reference: referenceId,
    deadline,
  };
  const digest = TypedDataEncoder.hash(terms.domain, ATTESTATION_TYPES, statement);
  const signature = signDigest(digest, complianceKey(keySeed, payee.vasp).privateKey);
  return { referenceId, deadline, signature };
}

const keys = new Map<string, SigningKey>();

/** Deriving a key takes about a millisecond, so each is derived once. */
function complianceKey(keySeed: string, vasp: ParticipantId): SigningKey {
  const name = `${keySeed}/${vasp}`;
  const key = keys.get(name) ?? demonstrationKey(keySeed, `${vasp}/compliance`);
  keys.set(name, key);
  return key;
}
