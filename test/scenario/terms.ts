import { expect } from "chai";

import { digestOf } from "../../src/scenario/authorisation.ts";
import { demonstrationAddress, demonstrationKey, signInstruction } from "../../src/scenario/keys.ts";
import { openScenario } from "../../src/scenario/openScenario.ts";
import { scenarioTerms, signAll } from "../../src/scenario/terms.ts";
import { collect } from "./support/collect.ts";
import { errorOf } from "./support/faults.ts";
import { INSTRUCTION_HEADER, PARTICIPANTS, removeFolders, scenarioFolder } from "./support/scenarioFolder.ts";

const DOMAIN = {
  name: "Wallet yuan",
  version: "1",
  chainId: 10_232_019,
  verifyingContract: `0x${"00".repeat(19)}aa`,
};
const LINE = "b1,2019-11-11T10:00:00+08:00,payment,chen,shop,5.00";
/** Somebody's own key, which the scenario's key seed doesn't give. */
const OWN_KEY = demonstrationKey("a key of chen's own", "chen");
const OWN_ADDRESS = demonstrationAddress("a key of chen's own", "chen");

function participantsWith(address: string): readonly string[] {
  return PARTICIPANTS.with(5, `chen,person,陈静,alipay,icbc,open,100.00,0.00,300.00,,${address}`);
}

/** The test day with one payment by chen, who keeps an own key and signed with `key`. */
async function ownKeyScenario(key = OWN_KEY) {
  const participants = participantsWith(OWN_ADDRESS);
  const unsigned = await openScenario(await scenarioFolder({ participants }));
  const terms = scenarioTerms(unsigned, DOMAIN);
  const instruction = {
    id: "b1",
    atSeconds: Date.UTC(2019, 10, 11, 2) / 1_000,
    kind: "payment",
    payer: "chen",
    payee: "shop",
    amount: 500n,
  } as const;
  const signature = signInstruction(instruction, terms, key);
  const instructions = [`${INSTRUCTION_HEADER},signature`, `${LINE},${signature}`];
  const scenario = await openScenario(await scenarioFolder({ participants, instructions }));
  return { scenario, terms, signed: { ...instruction, signature } };
}

describe("scenarioTerms", () => {
  after(removeFolders);

  it("gives every participant the address of its demonstration key, always the same", async () => {
    const { addressOf } = scenarioTerms(await openScenario(await scenarioFolder()), DOMAIN);
    for (const id of ["chen", "icbc", "alipay"]) {
      expect(addressOf(id)).to.equal(demonstrationAddress("test", id));
      expect(addressOf(id)).to.equal(addressOf(id));
    }
  });

  it("prefers the participant's own address", async () => {
    const participants = participantsWith(OWN_ADDRESS.toLowerCase());
    const { addressOf } = scenarioTerms(await openScenario(await scenarioFolder({ participants })), DOMAIN);
    expect(addressOf("chen")).to.equal(OWN_ADDRESS);
  });

  it("is valid until the day closes, unless told otherwise", async () => {
    const scenario = await openScenario(await scenarioFolder());
    expect(scenarioTerms(scenario, DOMAIN).validUntilSeconds).to.equal(scenario.closesAtSeconds);
    expect(scenarioTerms(scenario, DOMAIN, 5).validUntilSeconds).to.equal(5);
  });

  it("knows no address of a stranger", async () => {
    const { addressOf } = scenarioTerms(await openScenario(await scenarioFolder()), DOMAIN);
    expect((await errorOf(() => addressOf("qian"))).code).to.equal("UNKNOWN_PARTICIPANT");
  });

  it("refuses an address that is another's demonstration address", async () => {
    const participants = participantsWith(demonstrationAddress("test", "wang"));
    const { addressOf } = scenarioTerms(await openScenario(await scenarioFolder({ participants })), DOMAIN);
    addressOf("chen");
    expect((await errorOf(() => addressOf("wang"))).message).to.match(/wang and chen have the same address/);
  });
});

describe("signAll", () => {
  after(removeFolders);

  it("signs with the demonstration keys of the payers", async () => {
    const scenario = await openScenario(await scenarioFolder());
    const terms = scenarioTerms(scenario, DOMAIN);
    const signed = await collect(signAll(scenario, terms));
    expect(signed.map(({ id }) => id)).to.deep.equal(["a1", "a2", "a3"]);
    for (const { signature, ...instruction } of signed) {
      const key = demonstrationKey("test", instruction.payer);
      expect(signature).to.equal(key.sign(digestOf(instruction, terms)).serialized);
    }
  });

  it("hands on a given signature that is the payer's", async () => {
    const { scenario, terms, signed } = await ownKeyScenario();
    expect(await collect(signAll(scenario, terms))).to.deep.equal([signed]);
  });

  it("refuses a signature by another key, with its place", async () => {
    const { scenario, terms } = await ownKeyScenario(demonstrationKey("test", "wang"));
    const error = await errorOf(() => collect(signAll(scenario, terms)));
    expect(error.code).to.equal("INVALID_SIGNATURE");
    expect(error.place).to.include({
      line: 2,
      field: "signature",
      file: `${scenario.folder}/instructions.csv`,
    });
    expect(error.message).to.match(/line 2, signature: Instruction b1 isn't signed by its payer chen/);
  });

  it("refuses a signature for another chain, contract or validity", async () => {
    const { scenario, terms } = await ownKeyScenario();
    for (const other of [
      { ...terms, domain: { ...DOMAIN, chainId: 1 } },
      { ...terms, domain: { ...DOMAIN, verifyingContract: `0x${"00".repeat(19)}bb` } },
      { ...terms, validUntilSeconds: terms.validUntilSeconds + 1 },
    ]) {
      expect((await errorOf(() => collect(signAll(scenario, other)))).code).to.equal("INVALID_SIGNATURE");
    }
  });
});
