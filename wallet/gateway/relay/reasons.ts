import { decodeError, decodeRevertData } from "../../../src/catalogue/decodeError.ts";
import type { DecodedError } from "../../../src/catalogue/decodeError.ts";
import { REFUSALS } from "../../../src/catalogue/refusals.ts";
import { SOLIDITY_ERRORS } from "../../../src/catalogue/solidityErrors.ts";
import { ErrorFragment } from "ethers";
import type { StoredReason } from "../store/instructionStore.ts";

export function reasonOfRefusal(refusal: number): StoredReason {
  const code = REFUSALS[refusal];
  if (code === undefined || code === "NONE") throw new Error(`Unknown refusal ${refusal}`);
  return { code, args: {} };
}

export function reasonOfRevert(data: string): StoredReason {
  return reasonOf(decodeRevertData(data));
}

export function reasonOfError(error: unknown): StoredReason {
  return reasonOf(decodeError(error));
}

function reasonOf(decoded: DecodedError): StoredReason {
  if (decoded.kind === "jiaozi") return { code: decoded.error.code, args: {} };
  const args = Object.fromEntries(Object.entries(decoded.args).map(([name, value]) => [name, String(value)]));
  return { code: decoded.kind === "contract" ? decoded.name : decoded.code, args };
}

const BY_SELECTOR = new Map(
  SOLIDITY_ERRORS.map((signature) => {
    const fragment = ErrorFragment.from(`error ${signature}`);
    return [fragment.selector, fragment.name];
  }),
);

/** A selector alone, without what the error would say of amounts and accounts. */
export function reasonOfSelector(selector: string): StoredReason {
  return { code: BY_SELECTOR.get(selector) ?? "UNKNOWN_REVERT", args: {} };
}
