import {
  Signature,
  type TypedDataDomain,
  type TypedDataField,
  TypedDataEncoder,
  id as keccakOfText,
  recoverAddress,
} from "ethers";

import { JiaoziError } from "../catalogue/errors.ts";
import type { Instruction, InstructionKind, SignedInstruction } from "./instructions.ts";

/**
 * The EIP-712 statement that a payer signs, one type per kind of instruction, as `IWalletYuan` and
 * `ICentralBank` declare them. The books verify the same signature over the same digest as the contracts.
 */
const TYPED_DATA: Record<
  InstructionKind,
  { types: Record<string, TypedDataField[]>; payer: string; payee: string }
> = {
  top_up: statement("TopUp", "bank", "wallet"),
  payment: statement("Payment", "payer", "payee"),
  withdrawal: statement("Withdrawal", "wallet", "bank"),
};

function statement(name: string, payer: string, payee: string) {
  const fields = [
    { name: "instructionId", type: "bytes32" },
    { name: payer, type: "address" },
    { name: payee, type: "address" },
    { name: "amountInFen", type: "uint256" },
    { name: "validUntil", type: "uint256" },
  ];
  return { types: { [name]: fields }, payer, payee };
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

export function typedDataOf(instruction: Instruction, terms: AuthorisationTerms) {
  const { types, payer, payee } = TYPED_DATA[instruction.kind];
  const value = {
    instructionId: instructionIdOf(instruction),
    [payer]: terms.addressOf(instruction.payer),
    [payee]: terms.addressOf(instruction.payee),
    amountInFen: instruction.amountFen,
    validUntil: terms.validUntilSeconds,
  };
  return { domain: terms.domain, types, value };
}

/** The digest that is signed, and by which a repeated id is known to have the same contents. */
export function digestOf(instruction: Instruction, terms: AuthorisationTerms): string {
  const { domain, types, value } = typedDataOf(instruction, terms);
  return TypedDataEncoder.hash(domain, types, value);
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

function signerOf(digest: string, signature: string): string | undefined {
  try {
    // ethers also takes 64-byte and EIP-155 forms, which the contracts refuse
    if (Signature.from(signature).serialized !== signature.toLowerCase()) return undefined;
    return recoverAddress(digest, signature);
  } catch {
    return undefined; // not a signature at all
  }
}
