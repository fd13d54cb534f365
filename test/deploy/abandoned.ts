import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { dropAbandonedJournals } from "../../deploy/journal.ts";

describe("journals of deployments for one run", () => {
  it("go when their process is no more, and no others do", async () => {
    const folder = await mkdtemp(join(tmpdir(), "jiaozi-"));
    const { pid: ended } = spawnSync(process.execPath, ["--version"]);
    const kept = [`run-${process.pid}-1`, "chain-1", "chain-1.instance"];
    for (const name of [...kept, `run-${ended}-1`]) await mkdir(join(folder, name));
    await dropAbandonedJournals(folder);
    expect(await readdir(folder)).to.have.members(kept);
    await rm(folder, { recursive: true });
    await dropAbandonedJournals(join(folder, "missing"));
  });
});
