import { expect } from "chai";

import { FOREVER, bytes32, openChain } from "../behaviours/chain.ts";
import { NO_LIMITS } from "./deployTiers.ts";
import { refusal, withdrawalOf } from "./statements.ts";
import { LAST_OF_DAY, none, tieredPayments } from "./tieredPayments.ts";

const chain = await openChain();
const { load, tiered, pay } = tieredPayments(chain);

describe("Identities behind wallets", () => {
  it("end with their last second, on either side; the holder can still withdraw", async () => {
    const system = await tiered({});
    const { yuan, people, identify } = system;
    await identify(people.alice, 2, LAST_OF_DAY);
    expect(await pay(system, "one", 1n, { at: LAST_OF_DAY })).to.equal(none);
    expect(await pay(system, "two", 1n)).to.equal(BigInt(refusal("IDENTITY_EXPIRED")));
    await expect(yuan.connect(people.alice).transfer(people.bob, 1n))
      .to.be.revertedWithCustomError(yuan, "IdentityExpired")
      .withArgs(people.alice, LAST_OF_DAY, (now: bigint) => now > LAST_OF_DAY);
    await expect(yuan.connect(people.carol).transfer(people.alice, 1n))
      .to.be.revertedWithCustomError(yuan, "IdentityExpired")
      .withArgs(people.alice, LAST_OF_DAY, (now: bigint) => now > LAST_OF_DAY);
    const withdrawal = await withdrawalOf(people.alice, people.icbc);
    await expect(yuan.connect(people.alice).withdraw(withdrawal, "0x")).to.emit(yuan, "InstructionSettled");
    await identify(people.alice, 2);
    expect(await pay(system, "three", 1n)).to.equal(none);
  });

  it("are established by the wallet's institution alone, for a tier there is and a time to come", async () => {
    const { yuan, tiers, people, setLimits, identify } = await load();
    const commitment = bytes32("salt and identity");
    await expect(tiers.connect(people.alipay).identify(people.alice, 2, commitment, FOREVER))
      .to.be.revertedWithCustomError(tiers, "NoSuchTier")
      .withArgs(2);
    await expect(setLimits(2, { dayFen: 7n }))
      .to.emit(tiers, "TierLimitsSet")
      .withArgs(2, 1, (limits: bigint[]) => limits[1] === 7n);
    await setLimits(2, { dayFen: 8n });
    expect(await tiers.tierLimits(2)).to.deep.equal([[0n, 8n, 0n, 0n, 0n, 0n], 2n]);
    await expect(setLimits(0, {})).to.be.revertedWithCustomError(tiers, "NoSuchTier").withArgs(0);
    for (const caller of [people.tenpay, people.alice, people.compliance]) {
      await expect(tiers.connect(caller).identify(people.alice, 2, commitment, FOREVER))
        .to.be.revertedWithCustomError(tiers, "NotItsInstitution")
        .withArgs(caller, people.alice);
    }
    await expect(identify(people.alice, 2, 1n)).to.be.revertedWithCustomError(
      tiers,
      "IdentityPeriodOutOfRange",
    );
    await expect(identify(people.alice, 2, 1n << 32n)).to.be.revertedWithCustomError(
      tiers,
      "IdentityPeriodOutOfRange",
    );
    await expect(tiers.connect(people.alipay).identify(people.alice, 2, commitment, FOREVER))
      .to.emit(tiers, "WalletIdentified")
      .withArgs(people.alice, 2, commitment, FOREVER);
    expect(await tiers.identityOf(people.alice)).to.deep.equal([2n, commitment, FOREVER]);
    for (const name of ["setTierTable", "setIdentity"] as const) {
      const args = name === "setTierTable" ? ([2, 0] as const) : ([people.alice, 0, 0] as const);
      const call = yuan.connect(people.alipay).getFunction(name)(...args);
      await expect(call).to.be.revertedWithCustomError(yuan, "AccessManagedUnauthorized");
    }
  });

  it("have limits that the authority changes after a delay only", async () => {
    const { tiers, authority, people } = await load();
    const role = BigInt(people.compliance.address.slice(0, 18));
    await authority.connect(people.admin).grantRole(role, people.dave, 3_600);
    const change = tiers.connect(people.dave);
    await expect(change.setTierLimits(2, NO_LIMITS)).to.be.revertedWithCustomError(
      authority,
      "AccessManagerNotScheduled",
    );
    const data = tiers.interface.encodeFunctionData("setTierLimits", [2, NO_LIMITS]);
    await chain.setNextBlockTimestamp(LAST_OF_DAY);
    await authority.connect(people.dave).schedule(tiers, data, 0);
    await expect(change.setTierLimits(2, NO_LIMITS)).to.be.revertedWithCustomError(
      authority,
      "AccessManagerNotReady",
    );
    await chain.setNextBlockTimestamp(LAST_OF_DAY + 3_600n);
    await expect(change.setTierLimits(2, NO_LIMITS)).to.emit(tiers, "TierLimitsSet");
  });
});
