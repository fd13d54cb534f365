import { readFile } from "node:fs/promises";
import { globSync } from "node:fs";

import { expect } from "chai";

const TABLE = "contracts/libra/INVARIANTS.md";
const TESTS = "contracts/libra/**/*.t.sol";

describe("The invariants of the Libra contracts", () => {
  it("have each a row in the table, and a test of that name in every file that the row names", async () => {
    const rows = [...(await readFile(TABLE, "utf8")).matchAll(/^\| (I\d+) +\| .* \| (.*?) +\|$/gm)];
    expect(rows.map(([, name]) => name)).to.deep.equal(Array.from({ length: 28 }, (_, i) => `I${i + 1}`));
    const files = globSync(TESTS);
    for (const [, name = "", named = ""] of rows) {
      for (const file of named.split(", ")) {
        const pattern = new RegExp(`(^|/)${file.replace(".", "\\.").replace("*", "[^/]*")}$`);
        const found = files.filter((path) => pattern.test(path));
        expect(found, `${name}: ${file}`).not.to.be.empty;
        const texts = await Promise.all(found.map((path) => readFile(path, "utf8")));
        const isShown = texts.some((text) =>
          new RegExp(`function (invariant|testFuzz)_(I\\d+_)*${name}_`).test(text),
        );
        expect(isShown, `${name} in ${file}`).to.equal(true);
      }
    }
  });
});
