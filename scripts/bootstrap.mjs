// Runs a task of this project on a machine that has nothing but git, Node >= 20 and npm: installs the locked
// packages (among them the Node that Hardhat needs), builds what is missing or stale, then hands over.
// It uses no package, since it runs before there are any.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const LOWEST_NODE_FOR_HARDHAT = [22, 13];
const NODE_FROM_NPM = "node@24";

/** What each task needs built before it, and what it then runs, with the project's own Node. */
const TASKS = {
  start: { build: ["contracts", "page"], run: script("start.ts") },
  test: { build: ["contracts"], run: script("test.ts") },
  "test:deep": { build: ["contracts"], run: [...script("test.ts"), "--deep"] },
  compare: { build: ["contracts"], run: script("compare.ts") },
  settle: { build: ["contracts"], run: script("settle.ts") },
  "reserve-run": { build: ["contracts"], run: script("reserveRun.ts") },
  composite: { build: ["contracts"], run: script("composite.ts") },
  escrow: { build: ["contracts"], run: script("escrow.ts") },
  report: { build: [], run: script("report.ts") },
  bench: { build: ["contracts"], run: script("bench.ts") },
  generate: { build: [], run: script("generate.ts") },
  node: { build: ["contracts"], run: script("node.ts") },
  deploy: { build: ["contracts"], run: script("deploy.ts") },
  gateway: { build: ["contracts", "page"], run: script("gateway.ts") },
  libra: { build: ["contracts"], run: script("libra.ts") },
  "test:wallet": { build: ["contracts", "page"], run: script("testWallet.ts") },
  "test:postgres": { build: ["contracts"], run: script("testPostgres.ts") },
  network: { build: ["contracts"], run: script("network.ts") },
  "test:network": { build: ["contracts"], run: script("testNetwork.ts") },
  coverage: { build: ["contracts"], run: script("coverage.ts") },
  mutations: { build: [], run: script("mutations.ts") },
  gas: { build: ["contracts"], run: script("gas.ts") },
  types: { build: ["contracts"], run: script("types.ts") },
  lint: { build: ["contracts"], run: script("lint.ts") },
};

/** A build step is skipped while everything it reads is as it was when it last ran. */
const BUILDS = {
  contracts: {
    says: "Compiling the contracts",
    reads: ["contracts", "hardhat.config.ts", "package-lock.json"],
    makes: "types/ethers-contracts/index.ts",
    run: [bin("hardhat/dist/src/cli.js"), "build", "--quiet"],
  },
  page: {
    says: "Building the wallet page",
    reads: ["wallet", "src/catalogue", "deploy/localChain.ts", "contracts", "package-lock.json"],
    makes: "wallet/dist/index.html",
    run: [bin("vite/bin/vite.js"), "build", "--config", "wallet/vite.config.ts", "--logLevel", "error"],
  },
};

function script(name) {
  return [join(ROOT, "scripts", name)];
}

function bin(path) {
  return join(ROOT, "node_modules", path);
}

function say(message) {
  process.stderr.write(`${message}\n`);
}

function fail(message, exitCode = 2) {
  say(message);
  process.exit(exitCode);
}

/** Runs to the end; Ctrl-C reaches the child through the terminal's process group, so it only has to be waited for. */
function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: "inherit", ...options });
    const forward = (signal) => child.kill(signal);
    const ignore = () => {};
    process.on("SIGTERM", forward).on("SIGINT", ignore);
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      process.off("SIGTERM", forward).off("SIGINT", ignore);
      resolve(signal === null ? code : 130);
    });
  });
}

function digestOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths) addToDigest(hash, path);
  return hash.digest("hex");
}

function addToDigest(hash, path) {
  const full = join(ROOT, path);
  if (!existsSync(full)) return;
  if (statSync(full).isDirectory()) {
    for (const entry of readdirSync(full).sort()) {
      if (entry !== "dist" && entry !== "node_modules") addToDigest(hash, join(path, entry));
    }
    return;
  }
  hash.update(path).update("\0").update(readFileSync(full)).update("\0");
}

const stampOf = (name) => join(ROOT, "node_modules", ".jiaozi", `${name}.stamp`);

function isReady(name, digest, made) {
  const stamp = stampOf(name);
  return existsSync(stamp) && existsSync(join(ROOT, made)) && readFileSync(stamp, "utf8") === digest;
}

function markReady(name, digest) {
  mkdirSync(dirname(stampOf(name)), { recursive: true });
  writeFileSync(stampOf(name), digest);
}

function runsHardhat(version) {
  const [major, minor] = version.split(".").map(Number);
  const [lowestMajor, lowestMinor] = LOWEST_NODE_FOR_HARDHAT;
  return major % 2 === 0 && (major > lowestMajor || (major === lowestMajor && minor >= lowestMinor));
}

async function install() {
  const digest = digestOf(["package-lock.json", "package.json", ".npmrc"]);
  if (isReady("install", digest, "node_modules/hardhat/package.json")) return;
  say("Installing packages (once, about a minute)…");
  // npm leaves out packages for this platform when the Node that runs it is too old for them.
  const npmCi = ["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const command = runsHardhat(process.versions.node)
    ? npmCi
    : ["npx", "-y", "-p", NODE_FROM_NPM, "--", ...npmCi];
  const shell = process.platform === "win32";
  const code = await run(command[0], command.slice(1), {
    shell,
    stdio: ["ignore", process.stderr, process.stderr],
  });
  if (code !== 0)
    fail(`npm could not install the packages (exit code ${code}). Is the registry reachable?`, 3);
  markReady("install", digest);
}

async function build(name, node) {
  const step = BUILDS[name];
  const digest = digestOf(step.reads);
  if (isReady(name, digest, step.makes)) return;
  say(`${step.says}…`);
  rmSync(stampOf(name), { force: true });
  const code = await run(node, step.run, { stdio: ["ignore", process.stderr, process.stderr] });
  if (code !== 0) fail(`${step.says} failed.`, 1);
  markReady(name, digest);
}

/** The Node that the lockfile brings, whatever runs this file. */
function projectNode() {
  const { bin: nodeBin } = createRequire(join(ROOT, "package.json"))("node/package.json");
  return join(ROOT, "node_modules", "node", typeof nodeBin === "string" ? nodeBin : nodeBin.node);
}

async function main() {
  const [name, ...args] = process.argv.slice(2);
  const task = TASKS[name];
  if (task === undefined) fail(`Unknown task ${name ?? ""}. One of: ${Object.keys(TASKS).join(", ")}.`);
  if (Number(process.versions.node.split(".")[0]) < 20)
    fail(`Node 20 or later is needed; this is ${process.version}.`);
  await install();
  const node = projectNode();
  // Starting a command takes half the time when its modules needn't be compiled again.
  process.env.NODE_COMPILE_CACHE ??= join(ROOT, "node_modules", ".jiaozi", "compiled");
  process.env.PATH = `${dirname(node)}${process.platform === "win32" ? ";" : ":"}${process.env.PATH}`;
  for (const step of task.build) await build(step, node);
  process.exitCode = await run(node, [...task.run, ...args]);
}

await main();
