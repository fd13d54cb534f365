import { expect } from "chai";

import { bytes32, openChain } from "../behaviours/chain.ts";
import { type LibraSystem, deployLibra } from "./deployLibra.ts";
import { CREDENTIAL } from "./deployNetwork.ts";

const chain = await openChain();
const load = () => chain.restore(deployLibra);

const MINT = bytes32("a mint");
const PREBURN = bytes32("a preburn");

/** Everything that treasury compliance decides on dealers. */
const DECISIONS = {
  approveMint: [MINT],
  declineMint: [MINT],
  burn: [PREBURN, bytes32("fiat"), 100n],
  cancelPreburn: [PREBURN],
  designateDealer: ["0x00000000000000000000000000000000000000aa", "An accomplice"],
  setTiers: ["0x00000000000000000000000000000000000000aa", [1, 2, 3, 4]],
} as const;

async function withRequests({ treasury, people }: LibraSystem) {
  await treasury.connect(people.dealer).requestMint(MINT, 100n);
  await treasury.connect(people.dealer).preburn(PREBURN, 100n);
}

describe("Treasury: who requests never decides", () => {
  for (const [name, args] of Object.entries(DECISIONS)) {
    it(`${name} is for treasury compliance only`, async () => {
      const system = await load();
      await withRequests(system);
      for (const caller of [system.people.dealer, system.people.alipay, system.people.freezer]) {
        await expect(system.treasury.connect(caller).getFunction(name)(...args))
          .to.be.revertedWithCustomError(system.treasury, "AccessManagedUnauthorized")
          .withArgs(caller);
      }
    });

    it(`${name} isn't for a dealer that was given the role by mistake`, async () => {
      const system = await load();
      const { treasury, authority, people } = system;
      await withRequests(system);
      const selector = treasury.interface.getFunction(name as "burn").selector;
      const role = await authority.getTargetFunctionRole(treasury, selector);
      await authority.grantRole(role, people.dealer, 0);
      await expect(treasury.connect(people.dealer).getFunction(name)(...args))
        .to.be.revertedWithCustomError(treasury, "DeciderNotIndependent")
        .withArgs(people.dealer);

      const data = treasury.interface.encodeFunctionData(name as "burn", args as never);
      await expect(authority.connect(people.dealer).execute(treasury, data))
        .to.be.revertedWithCustomError(treasury, "DeciderNotIndependent")
        .withArgs(authority);
    });
  }

  it("a dealer isn't let in by a delay either", async () => {
    const system = await load();
    const { treasury, authority, people, now } = system;
    await withRequests(system);
    const selector = treasury.interface.getFunction("approveMint").selector;
    await authority.grantRole(await authority.getTargetFunctionRole(treasury, selector), people.dealer, 60);
    const data = treasury.interface.encodeFunctionData("approveMint", [MINT]);
    await authority.connect(people.dealer).schedule(treasury, data, 0);
    await chain.setNextBlockTimestamp((await now()) + 61n);
    await expect(authority.connect(people.dealer).execute(treasury, data))
      .to.be.revertedWithCustomError(treasury, "DeciderNotIndependent")
      .withArgs(authority);
    await expect(treasury.connect(people.dealer).approveMint(MINT))
      .to.be.revertedWithCustomError(treasury, "DeciderNotIndependent")
      .withArgs(people.dealer);
  });

  it("compliance that is made a dealer decides no more", async () => {
    const system = await load();
    const { treasury, people } = system;
    await withRequests(system);
    const compliance = treasury.connect(people.compliance);
    await system.participants
      .connect(people.admitter)
      .registerDesignatedDealer(people.compliance, CREDENTIAL);
    await compliance.designateDealer(people.compliance, "A careless choice");
    await expect(compliance.approveMint(MINT))
      .to.be.revertedWithCustomError(treasury, "DeciderNotIndependent")
      .withArgs(people.compliance);
  });
});
