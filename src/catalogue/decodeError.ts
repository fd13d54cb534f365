import { Interface } from "ethers";

import { JiaoziError } from "./errors.ts";
import type { WalletSituation } from "./messages.ts";
import { SOLIDITY_ERRORS, type SolidityErrorName } from "./solidityErrors.ts";

export type ErrorArguments = Readonly<Record<string, unknown>>;

/** What an error from a contract, a node or a wallet turned out to be. `data` is raw revert data. */
export type DecodedError =
  | { kind: "contract"; name: SolidityErrorName; args: ErrorArguments; data: string }
  | { kind: "situation"; code: WalletSituation; args: ErrorArguments; data?: string }
  | { kind: "jiaozi"; error: JiaoziError };

/** Thrown where a page or a command runs into a situation that the catalogue has words for. */
export class SituationError extends Error {
  readonly situation: WalletSituation;
  readonly args: ErrorArguments;

  constructor(code: WalletSituation, args: ErrorArguments = {}, cause?: unknown) {
    super(code, { cause });
    this.name = "SituationError";
    this.situation = code;
    this.args = args;
  }
}

const INTERFACE = new Interface([
  ...SOLIDITY_ERRORS.map((signature) => `error ${signature}`),
  "error Error(string reason)",
  "error Panic(uint256 code)",
]);

const PANICS: Record<string, WalletSituation> = {
  "17": "PANIC_ARITHMETIC",
  "18": "PANIC_DIVISION",
  "50": "PANIC_INDEX",
};

/** Wallets answer with these numbers (EIP-1193, EIP-1474), ethers with these words. */
const CODES: Record<string, WalletSituation> = {
  "4001": "CANCELLED",
  ACTION_REJECTED: "CANCELLED",
  "-32002": "REQUEST_PENDING",
  "4100": "NOT_AUTHORISED",
  "4200": "METHOD_UNSUPPORTED",
  "-32601": "METHOD_UNSUPPORTED",
  "4900": "WALLET_DISCONNECTED",
  "4901": "WALLET_DISCONNECTED",
  "4902": "CHAIN_UNKNOWN",
  TRANSACTION_REPLACED: "TRANSACTION_REPLACED",
  INSUFFICIENT_FUNDS: "FEE_NOT_COVERED",
  NONCE_EXPIRED: "NONCE_GAP",
  NETWORK_ERROR: "NODE_UNREACHABLE",
  TIMEOUT: "NODE_UNREACHABLE",
  ECONNREFUSED: "NODE_UNREACHABLE",
  "-32602": "INVALID_PARAMETERS",
  "-32600": "INVALID_PARAMETERS",
  "-32603": "INTERNAL_ERROR",
};

/** Nodes say these in prose only, and wallets pass them on under a code that says less. */
const PROSE: readonly [RegExp, WalletSituation][] = [
  [/insufficient funds|doesn't have enough funds/i, "FEE_NOT_COVERED"],
  [/nonce too (low|high)/i, "NONCE_GAP"],
  [/failed to fetch|fetch failed|connection refused/i, "NODE_UNREACHABLE"],
];

/** Finds out what went wrong, wherever the wallet, the node or ethers hid it. Never throws. */
export function decodeError(error: unknown): DecodedError {
  if (error instanceof JiaoziError) return { kind: "jiaozi", error };
  if (error instanceof SituationError) return situation(error.situation, error.args);
  const layers = layersOf(error);
  const data = layers.map(revertDataOf).find((found) => found !== undefined);
  if (data !== undefined) return decodeRevertData(data);
  const messages = layers.map(messageOf);
  const prose = PROSE.find(([pattern]) => messages.some((message) => pattern.test(message)));
  if (prose) return situation(prose[1]);
  // A code that an outer layer gives is often only "internal error": the telling one may lie deeper.
  const codes = layers.flatMap((layer) => CODES[String(layer["code"])] ?? []);
  const code = codes.find((known) => known !== "INTERNAL_ERROR") ?? codes[0];
  if (code) return situation(code);
  if (layers.some((layer) => layer["code"] === "CALL_EXCEPTION")) return situation("EMPTY_REVERT");
  return situation("UNEXPECTED", { message: messages.find(Boolean) ?? String(error) });
}

/** Decodes the data of a revert: a declared error, `require` with a text, or a panic. */
export function decodeRevertData(data: string): DecodedError {
  if (data === "0x") return situation("EMPTY_REVERT");
  let parsed;
  try {
    parsed = INTERFACE.parseError(data);
  } catch {
    parsed = null; // the selector is known but the arguments aren't those declared
  }
  if (!parsed) return { ...situation("UNKNOWN_REVERT"), data };
  if (parsed.name === "Error") return situation("REVERT_REASON", { reason: parsed.args[0] as unknown });
  if (parsed.name === "Panic") {
    const code = parsed.args[0] as bigint;
    return situation(PANICS[code.toString()] ?? "PANIC", { code: `0x${code.toString(16)}` });
  }
  const args = Object.fromEntries(
    parsed.fragment.inputs.map((input, i) => [input.name, parsed.args[i] as unknown]),
  );
  return { kind: "contract", name: parsed.name as SolidityErrorName, args, data };
}

function situation(code: WalletSituation, args: ErrorArguments = {}) {
  return { kind: "situation", code, args } as const;
}

type Layer = Readonly<Record<string, unknown>>;

/** Only these lead to an answer; `transaction` and `payload` hold the question, whose `data` looks alike. */
const INWARD = ["data", "error", "info", "cause", "originalError", "revert"];
const MAX_DEPTH = 8;

function layersOf(value: unknown, depth = 0): Layer[] {
  if (typeof value !== "object" || value === null || depth > MAX_DEPTH) return [];
  const layer = value as Layer;
  return [layer, ...INWARD.flatMap((key) => layersOf(layer[key], depth + 1))];
}

function revertDataOf(layer: Layer): string | undefined {
  const data = layer["data"];
  // a selector and whole words; anything else under this name is something else
  return typeof data === "string" && /^0x[0-9a-f]{8}([0-9a-f]{64})*$/i.test(data) ? data : undefined;
}

function messageOf(layer: Layer): string {
  const message = layer["shortMessage"] ?? layer["message"];
  return typeof message === "string" ? message : "";
}
