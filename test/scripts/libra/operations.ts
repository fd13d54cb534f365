import { expect } from "chai";
import { ZeroAddress } from "ethers";

import { LibraCoin__factory } from "../../../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import { Participants__factory } from "../../../types/ethers-contracts/factories/contracts/libra/participants/Participants__factory.ts";
import { JiaoziError } from "../../../src/catalogue/errors.ts";
import { type Office, openOffice } from "./office.ts";
import { issue } from "./statement.ts";

const VASP = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";

describe("npm run libra: licences, orders, and a run without dealers", () => {
  let office: Office;
  before(async () => {
    office = await openOffice();
    await issue(office, "1000");
  });
  after(() => office.close());

  /** What the council decides: proposed as told, carried by three votes. */
  const decide = async (words: string): Promise<string> => {
    const { votingDelaySeconds, votingPeriodSeconds, executionDelaySeconds } =
      office.parameters.libra.association;
    const proposed = await office.json(`council ${words} --yes`, "--description", words);
    expect(proposed.code, JSON.stringify(proposed.document)).to.equal(0);
    const { out } = await office.run("council list --json");
    const { proposals } = JSON.parse(out) as { proposals: { proposal: string; description: string }[] };
    const which = ["--proposal", proposals.find(({ description }) => description === words)?.proposal ?? ""];
    await office.pass(votingDelaySeconds + 1);
    for (let member = 1; member <= Object.keys(office.book.members).length; ++member) {
      await office.run(`council vote --ballot for --yes --account ${member}`, ...which);
    }
    await office.pass(votingPeriodSeconds);
    await office.run("council queue --yes", ...which);
    await office.pass(executionDelaySeconds);
    const { code, document } = await office.json("council execute --yes", ...which);
    expect(code, JSON.stringify(document)).to.equal(0);
    return proposed.document.facts["needs"] ?? "";
  };
  const coin = () => LibraCoin__factory.connect(office.book.currencies.USD.coin, office.provider);

  it("registers a VASP, extends its credential, and admits a dealer in two steps", async () => {
    const participants = Participants__factory.connect(office.book.contracts.Participants, office.provider);
    const terms = ["--name", "Calibra", "--expires", "2030-01-01T00:00:00Z"];
    const registered = await office.json("licensing register-vasp --yes", "--participant", VASP, ...terms);
    expect(registered.code, JSON.stringify(registered.document)).to.equal(0);
    expect(registered.document.actor).to.equal(office.book.roles.licensing);
    const number = registered.document.facts["number"] ?? "";
    const credential = await participants.credentialOf(number);
    expect([...credential]).to.deep.equal(["Calibra", "", ZeroAddress, 1_893_456_000n]);
    const twice = await office.json("licensing register-vasp", "--participant", VASP, ...terms);
    expect(twice.document.refused?.code).to.equal("RoleTaken");

    const extended = await office.json(
      `licensing extend-credential --number ${number} --expires 2031-01-01T00:00:00Z --yes`,
    );
    expect(extended.document.effects[0]).to.deep.equal({
      what: "good until",
      before: "2030-01-01 00:00:00 UTC",
      after: "2031-01-01 00:00:00 UTC",
    });
    const unknown = await office.json(
      "licensing extend-credential --number 999 --expires 2031-01-01T00:00:00Z",
    );
    expect([unknown.code, unknown.document.refused?.code]).to.deep.equal([4, "CredentialMissing"]);

    const dealer = ["--participant", Object.keys(office.book.members)[0] ?? "", "--name", "A dealer"];
    const early = await office.json("compliance designate-dealer", ...dealer);
    expect(early.document.refused?.code).to.equal("RoleCannotAccept");
    await office.run("compliance register-dealer --yes --expires 2030-01-01T00:00:00Z", ...dealer);
    const designated = await office.json("compliance designate-dealer --yes", ...dealer);
    expect(designated.document.effects[0]).to.include({ before: "not designated", after: "designated" });
  });

  it("pauses and unpauses, and seizes coins, each with the account of its right", async () => {
    const { dealer, roles } = office.book;
    const paused = await office.json("compliance pause --yes");
    expect(paused.document).to.deep.include({ actor: roles.pause, what: "pause ≋USD" });
    expect((await office.json("dealer preburn --amount 1")).document.refused?.code).to.equal("TokenPaused");
    expect((await office.json("compliance unpause --yes")).document.actor).to.equal(roles.unpause);
    const to = Object.keys(office.book.members)[0] ?? "";
    const order = ["--holder", dealer, "--to", to, "--amount"];
    const seized = await office.json("compliance seize --yes", ...order, "100");
    expect(seized.document.actor).to.equal(roles.seize);
    expect(seized.document.effects).to.deep.equal([
      { what: "is left", before: "≋USD 1,000.00", after: "≋USD 900.00" },
      { what: "the other holds", before: "≋USD 0.00", after: "≋USD 100.00" },
    ]);
    expect(await coin().balanceOf(to)).to.equal(100_000_000n);
    const more = await office.json("compliance seize", ...order, "901");
    expect(more.document.refused?.code).to.equal("ERC20InsufficientBalance");
  });

  it("halts and resumes the coin by the council, closed to the roles if two thirds say so", async () => {
    expect(await decide("halt --close")).to.equal("two thirds of the council");
    expect(await coin().halted()).to.equal(true);
    expect((await office.json("compliance pause")).document.refused?.code).to.equal(
      "AccessManagedUnauthorized",
    );
    await decide("resume --close");
    expect(await coin().halted()).to.equal(false);
    expect((await office.json("council halt --description x")).document.facts["needs"]).to.equal(
      "a majority of the council",
    );
  });

  it("redeems without dealers: declared inactive, handed in, paid out in turn", async () => {
    const { dealer, roles } = office.book;
    const me = ["--account", dealer];
    expect((await office.run("emergency queue")).out).to.equal(
      "The dealers in ≋USD are active.\nNobody waits.\n",
    );
    const early = await office.json("holder redeem --amount 40", ...me);
    expect(early.document.refused?.code).to.equal("DealersActive");
    expect(await decide("declare-inactive")).to.equal("a majority of the council");
    const bare = await office.json("holder redeem --amount 40", ...me);
    expect(bare.document.refused?.code).to.equal("ERC20InsufficientAllowance");
    expect((await office.run("holder allow --amount 90 --yes", ...me)).code).to.equal(0);
    await office.run("holder redeem --amount 50 --yes", ...me);
    await office.run("holder take-back --number 0 --yes", ...me);
    const asked = await office.json("holder redeem --amount 40 --yes", ...me);
    expect(asked.document.effects[1]).to.include({ before: "≋USD 0.00", after: "≋USD 40.00" });
    expect((await office.run("emergency queue")).out).to.match(
      /are inactive\.\n1 +≋USD 40\.00 {2}the designated dealer, ready \d{4}-/,
    );
    const soon = await office.json("emergency settle --number 1 --fiat wire-1");
    expect(soon.document.refused?.code).to.equal("RequestNotReady");
    await office.pass(office.parameters.libra.redemptionDelaySeconds);
    const paid = await office.json("emergency settle --number 1 --fiat wire-1 --yes");
    expect(paid.code, JSON.stringify(paid.document)).to.equal(0);
    expect(paid.document.actor).to.equal(roles.emergencyAdministrator);
    expect(paid.document.effects[0]).to.include({ before: "≋USD 1,000.00", after: "≋USD 960.00" });
  });

  it("says what is wrong with a time, a number or a missing account", async () => {
    for (const words of [
      "licensing extend-credential --number 1 --expires tomorrow",
      "licensing extend-credential --number 0 --expires 2030-01-01T00:00:00Z",
      "licensing extend-credential --expires 2030-01-01T00:00:00Z",
      "holder redeem --amount 1",
      "emergency settle --number x --fiat wire",
    ]) {
      const fault = await office.run(words).catch((cause: unknown) => cause);
      expect(fault, words).to.be.instanceOf(JiaoziError);
      expect(fault).to.include({ code: "BAD_USAGE", exitCode: 2 });
    }
  });
});
