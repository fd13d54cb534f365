import { expect } from "chai";
import { id as keccakOfText } from "ethers";

import { openChain } from "../../behaviours/chain.ts";
import {
  type AssociationSystem,
  BALLOT,
  type Call,
  NOBODY,
  STATE,
  admission,
  beginVoting,
  decide,
  deployAssociation,
  endVoting,
  propose,
  queue,
  removal,
  vote,
} from "./deployAssociation.ts";

const chain = await openChain();

describe("the council's charter", () => {
  let system: AssociationSystem;
  beforeEach(async () => {
    system = await chain.restore(deployAssociation);
  });

  const callOf = async (name: string, args: readonly unknown[]): Promise<Call> => ({
    target: await system.council.getAddress(),
    data: system.council.interface.encodeFunctionData(name as "admitMember", args as never),
  });

  it("is changed by the council alone", async () => {
    const { council, members, guardian, timelock } = system;
    const [member] = members as [(typeof members)[0]];
    const majority = { target: NOBODY, selectors: [] };
    for (const caller of [member, guardian]) {
      const calls = [
        () => council.connect(caller).admitMember(guardian, "Me"),
        () => council.connect(caller).removeMember(member),
        () => council.connect(caller).setMajorityDecisions(majority, true),
        () => council.connect(caller).setVotingTimes(0, 1),
        () => council.connect(caller).setProposalGuardian(caller),
        () => council.connect(caller).updateTimelock(caller),
      ];
      for (const call of calls) {
        await expect(call())
          .to.be.revertedWithCustomError(council, "GovernorOnlyExecutor")
          .withArgs(caller.address);
      }
      await expect(timelock.connect(caller).updateDelay(0)).to.be.revertedWithCustomError(
        timelock,
        "TimelockUnauthorizedCaller",
      );
    }
  });

  it("always needs two thirds", async () => {
    const { council, timelock, authority, validators } = system;
    for (const contract of [council, timelock, authority]) {
      const address = await contract.getAddress();
      const selectors: string[] = [];
      contract.interface.forEachFunction(({ selector }) => selectors.push(selector));
      for (const selector of selectors) {
        expect(await council.needsTwoThirds(address, selector)).to.equal(true);
      }
    }
    const { selector } = validators.interface.getFunction("admitValidator");
    expect(await council.needsTwoThirds(await validators.getAddress(), selector)).to.equal(false);
    const [proposal, other] = [
      await propose(system, [await admission(system)]),
      await propose(system, [await removal(system)]),
    ];
    expect(await council.proposalNeedsTwoThirds(proposal.id)).to.equal(false);
    expect(await council.proposalNeedsTwoThirds(other.id)).to.equal(true);
  });

  it("can't be opened to a majority", async () => {
    const { council, timelock } = system;
    for (const target of [await council.getAddress(), await timelock.getAddress()]) {
      const call = await callOf("setMajorityDecisions", [{ target, selectors: ["0x12345678"] }, true]);
      await expect(decide(system, [call], target))
        .to.be.revertedWithCustomError(council, "AlwaysTwoThirds")
        .withArgs(target);
    }
  });

  it("lets two thirds move a function between the classes, for proposals to come", async () => {
    const { council, validators } = system;
    const pending = await propose(system, [await admission(system)]);
    const { selector } = validators.interface.getFunction("admitValidator");
    const target = await validators.getAddress();
    await decide(system, [await callOf("setMajorityDecisions", [{ target, selectors: [selector] }, false])]);
    expect(await council.needsTwoThirds(target, selector)).to.equal(true);
    expect(await council.proposalNeedsTwoThirds(pending.id)).to.equal(false);
    const later = await propose(system, [await admission(system)], "Later");
    expect(await council.proposalNeedsTwoThirds(later.id)).to.equal(true);
  });

  it("admits and removes members, who vote on what is voted on afterwards", async () => {
    const { council, people, members } = system;
    const [first] = members as [(typeof members)[0]];
    const pending = await propose(system, [await admission(system)]);
    await beginVoting(system, pending);
    await vote(system, pending, members.slice(1, 2), BALLOT.for);
    await expect(
      decide(system, [
        await callOf("admitMember", [people.stranger.address, "The eighth"]),
        await callOf("removeMember", [first.address]),
      ]),
    )
      .to.emit(council, "MemberAdmitted")
      .withArgs(people.stranger.address, "The eighth")
      .and.to.emit(council, "MemberRemoved")
      .withArgs(first.address);
    expect(await council.isMember(people.stranger)).to.equal(true);
    expect(await council.isMember(first)).to.equal(false);
    expect(await council.members()).to.have.lengthOf(7);
    const snapshot = await council.proposalSnapshot(pending.id);
    expect(await council.getVotes(people.stranger, snapshot)).to.equal(0n);
    expect(await council.getVotes(first, snapshot)).to.equal(1n);
    const { target, data } = await removal(system);
    await expect(council.connect(first).propose([target], [0n], [data], "Mine"))
      .to.be.revertedWithCustomError(council, "GovernorInsufficientProposerVotes")
      .withArgs(first.address, 0n, 1n);
    await council.connect(people.stranger).propose([target], [0n], [data], "Ours");
  });

  it("names no member twice, none of its own contracts, and never nobody", async () => {
    const { council, timelock, members, people } = system;
    const [first] = members as [(typeof members)[0]];
    for (const account of [first.address, NOBODY, await council.getAddress(), await timelock.getAddress()]) {
      await expect(decide(system, [await callOf("admitMember", [account, ""])], account))
        .to.be.revertedWithCustomError(council, "MemberNotAvailable")
        .withArgs(account);
    }
    await expect(decide(system, [await callOf("removeMember", [people.stranger.address])], "stranger"))
      .to.be.revertedWithCustomError(council, "NotAMember")
      .withArgs(people.stranger.address);
    const all = await Promise.all(members.map(({ address }) => callOf("removeMember", [address])));
    await expect(decide(system, all, "all"))
      .to.be.revertedWithCustomError(council, "MembersOutOfRange")
      .withArgs(0n, 256n);
  });

  it("keeps the times of voting within bounds", async () => {
    const { council } = system;
    const tooLong = 30n * 86_400n + 1n;
    for (const [delay, period] of [
      [tooLong, 1n],
      [0n, 0n],
      [0n, tooLong],
    ] as const) {
      await expect(decide(system, [await callOf("setVotingTimes", [delay, period])], `${delay} ${period}`))
        .to.be.revertedWithCustomError(council, "VotingTimesOutOfRange")
        .withArgs(delay, period);
    }
    await decide(system, [await callOf("setVotingTimes", [60n, 600n])]);
    expect([await council.votingDelay(), await council.votingPeriod()]).to.deep.equal([60n, 600n]);
  });

  describe("on cancelling", () => {
    const cancel = async (proposal: Awaited<ReturnType<typeof propose>>, by: "guardian" | number) => {
      const caller = by === "guardian" ? system.guardian : system.members[by];
      if (caller === undefined) throw new Error("There is no such member.");
      const contract = system.council.connect(caller);
      return contract.cancel(...proposal.arguments, keccakOfText(proposal.description));
    };

    it("lets the guardian cancel what is queued, and the council carry it out no more", async () => {
      const proposal = await propose(system, [await removal(system)]);
      await beginVoting(system, proposal);
      await vote(system, proposal, system.members.slice(0, 5), BALLOT.for);
      await endVoting(system, proposal);
      await queue(system, proposal);
      await expect(cancel(proposal, 0)).to.be.revertedWithCustomError(
        system.council,
        "GovernorUnableToCancel",
      );
      await cancel(proposal, "guardian");
      expect(await system.council.state(proposal.id)).to.equal(STATE.cancelled);
      const again = system.council.execute(...proposal.arguments, keccakOfText(proposal.description));
      await expect(again).to.be.revertedWithCustomError(system.council, "GovernorUnexpectedProposalState");
    });

    it("doesn't let the guardian cancel its own replacement, unless other calls are hidden in it", async () => {
      const { council, people, guardian } = system;
      const replacement = await callOf("setProposalGuardian", [people.stranger.address]);
      const hidden = await propose(system, [replacement, await removal(system)], "hidden");
      await cancel(hidden, "guardian");
      const proposal = await propose(system, [replacement]);
      await expect(cancel(proposal, "guardian"))
        .to.be.revertedWithCustomError(council, "GovernorUnableToCancel")
        .withArgs(proposal.id, guardian.address);
      await decide(system, [replacement], "for real");
      expect(await council.proposalGuardian()).to.equal(people.stranger.address);
    });

    it("lets the proposer withdraw until voting begins", async () => {
      const proposal = await propose(system, [await removal(system)]);
      await expect(cancel(proposal, 1)).to.be.revertedWithCustomError(
        system.council,
        "GovernorUnableToCancel",
      );
      await cancel(proposal, 0);
      const other = await propose(system, [await removal(system)], "other");
      await beginVoting(system, other);
      await expect(cancel(other, 0)).to.be.revertedWithCustomError(system.council, "GovernorUnableToCancel");
    });
  });
});
