import { expect } from "chai";

import { ValidatorSet__factory } from "../../../types/ethers-contracts/factories/contracts/libra/association/ValidatorSet__factory.ts";
import { JiaoziError } from "../../../src/catalogue/errors.ts";
import { type Office, openOffice } from "./office.ts";

interface Listed {
  readonly proposals: readonly {
    proposal: string;
    state: string;
    class: string;
    votes: string;
    calls: string[];
  }[];
}

describe("npm run libra: the council", () => {
  let office: Office;
  before(async () => {
    office = await openOffice();
  });
  after(() => office.close());

  const listed = async (): Promise<Listed["proposals"]> => {
    const { out } = await office.run("council list --json");
    return (JSON.parse(out) as Listed).proposals;
  };
  const seat = () => office.parameters.libra.association.seats[0];

  it("proposes, votes, stands aside, queues and carries out", async () => {
    expect((await office.run("council list")).out).to.equal("There is no proposal.\n");
    const call = [
      "--call",
      "ValidatorSet.removeValidator",
      "--arguments",
      JSON.stringify([seat()?.validator]),
    ];
    const proposed = await office.json(
      "council propose --yes",
      ...call,
      "--description",
      "Retire a validator",
    );
    expect(proposed.code, JSON.stringify(proposed.document)).to.equal(0);
    expect(proposed.document.facts["needs"]).to.equal("a majority of the council");
    const [first] = await listed();
    expect(first).to.include({ state: "pending", class: "majority" });
    expect(first?.calls).to.deep.equal([`ValidatorSet.removeValidator(${seat()?.validator})`]);
    const which = ["--proposal", (first?.proposal ?? "").slice(0, 12)];

    const early = await office.json("council vote --ballot for", ...which);
    expect(early.document.refused?.code).to.equal("GovernorUnexpectedProposalState");
    expect(early.document.refused?.nextStep).to.contain("0 pending, 1 voting");
    await office.pass(office.parameters.libra.association.votingDelaySeconds + 1);

    expect((await office.run("council recuse --yes", ...which, "--reason", "our node")).code).to.equal(0);
    const again = await office.json("council vote --ballot for", ...which);
    expect(again.document.refused?.code).to.equal("GovernorAlreadyCastVote");
    for (const member of [2, 3, 4]) {
      const { document } = await office.json(`council vote --ballot for --yes --account ${member}`, ...which);
      expect(document.effects[0]).to.include({ before: String(member - 2), after: String(member - 1) });
    }
    const outsider = await office.json(
      "council vote --ballot for",
      ...[...which, "--account", office.book.roles.treasuryCompliance],
    );
    expect(outsider.document.refused?.code).to.equal("NotAMember");
    expect((await listed())[0]?.votes).to.equal("3 for (3 needed), 0 against, 0 abstain, 1 recused");

    await office.pass(office.parameters.libra.association.votingPeriodSeconds);
    expect((await listed())[0]?.state).to.equal("succeeded");
    expect((await office.run("council queue --yes", ...which)).code).to.equal(0);
    const hasty = await office.json("council execute", ...which);
    expect(hasty.document.refused?.code).to.equal("TimelockUnexpectedOperationState");
    await office.pass(office.parameters.libra.association.executionDelaySeconds);
    const done = await office.json("council execute --yes", ...which);
    expect(done.document.effects[0]).to.deep.equal({ what: "state", before: "queued", after: "executed" });
    const validators = ValidatorSet__factory.connect(office.book.contracts.ValidatorSet, office.provider);
    expect(await validators.getValidators()).not.to.include(seat()?.node);
  });

  it("says which proposals need two thirds, and lets the guardian cancel", async () => {
    const call = [
      "--call",
      "Reserve.setStaleness",
      "--arguments",
      "[3600]",
      "--description",
      "Fresher statements",
    ];
    const { document } = await office.json("council propose --yes", ...call);
    expect(document.facts["needs"]).to.equal("two thirds of the council");
    const proposal = (await listed()).find(({ calls }) => calls[0] === "Reserve.setStaleness(3600)");
    const which = ["--proposal", proposal?.proposal ?? ""];
    const member = await office.json("council cancel --account 2", ...which);
    expect(member.document.refused?.code).to.equal("GovernorUnableToCancel");
    const { code } = await office.run("council cancel --yes", ...which, "--account", office.book.guardian);
    expect(code).to.equal(0);
    const after = (await listed()).find(({ proposal: id }) => id === proposal?.proposal);
    expect(after?.state).to.equal("cancelled");
  });

  it("says what is wrong with a call, its arguments, a number or a ballot", async () => {
    const wrong: string[][] = [
      ["propose", "--call", "Reserve", "--description", "x"],
      ["propose", "--call", "Reserve.fly", "--description", "x"],
      ["propose", "--call", "Reserve.setStaleness", "--description", "x"],
      ["propose", "--call", "Reserve.setStaleness", "--arguments", "[", "--description", "x"],
      ["propose", "--call", "Reserve.setStaleness", "--arguments", "[1]"],
      ["vote", "--proposal", "0", "--ballot", "for"], // no number begins so
      ["vote", "--proposal", "9", "--ballot", "maybe"],
      ["vote", "--proposal", "9", "--ballot", "for", "--account", "17"],
    ];
    for (const args of wrong) {
      const fault = await office.run("council", ...args).catch((cause: unknown) => cause);
      expect(fault, args.join(" ")).to.be.instanceOf(JiaoziError);
      expect(fault).to.include({ code: "BAD_USAGE", exitCode: 2 });
    }
  });
});
