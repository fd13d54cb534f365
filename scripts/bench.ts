import { join } from "node:path";
import { stdout } from "node:process";

import { renderBench } from "../src/bench/report/renderBench.ts";
import { SECTIONS, type Section } from "../src/bench/report/benchResult.ts";
import { writeBench } from "../src/bench/report/writeBench.ts";
import { EXIT, type ExitCode, JiaoziError } from "../src/catalogue/errors.ts";
import { jsonOf } from "../src/report/writeResult.ts";
import { runBench } from "./bench/runBench.ts";
import { interruptible } from "./cli/interruption.ts";
import { main } from "./cli/main.ts";
import { type OptionValues, type Options, helpOf, parseOptions, wholeNumber } from "./cli/options.ts";
import { type Progress, openProgress } from "./cli/progress.ts";
import { ROOT } from "./scenarioOption.ts";

const REPETITIONS = { quick: 1, full: 3 };
const DEFAULT_SEED = "jiaozi-bench";

const OPTIONS: Options = {
  only: { value: "SECTIONS", says: `some of ${SECTIONS.join(", ")}, with commas between (default: all)` },
  quick: { says: "short runs, once each: shows that it works, too short to quote" },
  repetitions: { value: "N", says: `default: ${REPETITIONS.full}; ${REPETITIONS.quick} with --quick` },
  seed: { value: "TEXT", says: `draws the payments (default: ${DEFAULT_SEED})` },
  out: { value: "FOLDER", says: "where bench.json and bench.md go (default: report)" },
  json: { says: "print the result as JSON instead of tables" },
  "require-targets": { says: "exit with 1 if a target is missed" },
  quiet: { says: "no progress on stderr" },
  help: { says: "print this" },
};

const HELP = helpOf(
  "npm run bench -- [options]",
  "Measures contracts and books beside baselines, in turn on this machine. Compare ratios; rates are this machine's.",
  OPTIONS,
  `The contracts run on a development chain in a process of its own, the books on a private PostgreSQL server.
Exit codes: 0 measured; 1 a target was missed and --require-targets given, or books and referee differ; 2 bad usage; 3 chain or database
unreachable; 130 interrupted.`,
);

await main(async (args) => {
  const values = parseOptions(OPTIONS, args, "npm run bench --");
  if (values["help"] === true) {
    stdout.write(HELP);
    return EXIT.ok;
  }
  return interruptible((signal) => bench(values, signal), "Interrupted; nothing was written.");
});

async function bench(values: OptionValues, signal: AbortSignal): Promise<ExitCode> {
  const quick = values["quick"] === true;
  const progress = openProgress({ quiet: values["quiet"] === true });
  const result = await runBench({
    sections: sectionsOf(values["only"]),
    quick,
    repetitions: wholeNumber(values, "repetitions", 1, 100) ?? REPETITIONS[quick ? "quick" : "full"],
    seed: textOf(values["seed"]) ?? DEFAULT_SEED,
    onProgress: stepsOf(progress),
    signal,
  }).finally(() => progress.end());
  const file = await writeBench(result, textOf(values["out"]) ?? join(ROOT, "report"));
  stdout.write(values["json"] === true ? jsonOf(result) : `${renderBench(result)}\nWritten: ${file}\n`);
  if (result.longDay?.agree === false) return EXIT.checkFailed;
  const missed = result.rows.some(({ verdict }) => verdict === "missed");
  return missed && values["require-targets"] === true ? EXIT.checkFailed : EXIT.ok;
}

/** What comes after a colon is how far a step is, for which a log has no room. */
function stepsOf(progress: Progress): (says: string) => void {
  let current: string | undefined;
  return (says) => {
    const [title = says] = says.split(": ");
    if (title !== current) progress.step(title);
    current = title;
  };
}

function sectionsOf(only: OptionValues[string]): readonly Section[] {
  if (typeof only !== "string") return SECTIONS;
  const asked = only.split(",").map((name) => name.trim());
  const unknown = asked.find((name) => !(SECTIONS as readonly string[]).includes(name));
  if (unknown === undefined) return SECTIONS.filter((name) => asked.includes(name));
  throw new JiaoziError("BAD_USAGE", `There is no section "${unknown}".`, `Any of: ${SECTIONS.join(", ")}.`, {
    field: "--only",
  });
}

function textOf(value: OptionValues[string]): string | undefined {
  return typeof value === "string" ? value : undefined;
}
