import { stdout } from "node:process";
import { fileURLToPath } from "node:url";

import { isAddress } from "ethers";

import { EXIT, type ExitCode, JiaoziError } from "../src/catalogue/errors.ts";
import { jsonOf } from "../src/report/writeResult.ts";
import { DEMONSTRATION_PHRASE } from "../deploy/demonstrationPhrase.ts";
import { writeBesuFiles } from "../network/besu/files.ts";
import { phraseAccounts, scenarioAccounts } from "../network/commands/demonstrationAccounts.ts";
import { down } from "../network/commands/down.ts";
import { govern } from "../network/commands/govern.ts";
import { orderOf } from "../network/commands/orderOf.ts";
import { type Status, statusTable } from "../network/commands/statusTable.ts";
import { up, upInBackground } from "../network/commands/up.ts";
import { give } from "../network/control/control.ts";
import { type NetworkDescription, loadDescription } from "../network/description.ts";
import { planNetwork } from "../network/networkPlan.ts";
import { main } from "./cli/main.ts";
import { SAMPLE_DAY } from "./scenarioOption.ts";
import { EXIT_CODES_HELP, type OptionValues, type Options, helpOf, parseOptions } from "./cli/options.ts";

const OPTIONS: Options = {
  description: { value: "FILE", says: "default: network/consortium.json" },
  background: { says: "up: return when blocks are made, and leave the network running" },
  loopback: {
    says: "up: all nodes on the loopback address, also where each could have a network of its own",
  },
  deploy: { says: "permit: may create contracts too" },
  scenario: {
    value: "FOLDER",
    says: "permit: whoever deploys for demonstration, and who sends transactions in this scenario",
  },
  json: { says: "status: as JSON" },
  help: { says: "print this" },
};

const HELP = helpOf(
  "npm run network -- up | status | stop | down | kill N | start N | freeze N | thaw N | partition N,M | heal | delay MS | govern 0x… | besu FOLDER | permit 0x… | forbid 0x…",
  `Runs the validators and the RPC node of a description on this machine.

  up            start, until Ctrl-C; the chain goes on where it was
  status        who runs, at which block, with which head
  stop, down    end it; down deletes the chain too
  kill, start   kill -9 node N; start it again
  freeze, thaw  halt the process of node N; let it run on
  partition     nodes N and M on one side, the others on the other; heal joins them
  govern        have the validators vote for what the on-chain ValidatorSet at this address says, until Ctrl-C
  besu          write genesis, permission and compose files for Hyperledger Besu into this folder
  delay         so many milliseconds on every node's way out
  permit        put accounts, separated by commas, on the list of those that may transact; forbid takes them off;
                without accounts, those of --scenario and of a deployment for demonstration`,
  OPTIONS,
  EXIT_CODES_HELP,
);

await main(async ([command = "", ...rest]) => {
  const isOption = (text: string | undefined) => text === undefined || text.startsWith("--");
  const subject = isOption(rest[0]) ? undefined : rest[0];
  const values = parseOptions(OPTIONS, subject === undefined ? rest : rest.slice(1), "npm run network --");
  if (values["help"] === true || command === "--help" || command === "") {
    stdout.write(HELP);
    return command === "" ? EXIT.usage : EXIT.ok;
  }
  return carryOut(command, subject, values);
});

async function carryOut(
  command: string,
  subject: string | undefined,
  values: OptionValues,
): Promise<ExitCode> {
  const file = typeof values["description"] === "string" ? values["description"] : undefined;
  const description = await loadDescription(file);
  const onLoopback = values["loopback"] === true;
  if (command === "up" && values["background"] === true) {
    const given = [
      ...(file === undefined ? [] : ["--description", file]),
      ...(onLoopback ? ["--loopback"] : []),
    ];
    return upInBackground(fileURLToPath(import.meta.url), given, description);
  }
  if (command === "up") return up(description, { onLoopback });
  if (command === "down") return down(description);
  if (command === "besu") return writeForBesu(description, subject);
  if (command === "govern") return governBy(description, subject);
  if (command === "permit" && subject === undefined) return permitDemonstration(description, values);
  const { controlSocket } = planNetwork(description, false);
  const result = await give(controlSocket, orderOf(command, subject, values["deploy"] === true));
  if (command === "status")
    stdout.write(values["json"] === true ? jsonOf(result) : statusTable(result as Status));
  return EXIT.ok;
}

async function writeForBesu(description: NetworkDescription, folder = "data/besu"): Promise<ExitCode> {
  await writeBesuFiles(planNetwork(description, true), folder, phraseAccounts(DEMONSTRATION_PHRASE));
  stdout.write(`${folder}/compose.yaml\n`);
  return EXIT.ok;
}

function governBy(description: NetworkDescription, validatorSet: string | undefined): Promise<ExitCode> {
  if (validatorSet !== undefined && isAddress(validatorSet)) return govern(description, validatorSet);
  const nextStep = "Take it from deploy/address-book.json.";
  throw new JiaoziError("BAD_USAGE", "govern takes the address of the ValidatorSet.", nextStep);
}

/** The accounts with which deployment, comparison and benchmark work, whose keys everybody knows. */
async function permitDemonstration(description: NetworkDescription, values: OptionValues): Promise<ExitCode> {
  const folder = typeof values["scenario"] === "string" ? values["scenario"] : SAMPLE_DAY;
  const { controlSocket } = planNetwork(description, false);
  const deployers = phraseAccounts(DEMONSTRATION_PHRASE);
  await give(controlSocket, { order: "permit", accounts: deployers, deploys: true });
  await give(controlSocket, { order: "permit", accounts: await scenarioAccounts(folder), deploys: false });
  return EXIT.ok;
}
