import { readFile } from "node:fs/promises";

import { expect } from "chai";

import { REFUSALS } from "../../src/catalogue/refusals.ts";

const SOURCE = new URL("../../contracts/interfaces/Refusal.sol", import.meta.url);

describe("The refusals of the contracts and of the catalogue", () => {
  it("are the same names in the same order", async () => {
    const source = await readFile(SOURCE, "utf8");
    const body = /enum Refusal \{([^}]*)\}/.exec(source)?.[1] ?? "";
    const names = body.split(",").map((name) => name.trim());
    expect(names).to.deep.equal([...REFUSALS]);
  });
});
