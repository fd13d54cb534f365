import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { expect } from "chai";
import { id as keccakOfText } from "ethers";

import { ROLES } from "../../../scripts/libra/roles.ts";
import { JiaoziError } from "../../../src/catalogue/errors.ts";
import { type Office, openOffice } from "./office.ts";
import { statementFile } from "./statement.ts";

describe("npm run libra: from the custodians' statement to the burn", () => {
  let office: Office;
  before(async () => {
    office = await openOffice();
  });
  after(() => office.close());

  const faultOf = async (words: string, ...more: readonly string[]): Promise<JiaoziError> => {
    const fault = await office.run(words, ...more).catch((cause: unknown) => cause);
    if (fault instanceof JiaoziError) return fault;
    throw new Error(`no fault: ${JSON.stringify(fault)}`);
  };

  it("shows a refusal in words, with the next step, and sends nothing", async () => {
    const { code, out } = await office.run("compliance approve --request nothing --yes");
    expect(code).to.equal(4);
    expect(out).to.match(/Refused by RequestNotOpen: .*\n {2}next: .+/);
    const blocks = await office.provider.getBlockNumber();
    const again = await office.json("compliance approve --request nothing --yes");
    expect(again.document.refused?.code).to.equal("RequestNotOpen");
    expect(await office.provider.getBlockNumber()).to.equal(blocks);
  });

  it("shows a mint request before sending it, and sends it with --yes", async () => {
    const words = "dealer request-mint --amount 1000.5 --request one";
    const blocks = await office.provider.getBlockNumber();
    const { code, out } = await office.run(words);
    expect(code).to.equal(0);
    expect(out).to.contain("the designated dealer, ").and.contain("request ≋USD 1,000.50");
    expect(out).to.contain("Nothing was sent. Add --yes");
    expect(await office.provider.getBlockNumber()).to.equal(blocks);
    expect((await office.run(words, "--yes")).out).to.match(/Done in block \d+: 0x[0-9a-f]{64}/);
    const twice = await office.run(words);
    expect(twice.code).to.equal(4);
    expect(twice.out).to.contain("Refused by RequestIdUsed");
    const { out: list } = await office.run("compliance requests");
    expect(list).to.contain(`mint    ${keccakOfText("one")}  ≋USD 1,000.50  the designated dealer`);
  });

  it("refuses to mint without a statement, then takes one that enough custodians signed", async () => {
    const early = await office.json("compliance approve --request one --yes");
    expect(early.code).to.equal(4);
    expect(early.document.refused?.code).to.equal("StatementStale");

    const statement = await statementFile(office, "5000.00");
    const [one, two, all] = ["one.json", "two.json", "all.json"].map((name) => join(office.folder, name));
    const signed = await office.run("custodian sign", "--statement", statement, "--out", one ?? "");
    expect(signed.out).to.contain("custodian 1: USD 5,000.00").and.contain("Written to");
    await office.run("custodian collect", "--from", one ?? "", "--out", all ?? "");
    const few = await office.json("custodian submit", "--signed", all ?? "");
    expect(few.document.refused?.code).to.equal("SignaturesMissing");

    await office.run("custodian sign --account 2", "--statement", statement, "--out", two ?? "");
    const collected = await office.run("custodian collect", "--from", `${two},${one}`, "--out", all ?? "");
    expect(collected.out).to.contain("2 custodians signed, 2 must.");
    const submitted = await office.json("custodian submit --yes", "--signed", all ?? "");
    expect(submitted.code).to.equal(0);
    expect(submitted.document.effects[0]).to.include({ what: "last statement as of", before: "none" });

    const approved = await office.json("compliance approve --request one --yes");
    expect(approved.code, JSON.stringify(approved.document)).to.equal(0);
    expect(approved.document.effects[0]).to.deep.equal({
      what: "coins outstanding, once approved in full",
      before: "≋USD 0.00",
      after: "≋USD 1,000.50",
    });
  });

  it("hands coins in, gives them back, and burns them against fiat", async () => {
    await office.run("dealer preburn --amount 100 --request back --yes");
    const back = await office.json("compliance cancel-preburn --request back --yes");
    expect(back.document.effects).to.deep.equal([
      { what: "preburn queue", before: "≋USD 100.00", after: "≋USD 0.00" },
      { what: "dealer holds", before: "≋USD 900.50", after: "≋USD 1,000.50" },
    ]);
    await office.run("dealer preburn --amount 0.5 --request end --yes");
    const burnt = await office.json("compliance burn --request end --fiat wire-17 --yes");
    expect(burnt.code, JSON.stringify(burnt.document)).to.equal(0);
    expect(burnt.document.effects[0]).to.include({ before: "≋USD 1,000.50", after: "≋USD 1,000.00" });
    const { out } = await office.run("dealer requests");
    expect(out).to.equal("Nothing waits for a decision.\n");
  });

  it("sets the travel rule's threshold, and has no fees to burn", async () => {
    const set = await office.json("compliance set-threshold --amount 1000 --yes");
    expect(set.code, JSON.stringify(set.document)).to.equal(0);
    expect(set.document.effects[0]).to.deep.equal({
      what: "threshold",
      before: "none",
      after: "≋LBR 1,000.00",
    });
    const burnt = await office.json("compliance burn-fees");
    expect(burnt.document.what).to.equal("burn ≋USD 0.00 of fees");
  });

  it("freezes and lifts with the accounts of those roles", async () => {
    const holder = office.book.dealer;
    const frozen = await office.json("compliance freeze --case order-1 --yes", "--holder", holder);
    expect(frozen.document.actor).to.equal(office.book.roles.freeze);
    expect(frozen.document.effects[0]).to.deep.equal({
      what: "account",
      before: "not frozen",
      after: "frozen",
    });
    const refused = await office.json("dealer preburn --amount 1");
    expect(refused.document.refused?.code).to.equal("FrozenAccount");
    const lifted = await office.json("compliance lift --case order-2 --yes", "--holder", holder);
    expect(lifted.document.actor).to.equal(office.book.roles.lift);
    const stranger = office.book.members;
    const other = await office.json(
      "compliance freeze --case x",
      ...["--holder", holder, "--account", Object.keys(stranger)[0] ?? ""],
    );
    expect(other.document.refused?.code).to.equal("AccessManagedUnauthorized");
  });

  it("says what is wrong with a statement, a signature, an option or a key", async () => {
    const statement = await statementFile(office, "1.0000001", "bad.json");
    expect(await faultOf("custodian sign", "--statement", statement)).to.include({
      code: "BAD_FIELD",
      exitCode: 2,
    });
    const one = join(office.folder, "one.json");
    const text = await readFile(one, "utf8");
    const forged = JSON.parse(text) as { statement: { interestInMicro: string } };
    forged.statement.interestInMicro = "1";
    const file = await office.file("forged.json", forged);
    expect(await faultOf("custodian collect", "--from", file)).to.include({ code: "INVALID_SIGNATURE" });
    expect(await faultOf("custodian collect", "--from", `${one},${file}`)).to.include({ code: "BAD_FILE" });
    expect(await faultOf("custodian submit --currency EUR", "--signed", one)).to.include({
      code: "BAD_FILE",
    });
    expect(await faultOf("dealer preburn --amount 1,000")).to.include({ code: "BAD_USAGE" });
    expect(await faultOf("dealer preburn --amount 1 --currency CNY")).to.include({ code: "BAD_USAGE" });
    expect(await faultOf("dealer fly")).to.include({ code: "BAD_USAGE" });
    expect(await faultOf("nobody list")).to.include({ code: "BAD_USAGE" });
  });

  it("explains each role and each action", async () => {
    expect((await office.run("--help")).out)
      .to.contain("custodian")
      .and.contain("Exit codes: 0");
    for (const role of Object.keys(ROLES)) {
      const { out } = await office.run(`${role} --help`);
      const actions = [...out.matchAll(/^ {2}([a-z][a-z-]+) {2,}/gm)].map(([, action]) => action ?? "");
      expect(actions, role).to.have.members(Object.keys(ROLES[role]?.actions ?? {}));
      for (const action of actions) {
        expect((await office.run(`${role} ${action} --help`)).out).to.contain("--network NAME");
      }
    }
  });
});
