import { decodeError } from "../../catalogue/decodeError.ts";
import { type ErrorCode, JiaoziError } from "../../catalogue/errors.ts";
import { explainError } from "../../catalogue/explain.ts";

/** Contract errors that say that an instruction was faulty, rather than that the state refuses the call. */
const FAULTS: Readonly<Record<string, ErrorCode>> = {
  InstructionIdReused: "ID_REUSED",
  InvalidPayerSignature: "INVALID_SIGNATURE",
  AuthorisationExpired: "EXPIRED",
  AmountOutOfRange: "BAD_FIELD",
  TradeWithSelf: "BAD_FIELD",
  NoSuchTrade: "BAD_FIELD",
  NotThePartyToAct: "BAD_FIELD",
};

/** The name of the contract's error, if it is one. */
export function errorNameOf(cause: unknown): string | undefined {
  const decoded = decodeError(cause);
  return decoded.kind === "contract" ? decoded.name : undefined;
}

/** Why the contract refused a call, in the words of the catalogue. */
export function refusedCall(what: string, cause: unknown): JiaoziError {
  const decoded = decodeError(cause);
  if (decoded.kind === "jiaozi") return decoded.error;
  const { sentence, nextStep } = explainError(cause);
  const code = decoded.kind === "contract" ? (FAULTS[decoded.name] ?? "CHAIN_REFUSED") : "CHAIN_REFUSED";
  return new JiaoziError(code, `${what}: ${sentence}`, nextStep, {}, cause);
}
