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
import { signerOf } from "./signatures.ts";

/**
 * The EIP-712 statement that a payer signs, one type per kind of instruction, as `IWalletYuan` and
 * `ICentralBank` declare them. The books verify the same signature over the same digest as the contracts.
 */
const TYPED_DATA: Record<InstructionKind, Statement> = {
  top_up: statement("TopUp", "bank", "wallet"),
  payment: statement("Payment", "payer", "payee"),
  withdrawal: statement("Withdrawal", "wallet", "bank"),
};

interface Statement {
  readonly types: Record<string, TypedDataField[]>;
  readonly encoder: TypedDataEncoder;
  readonly payer: string;
  readonly payee: string;
}

function statement(name: string, payer: string, payee: string): Statement {
  const fields = [
    { name: "instructionId", type: "bytes32" },
    { name: payer, type: "address" },
    { name: payee, type: "address" },
    { name: "amountInFen", type: "uint256" },
    { name: "validUntil", type: "uint256" },
  ];
  const types = { [name]: fields };
  return { types, encoder: TypedDataEncoder.from(types), payer, payee };
}

/** What the payer signs besides the instruction itself. */
export interface AuthorisationTerms {
  readonly domain: TypedDataDomain;
  /** The authorisation may be used up to and including this second. */
  readonly validUntilSeconds: number;
  readonly addressOf: (participant: string) => string;
}

/** The 32-byte id under which the rails know an instruction. */
export function instructionIdOf(instruction: Pick<Instruction, "id">): string {
  return keccakOfText(instruction.id);
}

/** As a wallet shows it to the payer: `signer.signTypedData(domain, types, value)`. */
export function typedDataOf(instruction: Instruction, terms: AuthorisationTerms) {
  return {
    domain: terms.domain,
    types: TYPED_DATA[instruction.kind].types,
    value: valueOf(instruction, terms),
  };
}

function valueOf(instruction: Instruction, terms: AuthorisationTerms) {
  const { payer, payee } = TYPED_DATA[instruction.kind];
  return {
    instructionId: instructionIdOf(instruction),
    [payer]: terms.addressOf(instruction.payer),
    [payee]: terms.addressOf(instruction.payee),
    amountInFen: instruction.amount,
    validUntil: terms.validUntilSeconds,
  };
}

/** The digest that is signed, and by which a repeated id is known to have the same contents. */
export function digestOf(instruction: Instruction, terms: AuthorisationTerms): string {
  const { encoder } = TYPED_DATA[instruction.kind];
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

/** Throws `INVALID_SIGNATURE` unless the payer's key signed exactly this instruction under these terms. */
export function verifyAuthorisation(instruction: SignedInstruction, terms: AuthorisationTerms): void {
  const payer = terms.addressOf(instruction.payer);
  if (signerOf(digestOf(instruction, terms), instruction.signature) === payer) return;
  throw new JiaoziError(
    "INVALID_SIGNATURE",
    `Instruction ${instruction.id} isn't signed by its payer ${instruction.payer} (${payer}).`,
    "Sign it again with the payer's key, for this chain and contract.",
    { field: "signature", address: payer },
  );
}
