import { expect } from "chai";
import { toBeHex } from "ethers";

import { openChain } from "../../behaviours/chain.ts";
import { VOTING_DELAY, VOTING_PERIOD, decide, deployAssociation } from "./deployAssociation.ts";

const chain = await openChain();
const load = () => chain.restore(deployAssociation);
const MOST_MEMBERS = 256;

describe("the council's members", () => {
  const councilOf = async (count: number) => {
    const { timelock, guardian } = await load();
    const members = Array.from({ length: count }, (_, index) => toBeHex(index + 0x1000, 20));
    const names = members.map((_, index) => `Member ${index}`);
    const terms = [members, names, [], VOTING_DELAY, VOTING_PERIOD] as const;
    return chain.ethers.deployContract("Council", [timelock, guardian, ...terms]);
  };

  it("are at least one", async () => {
    const { council } = await load();
    await expect(councilOf(0))
      .to.be.revertedWithCustomError(council, "MembersOutOfRange")
      .withArgs(0n, MOST_MEMBERS);
    expect((await (await councilOf(1)).members()).length).to.equal(1);
  });

  it("may say of their charter what holds anyway, that it needs two thirds", async () => {
    const system = await load();
    const { council } = system;
    const target = await council.getAddress();
    const { selector } = council.interface.getFunction("admitMember");
    const decisions = { target, selectors: [selector] };
    const data = council.interface.encodeFunctionData("setMajorityDecisions", [decisions, false]);
    await expect(decide(system, [{ target, data }]))
      .to.emit(council, "MajorityDecisionSet")
      .withArgs(target, selector, false);
    expect(await council.needsTwoThirds(target, selector)).to.equal(true);
  });
});
