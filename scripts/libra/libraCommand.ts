import { EXIT, JiaoziError } from "../../src/catalogue/errors.ts";
import { jsonOf } from "../../src/report/writeResult.ts";
import { EXIT_CODES_HELP, type Options, type OptionValues, helpOf, parseOptions } from "../cli/options.ts";
import type { Action, Answer, Plan, Role } from "./action.ts";
import { type Preview, type Sent, exitCodeOf, preview, send } from "./carryOut.ts";
import { type Desk, SURROUNDINGS, type Surroundings, openDesk } from "./desk.ts";
import { keyOf } from "./keys.ts";
import { COMMON_OPTIONS, ROLES, helpOfRole, helpOfRoles } from "./roles.ts";

type Write = (text: string) => void;

/** `npm run libra -- <role> <action> [options]`; returns the exit code. */
export async function libraCommand(
  args: readonly string[],
  write: Write,
  surroundings: Surroundings = SURROUNDINGS,
): Promise<number> {
  const [roleName = "--help", actionName = "--help", ...rest] = args;
  if (roleName === "--help") return say(write, helpOfRoles());
  const role = pick<Role>(ROLES, roleName, "role", "npm run libra -- --help");
  if (actionName === "--help") return say(write, helpOfRole(roleName, role));
  const action = pick<Action>(role.actions, actionName, "action", `npm run libra -- ${roleName} --help`);
  const command = `npm run libra -- ${roleName} ${actionName}`;
  const options: Options = { ...action.options, ...COMMON_OPTIONS };
  const values = parseOptions(options, rest, command);
  if (values["help"] === true)
    return say(write, helpOf(`${command} [options]`, action.says, options, EXIT_CODES_HELP));
  const desk = await openDesk(values, surroundings);
  try {
    const outcome = await action.run(desk, values);
    if ("answer" in outcome) return answer(outcome.answer, values, write);
    return await carryOut(desk, outcome.plan, { roleName, actionName, values, write });
  } finally {
    desk.provider.destroy();
  }
}

interface Told {
  readonly roleName: string;
  readonly actionName: string;
  readonly values: OptionValues;
  readonly write: Write;
}

/** Shows what would happen, and with `--yes` makes it happen. */
async function carryOut(desk: Desk, plan: Plan, told: Told): Promise<number> {
  const { values, write } = told;
  const json = values["json"] === true;
  const seen = await preview(desk, plan);
  if (!json) write(previewInWords(desk, seen));
  if (seen.refused !== undefined || values["yes"] !== true) {
    if (json) write(jsonOf(document(desk, told, seen)));
    else if (seen.refused === undefined) write("Nothing was sent. Add --yes to send it.\n");
    return exitCodeOf(seen.refused);
  }
  const variable = values["key"];
  const key = await keyOf({
    chainId: desk.chainId,
    account: plan.actor,
    variable: typeof variable === "string" ? variable : `JIAOZI_${told.roleName.toUpperCase()}_KEY`,
  });
  const result = await send(desk, plan, key);
  if ("hash" in result) {
    if (json) write(jsonOf(document(desk, told, seen, result)));
    else write(`Done in block ${result.blockNumber}: ${result.hash}\n`);
    return EXIT.ok;
  }
  const refused = { ...seen, refused: result };
  write(json ? jsonOf(document(desk, told, refused)) : refusalInWords(refused));
  return exitCodeOf(result);
}

function previewInWords(desk: Desk, seen: Preview): string {
  const { plan, effects } = seen;
  const who = desk.nameOf(plan.actor);
  const lines = [
    `${who === undefined ? "" : `${who}, `}${plan.actor}, on ${desk.network} (chain ${desk.chainId})`,
    `  will ${plan.what}`,
    ...Object.entries(plan.facts ?? {}).map(([what, value]) => `  ${what}: ${value}`),
    ...effects.map(
      ({ what, before, after }) => `  ${what}: ${before}${after === undefined ? "" : ` → ${after}`}`,
    ),
  ];
  return `${lines.join("\n")}\n${seen.refused === undefined ? "" : refusalInWords(seen)}`;
}

function refusalInWords({ refused }: Preview): string {
  if (refused === undefined) return "";
  return `Refused by ${refused.code}: ${refused.sentence}\n  next: ${refused.nextStep}\n`;
}

function document(desk: Desk, { roleName, actionName }: Told, seen: Preview, sent?: Sent) {
  const { actor, what, to, facts } = seen.plan;
  const { refused } = seen;
  return {
    version: 1,
    ...{ network: desk.network, chainId: desk.chainId, currency: desk.currency },
    ...{ role: roleName, action: actionName, actor, contract: to, what },
    facts: facts ?? {},
    effects: seen.effects,
    ...(refused === undefined
      ? {}
      : { refused: { code: refused.code, sentence: refused.sentence, nextStep: refused.nextStep } }),
    ...(sent === undefined ? {} : { sent }),
  };
}

function answer({ lines, json }: Answer, values: OptionValues, write: Write): number {
  write(values["json"] === true ? jsonOf(json) : `${lines.join("\n")}\n`);
  return EXIT.ok;
}

function say(write: Write, text: string): number {
  write(text);
  return EXIT.ok;
}

function pick<T>(from: Readonly<Record<string, T>>, name: string, kind: string, help: string): T {
  const found = Object.hasOwn(from, name) ? from[name] : undefined;
  if (found !== undefined) return found;
  throw new JiaoziError(
    "BAD_USAGE",
    `There is no ${kind} "${name}".`,
    `One of: ${Object.keys(from).join(", ")}. See ${help}.`,
  );
}
