import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { type HeldNetwork, holdNetwork } from "../../../network/commands/hold.ts";
import { loadDescription } from "../../../network/description.ts";
import type { FaultReport } from "../../../network/faults/faultRun.ts";
import { FAULTS } from "../../../network/faults/faults.ts";
import { playFault } from "../../../network/faults/playFault.ts";
import { canDelay, canIsolate } from "../../../network/namespaceHosts.ts";
import { type Wallets, openWallets } from "../../../network/faults/wallets.ts";

const SEED = "network faults";
const PEOPLE = 12;
/** In CI one fault shows that the others can be tried; all of them take a quarter of an hour. */
const quick = process.env["JIAOZI_NETWORK_FAULTS"] === "quick";
const has = { links: await canIsolate(), "slow links": await canDelay() };
const played = (quick ? FAULTS.slice(0, 1) : FAULTS).filter(({ needs }) => needs === undefined || has[needs]);

describe(`A network of four validators, payments of seed "${SEED}"`, () => {
  let held: HeldNetwork;
  let wallets: Wallets;
  let folder: string;
  const reports: FaultReport[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "jz-"));
    const description = { ...(await loadDescription()), name: "faults", rpcPort: 8_745, peerPort: 32_423 };
    held = await holdNetwork(description, { dataFolder: folder });
    wallets = await openWallets(held, SEED, PEOPLE);
  });

  after(async () => {
    await wallets?.close();
    await held?.close();
    await rm(folder, { recursive: true });
    for (const [what, there] of Object.entries(has)) {
      if (!there && !quick)
        process.stdout.write(`Left out: faults of ${what}, which this system doesn't have.\n`);
    }
    for (const report of reports) process.stdout.write(`${lineOf(report)}\n`);
  });

  for (const fault of played) {
    it(`loses and doubles nothing when ${fault.name}`, async () => {
      const report = await playFault(held.network, wallets, fault);
      reports.push(report);
      const { conflicts, lost, doubledFen, headsEqual, firstSettledAfterRepairMs } = report;
      expect({ conflicts, lost, doubledFen, headsEqual }, lineOf(report)).to.deep.equal({
        ...{ conflicts: 0, lost: 0, doubledFen: 0n, headsEqual: true },
      });
      expect(firstSettledAfterRepairMs, "settles again").to.be.a("number");
      if (fault.goesOn === true) expect(report.availability, "goes on meanwhile").to.be.greaterThan(0);
      if (fault.goesOn === false) expect(report.firstSettledMs, "halts").to.be.at.least(fault.lastsMs);
    });
  }
});

function lineOf({
  fault,
  firstSettledMs,
  firstSettledAfterRepairMs,
  availability,
  ...counts
}: FaultReport): string {
  const { sent, settled, lost, doubledFen, conflicts, headsEqual } = counts;
  return [
    `${fault}: first settled after ${firstSettledMs} ms, after repair ${firstSettledAfterRepairMs} ms,`,
    `${Math.round(availability * 100)} % in time, ${settled} of ${sent} settled, ${lost} lost,`,
    `${doubledFen} fen astray, ${conflicts} conflicts, heads ${headsEqual ? "equal" : "differ"}`,
  ].join(" ");
}
