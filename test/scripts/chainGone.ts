import { expect } from "chai";

import { asChainGone } from "../../scripts/timed/chainGone.ts";
import { JiaoziError } from "../../src/catalogue/errors.ts";

describe("a connection lost in a timed run", () => {
  const lost = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), { code: "ECONNREFUSED" });

  it("is said to be the chain's, however deep it lies, with what was under way", () => {
    for (const fault of [
      lost,
      new Error("deployment failed", { cause: new Error("call", { cause: lost }) }),
    ]) {
      const said = asChainGone(fault, "2: libra gross, contracts");
      expect(said).to.be.instanceOf(JiaoziError).with.property("code", "CHAIN_UNREACHABLE");
      expect((said as JiaoziError).message)
        .to.contain("2: libra gross, contracts")
        .and.to.contain("ECONNREFUSED");
    }
  });

  it("stays what it is when somebody has explained it already, and so does any other fault", () => {
    const explained = new JiaoziError("DATABASE_UNREACHABLE", "No database.", "Start it.", {}, lost);
    for (const fault of [explained, new Error("a defect"), "not even an error", undefined]) {
      expect(asChainGone(fault, "it")).to.equal(fault);
    }
  });
});
