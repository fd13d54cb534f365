import { expect } from "chai";

import { loadParameters } from "../../deploy/parameters.ts";
import { type NetworkDescription, loadDescription, parseDescription } from "../../network/description.ts";
import { planNetwork, tolerated, validatorsOf } from "../../network/networkPlan.ts";
import { JiaoziError } from "../../src/catalogue/errors.ts";

describe("the description of a network", () => {
  let good: NetworkDescription;

  before(async () => {
    good = await loadDescription();
  });

  it("has the chain and the nodes for which the contracts are deployed", async () => {
    const { chainId, libra, blocksAreFinal } = await loadParameters("consortium");
    expect(chainId).to.equal(good.chainId);
    expect(blocksAreFinal).to.equal(true);
    const nodes = validatorsOf(planNetwork(good, true)).map(({ address }) => address);
    expect(libra.association.seats.map(({ node }) => node)).to.deep.equal(nodes);
  });

  const faulty: [string, (one: NetworkDescription) => object, string][] = [
    ["three validators", ({ members }) => ({ members: members.slice(1) }), ""],
    ["two rpc nodes", ({ members }) => ({ members: [...members, { name: "X", runs: "rpc" }] }), ""],
    ["two members of one name", ({ members }) => ({ members: [...members, members[0]] }), ""],
    ["a block period of zero", () => ({ blockPeriodSeconds: 0 }), "blockPeriodSeconds"],
    ["a round that can't end", () => ({ roundTimeoutMs: 100 }), "roundTimeoutMs"],
    ["somebody else's addresses", () => ({ subnet: "192.168.1.0/24" }), "subnet"],
    ["a name that is a path", () => ({ name: "../x" }), "name"],
    ["a field that doesn't exist", () => ({ gasPrice: 1 }), ""],
  ];
  for (const [what, differing, field] of faulty) {
    it(`refuses ${what}`, () => {
      expect(() => parseDescription({ ...good, ...differing(good) }))
        .to.throw(JiaoziError)
        .with.nested.property("place.field", field);
    });
  }

  it("gives each node an address, or a port, of its own", () => {
    for (const isolated of [true, false]) {
      const { nodes } = planNetwork(good, isolated);
      const places = nodes.map(({ host, peerPort }) => `${host}:${peerPort}`);
      expect(new Set(places).size, String(isolated)).to.equal(nodes.length);
      expect(new Set(nodes.map(({ address }) => address)).size).to.equal(nodes.length);
    }
  });

  it("tolerates a third less one", () => {
    expect([4, 6, 7, 10].map(tolerated)).to.deep.equal([1, 1, 2, 3]);
  });
});
