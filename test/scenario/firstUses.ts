import { expect } from "chai";

import { FirstUses } from "../../src/scenario/firstUses.ts";

describe("what ids were first used for", () => {
  it("is known of every id, whether it is still in memory or on disk", () => {
    const uses = new FirstUses(8);
    for (let number = 0; number < 100; number += 1) {
      expect(uses.of(`i${number}`), `i${number} before`).to.equal(undefined);
      uses.record(`i${number}`, `use ${number}`);
      for (const earlier of [0, number >> 1, number]) {
        expect(uses.of(`i${earlier}`), `i${earlier} after i${number}`).to.equal(`use ${earlier}`);
      }
    }
    uses.close();
    expect(uses.of("i0")).to.equal(undefined);
  });

  it("keeps ids apart that differ in anything, and takes any text", () => {
    const uses = new FirstUses(2);
    const ids = ["a", "A", "a ", "", "ä", "a\u0000b", "a'b", "1", "01"];
    for (const id of ids) uses.record(id, `of ${JSON.stringify(id)}`);
    for (const id of ids) expect(uses.of(id)).to.equal(`of ${JSON.stringify(id)}`);
    expect(uses.of("b")).to.equal(undefined);
    uses.close();
  });
});
