import { expect } from "chai";

import { openChain } from "../../behaviours/chain.ts";
import { type AssociationSystem, decide, deployAssociation } from "./deployAssociation.ts";

const COMPLIANCE = 101n;
const LICENSING = 102n;
const ADMIN = 0n;

const chain = await openChain();

describe("the association's authority", () => {
  let system: AssociationSystem;
  beforeEach(async () => {
    system = await chain.restore(deployAssociation);
  });

  const callOf = async (name: string, args: readonly unknown[]) => ({
    target: await system.authority.getAddress(),
    data: system.authority.interface.encodeFunctionData(name as "grantRole", args as never),
  });

  it("obeys the council's timelock alone", async () => {
    const { authority, people, timelock, members, guardian } = system;
    expect(await authority.hasRole(ADMIN, timelock)).to.deep.equal([true, 0n]);
    for (const account of [people.admin, guardian, ...members]) {
      expect(await authority.hasRole(ADMIN, account)).to.deep.equal([false, 0n]);
    }
    await expect(authority.connect(people.admin).grantRole(COMPLIANCE, people.admin, 0))
      .to.be.revertedWithCustomError(authority, "AccessManagerUnauthorizedAccount")
      .withArgs(people.admin.address, ADMIN);
  });

  it("lets the council replace treasury compliance, but not take its place", async () => {
    const { authority, people, timelock } = system;
    const { compliance, stranger } = people;
    await decide(system, [await callOf("grantRole", [COMPLIANCE, compliance.address, 0])], "first");
    await decide(
      system,
      [
        await callOf("revokeRole", [COMPLIANCE, compliance.address]),
        await callOf("grantRole", [COMPLIANCE, stranger.address, 0]),
      ],
      "replacement",
    );
    expect((await authority.hasRole(COMPLIANCE, compliance))[0]).to.equal(false);
    expect((await authority.hasRole(COMPLIANCE, stranger))[0]).to.equal(true);
    await expect(decide(system, [await callOf("grantRole", [COMPLIANCE, await timelock.getAddress(), 0])]))
      .to.be.revertedWithCustomError(authority, "RoleAlreadyHeld")
      .withArgs(await timelock.getAddress(), ADMIN, COMPLIANCE);
  });

  it("gives an account one role at a time, also where the role comes after a delay", async () => {
    const { authority, people } = system;
    const holder = people.compliance.address;
    const grant = (role: bigint) => callOf("grantRole", [role, holder, 0]);
    await decide(system, [await callOf("setGrantDelay", [COMPLIANCE, 30 * 86_400])], "delay");
    // a grant delay takes effect five days later
    await chain.ethers.provider.send("evm_increaseTime", [6 * 86_400]);
    await decide(system, [await grant(COMPLIANCE)], "first");
    expect((await authority.hasRole(COMPLIANCE, holder))[0]).to.equal(false);
    await expect(decide(system, [await grant(LICENSING)], "second"))
      .to.be.revertedWithCustomError(authority, "RoleAlreadyHeld")
      .withArgs(holder, COMPLIANCE, LICENSING);
    await decide(system, [await grant(COMPLIANCE)], "the same once more");
    await decide(
      system,
      [await callOf("revokeRole", [LICENSING, holder]), await callOf("revokeRole", [COMPLIANCE, holder])],
      "revoked",
    );
    await decide(system, [await grant(LICENSING)], "another");
    expect((await authority.hasRole(LICENSING, holder))[0]).to.equal(true);
  });

  it("keeps a function with its role, and a contract under itself", async () => {
    const { authority, validators, people } = system;
    const target = await validators.getAddress();
    const { selector } = validators.interface.getFunction("removeValidator");
    const open = (role: bigint) => callOf("setTargetFunctionRole", [target, [selector], role]);
    await decide(system, [await open(LICENSING)], "open");
    await decide(system, [await open(LICENSING)], "open once more");
    for (const role of [ADMIN, COMPLIANCE, 2n ** 64n - 1n]) {
      await expect(decide(system, [await open(role)], `to ${role}`))
        .to.be.revertedWithCustomError(authority, "RightEntrenched")
        .withArgs(target, selector, LICENSING);
    }
    await expect(decide(system, [await callOf("setRoleAdmin", [COMPLIANCE, LICENSING])], "admin"))
      .to.be.revertedWithCustomError(authority, "RoleAdminEntrenched")
      .withArgs(COMPLIANCE);
    const moved = callOf("updateAuthority", [target, people.stranger.address]);
    await expect(decide(system, [await moved], "moved"))
      .to.be.revertedWithCustomError(authority, "AuthorityEntrenched")
      .withArgs(target);
    await expect(
      authority.connect(people.stranger).updateAuthority(target, people.stranger),
    ).to.be.revertedWithCustomError(authority, "AccessManagerUnauthorizedAccount");
  });
});
