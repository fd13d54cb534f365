import {
  type TypedDataDomain,
  type TypedDataField,
  TypedDataEncoder,
  concat,
  id as keccakOfText,
  keccak256,
} from "ethers";

import { JiaoziError } from "../catalogue/errors.ts";
import type { Instruction, InstructionKind, SignedInstruction } from "./instructions.ts";
import type { ParticipantId } from "./participants.ts";
import { signerOf } from "./signatures.ts";

/** Who pays and who is paid according to what is signed; the payer signs. */
export interface Parties {
  readonly payer: ParticipantId;
  readonly payee: ParticipantId;
}

/** The EIP-712 statement that a payer signs for one kind of instruction. */
export interface Statement {
  readonly types: Record<string, TypedDataField[]>;
  readonly encoder: TypedDataEncoder;
  /** Names of the fields. */
  readonly fields: StatementFields;
  readonly partiesOf: (instruction: Pick<Instruction, "payer" | "payee">) => Parties;
}

interface StatementFields {
  readonly payer: string;
  readonly payee: string;
  readonly amount: string;
}

/**
 * What the payers of a scheme sign, as its contracts declare it. The books verify the same signature over the same
 * digest as the contracts.
 */
export interface Statements extends Readonly<Record<InstructionKind, Statement>> {
  /** A payment by static QR code; signed like any other payment where the scheme knows no difference. */
  readonly staticQrPayment?: Statement;
}

function statementOf(instruction: Instruction, { statements }: AuthorisationTerms): Statement {
  const { kind, channel } = instruction;
  return (channel === "static_qr" ? statements.staticQrPayment : undefined) ?? statements[kind];
}

export function statement(
  { name, ...fields }: StatementFields & { readonly name: string },
  partiesOf: Statement["partiesOf"] = ({ payer, payee }) => ({ payer, payee }),
): Statement {
  const types = {
    [name]: [
      { name: "instructionId", type: "bytes32" },
      { name: fields.payer, type: "address" },
      { name: fields.payee, type: "address" },
      { name: fields.amount, type: "uint256" },
      { name: "validUntil", type: "uint256" },
    ],
  };
  return { types, encoder: TypedDataEncoder.from(types), fields, partiesOf };
}

/** What the payer signs besides the instruction itself. */
export interface AuthorisationTerms {
  readonly domain: TypedDataDomain;
  readonly statements: Statements;
  /** The authorisation may be used up to and including this second. */
  readonly validUntilSeconds: number;
  /** Of the key that is the participant's at a second; without one, of the first. */
  readonly addressOf: (participant: string, atSeconds?: number) => string;
}

/** Who signs the instruction, and whom the signed statement names as payee. */
export function signedParties(instruction: Instruction, terms: AuthorisationTerms): Parties {
  return statementOf(instruction, terms).partiesOf(instruction);
}

/** The 32-byte id under which the rails know an instruction. */
export function instructionIdOf(instruction: Pick<Instruction, "id">): string {
  return keccakOfText(instruction.id);
}

/** As a wallet shows it to the payer: `signer.signTypedData(domain, types, value)`. */
export function typedDataOf(instruction: Instruction, terms: AuthorisationTerms) {
  return {
    domain: terms.domain,
    types: statementOf(instruction, terms).types,
    value: valueOf(instruction, terms),
  };
}

function valueOf(instruction: Instruction, terms: AuthorisationTerms) {
  const { fields } = statementOf(instruction, terms);
  const { payer, payee } = signedParties(instruction, terms);
  return {
    instructionId: instructionIdOf(instruction),
    [fields.payer]: terms.addressOf(payer, instruction.atSeconds),
    [fields.payee]: terms.addressOf(payee, instruction.atSeconds),
    [fields.amount]: instruction.amount,
    validUntil: terms.validUntilSeconds,
  };
}

/** The digest that is signed, and by which a repeated id is known to have the same contents. */
export function digestOf(instruction: Instruction, terms: AuthorisationTerms): string {
  const { encoder } = statementOf(instruction, terms);
  return keccak256(
    concat(["0x1901", domainSeparatorOf(terms.domain), encoder.hash(valueOf(instruction, terms))]),
  );
}

const domainSeparators = new WeakMap<TypedDataDomain, string>();

function domainSeparatorOf(domain: TypedDataDomain): string {
  const known = domainSeparators.get(domain);
  if (known !== undefined) return known;
  const separator = TypedDataEncoder.hashDomain(domain);
  domainSeparators.set(domain, separator);
  return separator;
}

/**
 * Throws `INVALID_SIGNATURE` unless the payer's key signed exactly this instruction under these terms.
 * @param digest What `digestOf` gives for them, where it is known: it takes a quarter of the time.
 */
export function verifyAuthorisation(
  instruction: SignedInstruction,
  terms: AuthorisationTerms,
  digest: string = digestOf(instruction, terms),
): void {
  const { payer } = signedParties(instruction, terms);
  const address = terms.addressOf(payer, instruction.atSeconds);
  if (signerOf(digest, instruction.signature) === address) return;
  throw new JiaoziError(
    "INVALID_SIGNATURE",
    `Instruction ${instruction.id} isn't signed by its payer ${payer} (${address}).`,
    "Sign it again with the payer's key, for this chain and contract.",
    { field: "signature", address },
  );
}
