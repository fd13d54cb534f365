import { expect } from "chai";
import { ZeroAddress } from "ethers";

import { FOREVER, PAST, openChain } from "../../behaviours/chain.ts";
import { type LibraSystem, deployLibra } from "../deployLibra.ts";
import { CREDENTIAL } from "../deployNetwork.ts";

const chain = await openChain();
const load = () => chain.restore(deployLibra);
/** The dealer is number 1, alipay 2 and tenpay 3. */
const [DEALER, ALIPAY, TENPAY] = [1n, 2n, 3n];
const URL = "https://compliance.example/v2";

const compliance = ({ participants, people }: LibraSystem) => participants.connect(people.admitter);

describe("Participants: credentials", () => {
  it("need a name and a time to come", async () => {
    const system = await load();
    const { participants, people, now } = system;
    const registry = compliance(system);
    await expect(
      registry.registerParentVasp(people.relay, { ...CREDENTIAL, humanName: "" }),
    ).to.be.revertedWithCustomError(participants, "HumanNameMissing");
    const current = (await now()) + 10n;
    await chain.setNextBlockTimestamp(current);
    await expect(registry.registerDesignatedDealer(people.relay, { ...CREDENTIAL, expiresAt: PAST }))
      .to.be.revertedWithCustomError(participants, "CredentialExpired")
      .withArgs(4n, PAST, current);
  });

  it("have a URL and a key that their owner alone changes, and a name that nobody does", async () => {
    const system = await load();
    const { participants, people } = system;
    const { alipay, relay, alice } = people;
    await expect(participants.connect(alipay).rotateBaseUrl(URL))
      .to.emit(participants, "BaseUrlRotated")
      .withArgs(ALIPAY, URL);
    await expect(participants.connect(alipay).rotateComplianceKey(relay))
      .to.emit(participants, "ComplianceKeyRotated")
      .withArgs(ALIPAY, relay);
    const changed = ["A participant", URL, relay.address, CREDENTIAL.expiresAt];
    expect(await participants.credentialOf(ALIPAY)).to.deep.equal(changed);
    expect(await participants.credentialOf(TENPAY)).to.deep.equal([
      "A participant",
      "",
      ZeroAddress,
      CREDENTIAL.expiresAt,
    ]);
    for (const caller of [alice, people.admitter, people.stranger]) {
      for (const call of [
        () => participants.connect(caller).rotateBaseUrl(""),
        () => participants.connect(caller).rotateComplianceKey(caller),
      ]) {
        await expect(call()).to.be.revertedWithCustomError(participants, "NotAnOperator").withArgs(caller);
      }
    }
  });

  it("yield a compliance key while there are key, URL and time", async () => {
    const system = await load();
    const { participants, people, now } = system;
    const alipay = participants.connect(people.alipay);
    await expect(participants.complianceKeyOf(ALIPAY))
      .to.be.revertedWithCustomError(participants, "ComplianceKeyMissing")
      .withArgs(ALIPAY);
    await alipay.rotateComplianceKey(people.relay);
    await expect(participants.complianceKeyOf(ALIPAY))
      .to.be.revertedWithCustomError(participants, "BaseUrlMissing")
      .withArgs(ALIPAY);
    await alipay.rotateBaseUrl(URL);
    expect(await participants.complianceKeyOf(ALIPAY)).to.equal(people.relay);
    const last = (await now()) + 100n;
    await compliance(system).extendCredential(ALIPAY, last);
    await chain.setNextBlockTimestamp(last + 1n);
    await alipay.rotateBaseUrl(URL);
    await expect(participants.complianceKeyOf(ALIPAY))
      .to.be.revertedWithCustomError(participants, "CredentialExpired")
      .withArgs(ALIPAY, last, (current: bigint) => current > last);
    await expect(compliance(system).extendCredential(ALIPAY, FOREVER))
      .to.emit(participants, "CredentialExtended")
      .withArgs(ALIPAY, FOREVER);
    expect(await participants.complianceKeyOf(ALIPAY)).to.equal(people.relay);
  });

  it("are extended by compliance only, and only where there is one", async () => {
    const system = await load();
    const { participants, people } = system;
    for (const number of [0n, 4n]) {
      await expect(compliance(system).extendCredential(number, FOREVER))
        .to.be.revertedWithCustomError(participants, "CredentialMissing")
        .withArgs(number);
    }
    await expect(compliance(system).extendCredential(DEALER, PAST)).to.be.revertedWithCustomError(
      participants,
      "CredentialExpired",
    );
    await expect(participants.connect(people.alipay).extendCredential(ALIPAY, FOREVER))
      .to.be.revertedWithCustomError(participants, "AccessManagedUnauthorized")
      .withArgs(people.alipay);
  });
});

describe("Participants: domains", () => {
  it("belong to one VASP in the whole network", async () => {
    const system = await load();
    const { participants } = system;
    await expect(compliance(system).addDomain(ALIPAY, "alipay.example"))
      .to.emit(participants, "DomainAdded")
      .withArgs(ALIPAY, "alipay.example");
    for (const number of [ALIPAY, TENPAY]) {
      await expect(compliance(system).addDomain(number, "alipay.example"))
        .to.be.revertedWithCustomError(participants, "DomainTaken")
        .withArgs("alipay.example", ALIPAY);
    }
    expect(await participants.vaspOfDomain("alipay.example")).to.equal(ALIPAY);
    await expect(compliance(system).removeDomain(TENPAY, "alipay.example"))
      .to.be.revertedWithCustomError(participants, "DomainNotHeld")
      .withArgs("alipay.example", TENPAY);
    await expect(compliance(system).removeDomain(ALIPAY, "alipay.example"))
      .to.emit(participants, "DomainRemoved")
      .withArgs(ALIPAY, "alipay.example");
    await compliance(system).addDomain(TENPAY, "alipay.example");
    await expect(compliance(system).removeDomain(0n, "nobody.example")).to.be.revertedWithCustomError(
      participants,
      "DomainNotHeld",
    );
  });

  it("have 1 to 63 small letters, digits, dots and hyphens", async () => {
    const system = await load();
    const { participants } = system;
    await compliance(system).addDomain(ALIPAY, `${"a".repeat(55)}.xn-09z`.padEnd(63, "b"));
    for (const bad of ["", "a".repeat(64), "Alipay", "ali pay", "支付", "a/b", "a`b", "a{b", "a,b", "a:b"]) {
      await expect(compliance(system).addDomain(ALIPAY, bad))
        .to.be.revertedWithCustomError(participants, "DomainMalformed")
        .withArgs(bad);
    }
  });

  it("belong to parent VASPs, by compliance's decision", async () => {
    const system = await load();
    const { participants, people } = system;
    for (const number of [0n, DEALER, 4n]) {
      await expect(compliance(system).addDomain(number, "a.example"))
        .to.be.revertedWithCustomError(participants, "NotAVaspNumber")
        .withArgs(number);
    }
    await expect(participants.connect(people.alipay).addDomain(ALIPAY, "a.example"))
      .to.be.revertedWithCustomError(participants, "AccessManagedUnauthorized")
      .withArgs(people.alipay);
  });
});
