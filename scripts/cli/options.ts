import { type ParseArgsOptionsConfig, parseArgs } from "node:util";

import { JiaoziError } from "../../src/catalogue/errors.ts";

interface OptionHelp {
  /** Placeholder of the value, for the help text; absent for flags. */
  readonly value?: string;
  readonly says: string;
}

export type Options = Readonly<Record<string, OptionHelp>>;
export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

/** Parses the command line; throws `BAD_USAGE` on anything that isn't an option of the command. */
export function parseOptions(options: Options, args: string[], command: string): OptionValues {
  const config: ParseArgsOptionsConfig = {};
  for (const [name, { value }] of Object.entries(options)) {
    config[name] = { type: value === undefined ? "boolean" : "string" };
  }
  try {
    return parseArgs({ args, options: config, allowPositionals: false }).values as OptionValues;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split(". ")[0] : String(cause);
    throw new JiaoziError("BAD_USAGE", `${why}.`, `See ${command} --help.`, {}, cause);
  }
}

export function helpOf(synopsis: string, says: string, options: Options, after: string): string {
  const rows = Object.entries(options).map(([name, { value, says: what }]) => {
    const flag = value === undefined ? `--${name}` : `--${name} ${value}`;
    return `  ${flag.padEnd(24)}${what}`;
  });
  return [synopsis, "", says, "", "Options:", ...rows, "", after, ""].join("\n");
}

/** A whole number from an option, or undefined when the option isn't given. */
export function wholeNumber(
  values: OptionValues,
  name: string,
  lowest: number,
  highest: number,
): number | undefined {
  const text = values[name];
  if (typeof text !== "string") return undefined;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= lowest && number <= highest) return number;
  throw new JiaoziError(
    "BAD_USAGE",
    `--${name} is "${text}"; it takes a whole number from ${lowest} to ${highest}.`,
    "Correct the option.",
    { field: `--${name}` },
  );
}

export const EXIT_CODES_HELP = `Exit codes: 0 done and in agreement; 1 a check failed; 2 bad usage or input; 3 chain or database
unreachable, or another one than expected; 4 the state refuses; 130 interrupted.`;
