import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";
import { Wallet, getCreateAddress, id } from "ethers";

import { LOCAL_CHAIN } from "../../deploy/localChain.ts";
import { ROOT } from "../../scripts/scenarioOption.ts";
import { DEFAULT_HOURS } from "../../src/scenario/interbank/hours.ts";
import { readOpening } from "../../src/scenario/interbank/readOpening.ts";
import { checkPayments, readPayments } from "../../src/scenario/interbank/readPayments.ts";
import {
  INTERBANK_TYPES,
  bankAddresses,
  interbankDomain,
  statementOf,
} from "../../src/scenario/interbank/statements.ts";
import { runScript } from "./runScript.ts";

const GRIDLOCK = join(ROOT, "scenarios", "interbank-gridlock");
/** The first development account, which deploys an authority and then the contract. */
const DEPLOYER = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
const OWN_KEY = new Wallet(id("a key of icbc's own"));

describe("npm run settle, with a bank's own signatures and on another network", function () {
  this.timeout(180_000);
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "jiaozi-"));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  /** The day of the gridlock, in which icbc has a key of its own and signs for the contract of a local chain. */
  const signedDay = async () => {
    const opening = join(folder, "opening.csv");
    const payments = join(folder, "payments.csv");
    const lines = (await readFile(join(GRIDLOCK, "opening.csv"), "utf8")).trim().split("\n");
    const withAddress = (line: string, index: number) =>
      `${line},${index === 0 ? "address" : index === 1 ? OWN_KEY.address : ""}`;
    await writeFile(opening, `${lines.map(withAddress).join("\n")}\n`);
    const unsigned = join(GRIDLOCK, "payments.csv");
    const demonstration = new Map(
      (await readOpening(join(GRIDLOCK, "opening.csv"))).map((bank) => [bank.id, bank]),
    );
    const { closesAtSeconds } = await checkPayments(unsigned, demonstration, DEFAULT_HOURS);
    const banks = new Map((await readOpening(opening)).map((bank) => [bank.id, bank]));
    const terms = {
      domain: interbankDomain(LOCAL_CHAIN.chainId, getCreateAddress({ from: DEPLOYER, nonce: 1 })),
      validUntilSeconds: closesAtSeconds + 3_600,
      addressOf: bankAddresses(banks, "interbank"),
    };
    const signatures = new Map<string, string>();
    for await (const order of readPayments(unsigned, demonstration, DEFAULT_HOURS)) {
      if (order.payer !== "icbc") continue;
      const types = { ...INTERBANK_TYPES[order.kind] };
      const signature = await OWN_KEY.signTypedData(terms.domain, types, statementOf(order, terms));
      signatures.set(order.id, signature);
    }
    const rows = (await readFile(unsigned, "utf8")).trim().split("\n");
    const withSignature = (row: string, index: number) =>
      `${row},${index === 0 ? "signature" : (signatures.get(row.split(",")[0] ?? "") ?? "")}`;
    await writeFile(payments, `${rows.map(withSignature).join("\n")}\n`);
    return { opening, payments, first: signatures.get("g1") ?? "", other: signatures.get("g5") ?? "" };
  };

  it("takes the same signatures on the contract as in the books, and no others", async () => {
    const { opening, payments, first, other } = await signedDay();
    const args = ["--opening", opening, "--payments", payments, "--out", join(folder, "out"), "--json"];
    const { code, stdout, stderr } = await runScript("settle.ts", args);
    expect(code, stderr).to.equal(0);
    const report = JSON.parse(stdout) as Record<string, unknown>;
    expect(report).to.deep.include({ agree: true, rails: ["contracts", "books"] });
    await writeFile(payments, (await readFile(payments, "utf8")).replace(first, other));
    const refused = await runScript("settle.ts", args);
    expect(refused.code).to.equal(2);
    expect(refused.stderr)
      .to.match(/Error INVALID_SIGNATURE: .*payments\.csv, line 2, signature/)
      .and.to.contain(getCreateAddress({ from: DEPLOYER, nonce: 1 }));
  });

  it("settles on a network of the configuration, by its own clock", async () => {
    const node = fork(join(ROOT, "scripts", "node.ts"), ["--port", "0", "--block-period", "20"]);
    try {
      const [{ rpcUrl }] = (await once(node, "message")) as [{ rpcUrl: string }];
      const files = ["opening", "payments"].flatMap((name) => [`--${name}`, join(GRIDLOCK, `${name}.csv`)]);
      const args = [...files, "--network", "localhost", "--json", "--out", join(folder, "network")];
      const { code, stdout, stderr } = await runScript("settle.ts", args, {
        JIAOZI_LOCALHOST_RPC_URL: rpcUrl,
      });
      expect(code, stderr).to.equal(0);
      const report = JSON.parse(stdout) as Record<string, unknown>;
      expect(report).to.deep.include({ agree: true, rails: ["contracts", "books"] });
    } finally {
      await stop(node);
    }
    const env = { JIAOZI_LOCALHOST_RPC_URL: "http://127.0.0.1:1" };
    const gone = await runScript("settle.ts", ["--network", "localhost", "--out", folder], env);
    expect(gone.code).to.equal(3);
    expect(gone.stderr).to.contain("Error CHAIN_UNREACHABLE");
    for (const [args, said] of [
      [["--network", "moon"], "BAD_USAGE"],
      [["--network", "localhost", "--rails", "books"], "BAD_USAGE"],
    ] as const) {
      const refused = await runScript("settle.ts", args);
      expect(refused.code).to.equal(2);
      expect(refused.stderr).to.contain(`Error ${said}`).and.to.contain("field --network");
    }
  });
});

/** Its chain is kept in memory: nothing is lost. */
async function stop(node: ChildProcess): Promise<void> {
  const ended = once(node, "exit");
  node.kill("SIGKILL");
  await ended;
}
