import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { expect } from "chai";

import { MUTATIONS } from "../../scripts/mutations/all.ts";
import { mutated } from "../../scripts/mutations/workshop.ts";
import { ROOT } from "../../scripts/scenarioOption.ts";

const read = (file: string) => readFile(join(ROOT, "contracts", file), "utf8");

describe("npm run mutations", () => {
  it("breaks what the contracts say today, each where one test is there to notice", async () => {
    expect(new Set(MUTATIONS.map(({ name }) => name)).size).to.equal(MUTATIONS.length);
    for (const mutation of MUTATIONS) {
      const whole = await read(mutation.file);
      expect(mutated(whole, mutation), mutation.name).not.to.equal(whole);
      const suite = await read(join("libra", mutation.suite));
      expect(suite, mutation.name).to.contain(`function ${mutation.noticedBy}`);
    }
  });

  it("refuses a mutation of what isn't there, or is there twice", () => {
    const mutation = {
      name: "x",
      says: "",
      file: "x.sol",
      find: "a",
      replace: "b",
      suite: "",
      noticedBy: "",
    };
    expect(() => mutated("", mutation)).to.throw("nowhere");
    expect(() => mutated("aa", mutation)).to.throw("several times");
  });
});
