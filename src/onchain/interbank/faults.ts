import { decodeError } from "../../catalogue/decodeError.ts";
import { type ErrorCode, JiaoziError } from "../../catalogue/errors.ts";
import { explainError } from "../../catalogue/explain.ts";

/** Contract errors that say that an order was faulty, rather than that the state refuses the call. */
const FAULTS: Readonly<Record<string, ErrorCode>> = {
  InstructionIdReused: "ID_REUSED",
  InvalidPayerSignature: "INVALID_SIGNATURE",
  AuthorisationExpired: "EXPIRED",
  NotASettlementBank: "UNKNOWN_PARTICIPANT",
  AmountOutOfRange: "BAD_FIELD",
  PaymentToSelf: "BAD_FIELD",
};

/** Why the contract refused a call, in the words of the catalogue. */
export function refusedCall(what: string, cause: unknown): JiaoziError {
  const decoded = decodeError(cause);
  if (decoded.kind === "jiaozi") return decoded.error;
  const { sentence, nextStep } = explainError(cause);
  const code = decoded.kind === "contract" ? (FAULTS[decoded.name] ?? "CHAIN_REFUSED") : "CHAIN_REFUSED";
  return new JiaoziError(code, `${what}: ${sentence}`, nextStep, {}, cause);
}
