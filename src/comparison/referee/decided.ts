import { JiaoziError } from "../../catalogue/errors.ts";
import { type AuthorisationTerms, digestOf, verifyAuthorisation } from "../../scenario/authorisation.ts";
import type { SignedInstruction } from "../../scenario/instructions.ts";

/**
 * Throws the first error that stops an instruction from being decided at all: `EXPIRED`, `INVALID_SIGNATURE`,
 * `ID_REUSED`, in this order. `earlierDigest` is the contents under which the id was used before. Answers with the digest.
 */
export function requireDecidable(
  instruction: SignedInstruction,
  terms: AuthorisationTerms,
  earlierDigest: string | undefined,
): string {
  requireUnexpired(instruction, terms);
  const digest = digestOf(instruction, terms);
  verifyAuthorisation(instruction, terms, digest);
  if (earlierDigest === undefined || earlierDigest === digest) return digest;
  throw new JiaoziError(
    "ID_REUSED",
    `Instruction ${instruction.id} was decided before with other contents.`,
    "Give it an id of its own; only an identical instruction may repeat an id.",
    { field: "id" },
  );
}

function requireUnexpired(
  { id, atSeconds }: SignedInstruction,
  { validUntilSeconds }: AuthorisationTerms,
): void {
  if (atSeconds <= validUntilSeconds) return;
  throw new JiaoziError(
    "EXPIRED",
    `Instruction ${id} arrives at ${atSeconds}, after its authorisation's last second ${validUntilSeconds}.`,
    "Have the payer sign again with a later last second.",
    { field: "time" },
  );
}
