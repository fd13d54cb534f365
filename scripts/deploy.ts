import { stderr, stdout } from "node:process";

import { JsonRpcProvider } from "ethers";
import hre from "hardhat";

import { addressBookOf, libraBookOf, writeAddressBook } from "../deploy/addressBook.ts";
import { deployJiaozi } from "../deploy/deployJiaozi.ts";
import { deployLibraSystem } from "../deploy/deployLibraSystem.ts";
import { deploymentIdOf, dropForgottenJournal } from "../deploy/journal.ts";
import { loadParameters } from "../deploy/parameters.ts";
import { EXIT, JiaoziError } from "../src/catalogue/errors.ts";
import { jsonOf } from "../src/report/writeResult.ts";
import { httpNetwork, requireChain } from "./chain.ts";
import { main } from "./cli/main.ts";
import { EXIT_CODES_HELP, type Options, helpOf, parseOptions } from "./cli/options.ts";

const OPTIONS: Options = {
  network: {
    value: "NAME",
    says: "a network of hardhat.config.ts; its parameters are in deploy/parameters/NAME.json",
  },
  help: { says: "print this" },
};

const HELP = helpOf(
  "npm run deploy -- --network NAME",
  "Deploys the RMB side (central bank, wallet yuan, e-CNY, settlement) and the Libra system, or goes on with a deployment that was cut off; one that is complete changes nothing.\nWrites deploy/address-book.json and prints it.",
  OPTIONS,
  EXIT_CODES_HELP,
);

await main(async (args) => {
  const values = parseOptions(OPTIONS, args, "npm run deploy --");
  if (values["help"] === true) {
    stdout.write(HELP);
    return EXIT.ok;
  }
  const { network } = values;
  if (typeof network !== "string") {
    throw new JiaoziError("BAD_USAGE", "--network is missing.", "Say where to deploy.", {
      field: "--network",
    });
  }
  const rpcUrl = await httpNetwork(network);
  const parameters = await loadParameters(network);
  await requireChain(rpcUrl, parameters.chainId);
  const deploymentId = deploymentIdOf(parameters.chainId);
  const provider = new JsonRpcProvider(rpcUrl, parameters.chainId, { staticNetwork: true });
  if (await dropForgottenJournal(provider, deploymentId)) {
    stderr.write("The chain was restarted and has none of the contracts; deploying anew.\n");
  }
  provider.destroy();
  const connection = await hre.network.create({ network });
  const deployment = await deployJiaozi(connection, parameters, deploymentId);
  const libra = await deployLibraSystem(connection, parameters, deploymentId);
  await connection.close();
  const libraBook = libraBookOf(libra, parameters.libra);
  const book = addressBookOf(deployment, { chainName: network, rpcUrl }, undefined, libraBook);
  await writeAddressBook(book);
  stdout.write(jsonOf(book));
  return EXIT.ok;
});
