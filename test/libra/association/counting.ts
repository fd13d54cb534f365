import { expect } from "chai";

import { openChain } from "../../behaviours/chain.ts";
import { deployAssociation } from "./deployAssociation.ts";

const chain = await openChain();

describe("the council, to whoever reads it as a Governor", () => {
  it("says how votes are counted and by which clock", async () => {
    const { council } = await chain.restore(deployAssociation);
    expect(await council.COUNTING_MODE()).to.equal(
      "support=against,for,abstain,recuse&quorum=against,for,abstain",
    );
    expect(await council.CLOCK_MODE()).to.equal("mode=timestamp");
  });
});
