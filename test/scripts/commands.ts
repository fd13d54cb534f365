import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { ROOT } from "../../scripts/scenarioOption.ts";
import { result as resultShape } from "../../src/report/result.ts";
import { runScript } from "./runScript.ts";

describe("npm run compare", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "jiaozi-"));
    await cp(join(ROOT, "scenarios", "worked-example"), join(folder, "day"), { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const rewrite = async (file: string, change: (text: string) => string) => {
    const path = join(folder, "day", file);
    await writeFile(path, change(await readFile(path, "utf8")));
  };
  const compareDay = (args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) =>
    runScript("compare.ts", ["--scenario", join(folder, "day"), "--out", join(folder, "out"), ...args], env);

  it("settles a day, prints one JSON document, and writes the same to result.json", async () => {
    const { code, stdout, stderr } = await compareDay(["--json"]);
    expect(stderr).to.contain("Settling 30 instructions");
    expect(code).to.equal(0);
    const printed = resultShape.parse(JSON.parse(stdout));
    expect(printed.families.every(({ agree }) => agree)).to.equal(true);
    expect(printed.families[0]?.rails.map(({ name }) => name)).to.deep.equal(["contracts", "books"]);
    expect(printed.reserveRun).to.deep.include({ agree: true, rails: ["contracts", "books"] });
    expect(await readFile(join(folder, "out", "result.json"), "utf8")).to.equal(stdout);
  });

  it("says file, line and field of a fault in the day, and writes nothing", async () => {
    await rewrite("instructions.csv", (text) => text.replace(/^(w05,.*),50\.01$/m, "$1,-50.01"));
    const { code, stdout, stderr } = await compareDay();
    expect({ code, stdout }).to.deep.equal({ code: 2, stdout: "" });
    expect(stderr).to.match(/Error BAD_FIELD: .*negative/);
    expect(stderr).to.match(/at: .*instructions\.csv, line 6, field amount_yuan/);
    expect(await readdir(folder)).to.deep.equal(["day"]);
  });

  it("refuses a signature that isn't the payer's before anything is settled", async () => {
    await rewrite("participants.csv", (text) =>
      text.replace(/^(li,.*),$/m, "$1,0x70997970C51812dc3A010C7d01b50e0d17dc79C8"),
    );
    await rewrite("instructions.csv", (text) =>
      text
        .trim()
        .split("\n")
        .map((line, index) => `${line},${index === 0 ? "signature" : signatureFor(line)}`)
        .join("\n"),
    );
    const { code, stderr } = await compareDay();
    expect(stderr).to.match(
      /Error INVALID_SIGNATURE: .*\n {2}at: .*instructions\.csv, line \d+, field signature/,
    );
    expect(code).to.equal(2);
    expect(await readdir(folder)).to.deep.equal(["day"]);
  });

  it("ends with 3 when the database doesn't answer, without naming the password", async () => {
    const env = { DATABASE_URL: "postgres://someone:secret@127.0.0.1:1/jiaozi" };
    const { code, stderr } = await compareDay([], env);
    expect(stderr).to.contain("Error DATABASE_UNREACHABLE").and.not.contain("secret");
    expect(code).to.equal(3);
  });
});

/** Right in form, and nobody's: for the payer who has a key of its own. */
function signatureFor(line: string): string {
  return line.split(",")[3] === "li" ? `0x${"11".repeat(64)}1b` : "";
}
