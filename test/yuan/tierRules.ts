import { expect } from "chai";

import { FOREVER, bytes32, openChain } from "../behaviours/chain.ts";
import { type Limits, NO_LIMITS } from "./deployTiers.ts";
import { refusal, withdrawalOf } from "./statements.ts";
import { LAST_OF_DAY, type Reason, none, tieredPayments } from "./tieredPayments.ts";

const chain = await openChain();
const { load, pay, tiered } = tieredPayments(chain);

describe("What limits leave alone", () => {
  it("withdrawals, payments to oneself, forced transfers: they neither count nor are refused", async () => {
    const system = await tiered({ singleFen: 10n, dayFen: 10n, balanceFen: 1n });
    const { yuan, people, tiers } = system;
    const withdrawal = await withdrawalOf(people.alice, people.icbc, { amountInFen: 50n });
    await yuan.connect(people.alice).withdraw(withdrawal, "0x");
    await yuan.connect(people.alice).transfer(people.alice, 50n);
    await yuan.connect(people.seizer).forcedTransfer(people.bob, people.alice, 50n);
    expect(await yuan.balanceOf(people.alice)).to.equal(100_000n);
    expect(await tiers.paidBy(people.alice)).to.deep.equal([0n, 0n, 0n, 0n]);
  });

  it("wallets without a tier", async () => {
    const { yuan, people, tiers } = await tiered({ dayFen: 1n });
    await yuan.connect(people.bob).transfer(people.carol, 90_000n);
    expect(await tiers.paidBy(people.bob)).to.deep.equal([0n, 0n, 0n, 0n]);
  });

  it("a wallet under a table without limits, beyond what counters can hold", async () => {
    const { yuan, people, topUp, centralBank, tiers } = await tiered(NO_LIMITS);
    await centralBank.connect(people.issuer).issueReserves(people.icbc, 1n << 50n);
    await topUp(people.alice, 1n << 50n);
    await yuan.connect(people.alice).transfer(people.bob, (1n << 40n) - 2n);
    expect((await tiers.paidBy(people.alice)).lifetimeFen).to.equal((1n << 40n) - 2n);
    await yuan.connect(people.alice).transfer(people.bob, 1n << 41n);
    const most = (1n << 40n) - 1n;
    expect(await tiers.paidBy(people.alice)).to.deep.equal([most, most, most, 0n]);
  });
});

describe("ERC-20 calls against limits", () => {
  it("revert with who, needed and what is left, and canTransfer says no", async () => {
    const { yuan, people, setLimits, identify } = await tiered({ dayFen: 1_000n });
    const alice = yuan.connect(people.alice);
    await alice.transfer(people.bob, 400n);
    expect(await yuan.canTransfer(people.alice, people.bob, 600n)).to.equal(true);
    expect(await yuan.canTransfer(people.alice, people.bob, 601n)).to.equal(false);
    const refused = async (limits: Partial<Limits>, reason: Reason, left: bigint) => {
      await setLimits(2, limits);
      await expect(alice.transfer(people.bob, 601n))
        .to.be.revertedWithCustomError(yuan, "TierLimitExceeded")
        .withArgs(refusal(reason), people.alice, 601n, left);
    };
    await refused({ dayFen: 1_000n }, "DAY_LIMIT_EXCEEDED", 600n);
    await refused({ singleFen: 600n }, "SINGLE_LIMIT_EXCEEDED", 600n);
    await refused({ yearFen: 1_000n }, "YEAR_LIMIT_EXCEEDED", 600n);
    await refused({ lifetimeFen: 399n }, "LIFETIME_LIMIT_EXCEEDED", 0n);
    await setLimits(2, {});
    await setLimits(1, { balanceFen: 101_000n });
    await identify(people.bob, 1);
    await expect(alice.transfer(people.bob, 601n))
      .to.be.revertedWithCustomError(yuan, "TierLimitExceeded")
      .withArgs(refusal("BALANCE_LIMIT_EXCEEDED"), people.bob, 601n, 600n);
  });
});

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
