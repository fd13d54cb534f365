import { type ErrorArguments, decodeError } from "./decodeError.ts";
import { type Language, formatAddress, formatFen, formatTime } from "./format.ts";
import { MESSAGES, type MessageCode } from "./messages.ts";
import { MESSAGES_ZH } from "./messages.zh.ts";
import { REFUSALS } from "./refusals.ts";

/** One error in words. `code` goes in small print; `quiet` means that the person chose it, so it isn't a fault. */
export interface Explanation {
  readonly code: string;
  readonly sentence: string;
  readonly nextStep: string;
  readonly quiet: boolean;
  /** Raw revert data, when nobody knows what it means. */
  readonly data?: string;
}

/** How arguments are put into words. */
export interface ExplainOptions {
  readonly language?: Language;
  /** Default: fen, shown as yuan. */
  readonly formatAmount?: (amount: bigint, language: Language) => string;
  /** A name for an address, where one is known. */
  readonly nameOf?: (address: string) => string | undefined;
}

/** The words of the catalogue for a code. */
export function explain(
  code: MessageCode,
  args: ErrorArguments = {},
  options: ExplainOptions = {},
): Explanation {
  const [sentence, nextStep] = (options.language === "zh" ? MESSAGES_ZH : MESSAGES)[code];
  const fill = (template: string) => interpolate(template, args, options);
  return { code, sentence: fill(sentence), nextStep: fill(nextStep), quiet: code === "CANCELLED" };
}

/** The words of the catalogue for whatever a contract, a node or a wallet threw. */
export function explainError(error: unknown, options: ExplainOptions = {}): Explanation {
  const decoded = decodeError(error);
  if (decoded.kind === "contract") return explain(decoded.name, decoded.args, options);
  if (decoded.kind === "jiaozi") {
    const { code, message, nextStep } = decoded.error;
    return { code, sentence: message, nextStep, quiet: false };
  }
  const explanation = explain(decoded.code, decoded.args, options);
  return decoded.data === undefined ? explanation : { ...explanation, data: decoded.data };
}

function interpolate(template: string, args: ErrorArguments, options: ExplainOptions): string {
  return template.replace(/\{(\w+)(?::(\w+))?\}/g, (_, name: string, form: string | undefined) =>
    inWords(args[name], form, options),
  );
}

function inWords(value: unknown, form: string | undefined, options: ExplainOptions): string {
  const language = options.language ?? "en";
  if (value === undefined) return "?";
  if (form === "amount") return (options.formatAmount ?? formatFen)(BigInt(value as bigint), language);
  if (form === "address") return options.nameOf?.(String(value)) ?? formatAddress(String(value));
  if (form === "time") return formatTime(BigInt(value as bigint), language);
  if (form === "refusal") return refusalInWords(Number(value), options);
  return String(value);
}

function refusalInWords(index: number, options: ExplainOptions): string {
  const refusal = REFUSALS[index];
  return refusal === undefined || refusal === "NONE"
    ? String(refusal)
    : explain(refusal, {}, options).sentence;
}
