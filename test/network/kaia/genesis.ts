import { expect } from "chai";
import { decodeRlp } from "ethers";

import { type NetworkDescription, loadDescription } from "../../../network/description.ts";
import { genesisOf } from "../../../network/kaia/genesis.ts";
import { nodeArguments } from "../../../network/kaia/nodeArguments.ts";
import { planNetwork, validatorsOf } from "../../../network/networkPlan.ts";

const VANITY_CHARACTERS = 2 + 64;

describe("the engine's first block and command line", () => {
  let description: NetworkDescription;

  before(async () => {
    description = await loadDescription();
  });

  it("name the validators in the order of their addresses, and nobody's seal", () => {
    const plan = planNetwork(description, true);
    const { extraData } = genesisOf(plan, 1);
    const [validators, seal, committed] = decodeRlp(`0x${extraData.slice(VANITY_CHARACTERS)}`) as [
      string[],
      string,
      string[],
    ];
    const addresses = validatorsOf(plan).map(({ address }) => address.toLowerCase());
    expect(validators).to.deep.equal(addresses.sort());
    expect([seal, committed]).to.deep.equal([`0x${"00".repeat(65)}`, []]);
  });

  it("hold the fee at zero, and every fork up to Cancun from the beginning", () => {
    const { config } = genesisOf(planNetwork(description, true), 1);
    expect([
      config.governance.kip71.lowerboundbasefee,
      config.governance.kip71.upperboundbasefee,
    ]).to.deep.equal([0, 0]);
    expect([config.unitPrice, config.cancunCompatibleBlock]).to.deep.equal([0, 0]);
  });

  it("let a node hear its members' addresses alone, keep every block's state, and serve no port", () => {
    const plan = planNetwork(description, true);
    const args = nodeArguments(plan, plan.nodes[0] as (typeof plan.nodes)[0]);
    const after = (flag: string) => args[args.indexOf(flag) + 1];
    expect(after("--netrestrict")?.split(",")).to.deep.equal(plan.nodes.map(({ host }) => `${host}/32`));
    expect(after("--gcmode")).to.equal("archive");
    expect(args).to.include("--nodiscover").and.not.include("--rpc").and.not.include("--ws");
  });
});
