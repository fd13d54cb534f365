import { stdout } from "node:process";

import { EXIT, JiaoziError } from "../src/catalogue/errors.ts";
import { main } from "./cli/main.ts";
import { EXIT_CODES_HELP, type Options, helpOf, parseOptions } from "./cli/options.ts";
import { MUTATIONS } from "./mutations/all.ts";
import type { Mutation } from "./mutations/mutation.ts";
import { type Workshop, openWorkshop } from "./mutations/workshop.ts";

const COMMAND = "npm run mutations";
const SAYS = `Breaks the Libra contracts one rule at a time, in a copy, and runs the suite that has to notice. A test that can't
fail shows nothing: a rule that can be broken unnoticed is printed as UNNOTICED, and the command ends with 1.`;
const OPTIONS: Options = {
  list: { says: "only say what would be broken" },
  only: { value: "NAMES", says: "these mutations, separated by commas" },
  help: { says: "print this" },
};

await main(async (args) => {
  const values = parseOptions(OPTIONS, args, COMMAND);
  if (values["help"] === true) {
    stdout.write(helpOf(`${COMMAND} -- [options]`, SAYS, OPTIONS, EXIT_CODES_HELP));
    return EXIT.ok;
  }
  const chosen = chosenBy(values["only"]);
  if (values["list"] === true) {
    for (const { name, says, noticedBy } of chosen)
      stdout.write(`${name.padEnd(24)}${says} → ${noticedBy}\n`);
    return EXIT.ok;
  }
  const workshop = await openWorkshop();
  try {
    return (await tryAll(workshop, chosen)) ? EXIT.ok : EXIT.checkFailed;
  } finally {
    await workshop.close();
  }
});

function chosenBy(names: string | boolean | undefined): readonly Mutation[] {
  if (typeof names !== "string") return MUTATIONS;
  return names.split(",").map((name) => {
    const found = MUTATIONS.find((mutation) => mutation.name === name);
    if (found !== undefined) return found;
    throw new JiaoziError(
      "BAD_USAGE",
      `There is no mutation "${name}".`,
      `${COMMAND} -- --list names them.`,
      {
        field: "--only",
      },
    );
  });
}

/** Whether every broken rule was noticed, and by the test that is there for it. */
async function tryAll(workshop: Workshop, mutations: readonly Mutation[]): Promise<boolean> {
  const failing = await workshop.failures([...new Set(mutations.map(({ suite }) => suite))]);
  if (failing.length !== 0) throw new Error(`Tests fail as the contracts are: ${failing.join(", ")}`);
  let unnoticed = 0;
  for (const mutation of mutations) {
    const noticing = await workshop.notice(mutation);
    if (noticing.length === 0) ++unnoticed;
    const by = noticing.length === 0 ? `UNNOTICED by ${mutation.noticedBy}` : noticing.join(", ");
    stdout.write(`${mutation.name.padEnd(24)}${mutation.says}: ${by}\n`);
  }
  stdout.write(`${mutations.length - unnoticed} of ${mutations.length} broken rules were noticed.\n`);
  return unnoticed === 0;
}
