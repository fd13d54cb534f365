import { fileURLToPath } from "node:url";

import toolbox from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { defineConfig } from "hardhat/config";

import { DEMONSTRATION_PHRASE } from "./deploy/demonstrationPhrase.ts";
import { LOCAL_CHAIN } from "./deploy/localChain.ts";
import consortium from "./network/consortium.json" with { type: "json" };
import compilerLanes from "./scripts/compilerLanes.ts";
import compilerWarnings from "./scripts/compilerWarnings.ts";

// The compiler is the one in node_modules: nothing is downloaded, and everybody builds the same bytecode.
const compiler = {
  version: "0.8.37",
  path: fileURLToPath(import.meta.resolve("solc/soljson.js")),
  settings: {
    // Cancun is what permissioned engines run today; the gas figures are taken on an Osaka chain.
    evmVersion: "cancun",
    optimizer: { enabled: true, runs: 1_000_000 },
  },
};

// Smaller rather than cheaper: at the other setting the rules don't fit the size limit of a contract.
const at = (runs: number) => ({
  ...compiler,
  settings: { ...compiler.settings, optimizer: { enabled: true, runs } },
});
const small = at(400);
const build = {
  compilers: [compiler],
  overrides: {
    "contracts/libra/LibraCoin.sol": at(800),
    "contracts/yuan/WalletYuan.sol": small,
    "contracts/yuan/ecny/ECny.sol": small,
    "contracts/yuan/SequencedPayments.sol": small,
    "contracts/yuan/ecny/ECnyClosure.sol": small,
  },
};

const deep = process.env.JIAOZI_TEST_DEPTH === "deep";

// For coverage, in a copy: what is counted doesn't depend on the optimizer, which takes long over it.
const unoptimized = { ...compiler, settings: { evmVersion: compiler.settings.evmVersion } };
const coverage = process.env.JIAOZI_COVERAGE !== undefined;
const profile = coverage ? { compilers: [unoptimized] } : build;

export default defineConfig({
  plugins: [toolbox, compilerLanes, compilerWarnings],
  solidity: {
    profiles: { default: profile, production: profile },
    npmFilesToBuild: [
      "@openzeppelin/contracts/access/manager/AccessManager.sol",
      "@openzeppelin/contracts/governance/TimelockController.sol",
    ],
  },
  paths: { ignition: "deploy" },
  networks: {
    default: { type: "edr-simulated", chainType: "l1", hardfork: "osaka", ...LOCAL_CHAIN.simulated },
    node: { type: "edr-simulated", chainType: "l1", hardfork: "osaka", ...LOCAL_CHAIN.simulated },
    localhost: {
      type: "http",
      // npm run node -- --port N serves elsewhere
      url: process.env.JIAOZI_LOCALHOST_RPC_URL ?? LOCAL_CHAIN.rpcUrl,
      chainId: LOCAL_CHAIN.chainId,
    },
    consortium: {
      type: "http",
      // npm run network -- up serves there
      url: process.env.JIAOZI_CONSORTIUM_RPC_URL ?? `http://127.0.0.1:${consortium.rpcPort}`,
      chainId: consortium.chainId,
      // accounts hold no native coin; a guess of one wei would be more than they have
      gasPrice: 0,
      accounts: { mnemonic: process.env.JIAOZI_CONSORTIUM_PHRASE ?? DEMONSTRATION_PHRASE, count: 48 },
    },
  },
  ignition: { requiredConfirmations: 1, disableFeeBumping: true },
  test: {
    mocha: { timeout: deep ? 1_800_000 : 120_000 },
    solidity: {
      fuzz: { runs: deep ? 10_000 : 256, seed: "0x6a69616f7a69" },
      invariant: { runs: deep ? 96 : 24, depth: deep ? 150 : 40, failOnRevert: true },
    },
  },
  coverage: { skipFiles: ["contracts/**/*.t.sol", "contracts/test/**"] },
});
