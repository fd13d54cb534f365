import { expect } from "chai";
import { id as keccakOfText } from "ethers";

import { openChain } from "../../behaviours/chain.ts";
import {
  type AssociationSystem,
  BALLOT,
  type Call,
  EXECUTION_DELAY,
  STATE,
  admission,
  beginVoting,
  deployAssociation,
  endVoting,
  execute,
  propose,
  queue,
  removal,
  vote,
} from "./deployAssociation.ts";

interface Case {
  readonly what: string;
  readonly calls: (system: AssociationSystem) => Promise<Call[]>;
  readonly for: number;
  readonly against?: number;
  readonly abstain?: number;
  readonly recuse?: number;
  readonly passes: boolean;
}

const majority = async (system: AssociationSystem) => [await admission(system)];
const twoThirds = async (system: AssociationSystem) => [await removal(system)];
const both = async (system: AssociationSystem) => [await admission(system), await removal(system)];
const nameless = async ({ validators }: AssociationSystem) => [
  { target: await validators.getAddress(), data: "0x" },
];

/** Seven members; each line worked out by hand. */
const CASES: readonly Case[] = [
  { what: "a majority decision, 4 of 7", calls: majority, for: 4, passes: true },
  { what: "a majority decision, 3 of 7", calls: majority, for: 3, against: 0, abstain: 4, passes: false },
  { what: "a majority decision, 3 of 7, whoever stays away", calls: majority, for: 3, passes: false },
  { what: "two thirds, 5 of 7", calls: twoThirds, for: 5, against: 2, passes: true },
  { what: "two thirds, 4 of 7", calls: twoThirds, for: 4, passes: false },
  { what: "one call among others that needs two thirds, 4 of 7", calls: both, for: 4, passes: false },
  { what: "one call among others that needs two thirds, 5 of 7", calls: both, for: 5, passes: true },
  { what: "a call that names no function, 4 of 7", calls: nameless, for: 4, passes: false },
  { what: "two thirds of the 6 not recused", calls: twoThirds, for: 4, recuse: 1, passes: true },
  { what: "less than two thirds of the 6", calls: twoThirds, for: 3, against: 1, recuse: 1, passes: false },
  { what: "a majority of the 5 not recused", calls: majority, for: 3, abstain: 1, recuse: 2, passes: true },
  { what: "a majority of the 5, but 3 of 7 voted", calls: majority, for: 3, recuse: 2, passes: false },
  { what: "all 3 that are left after 4 recusals", calls: majority, for: 3, recuse: 4, passes: false },
  { what: "all 4 that are left after 3 recusals", calls: twoThirds, for: 4, recuse: 3, passes: true },
  { what: "nobody", calls: majority, for: 0, recuse: 7, passes: false },
];

const chain = await openChain();

describe("the council's votes", () => {
  let system: AssociationSystem;
  beforeEach(async () => {
    system = await chain.restore(deployAssociation);
  });

  for (const { what, calls, passes, ...counts } of CASES) {
    it(`${passes ? "pass" : "don't pass"}: ${what}`, async () => {
      const proposal = await propose(system, await calls(system));
      await beginVoting(system, proposal);
      let voted = 0;
      for (const ballot of ["for", "against", "abstain", "recuse"] as const) {
        const next = voted + (counts[ballot] ?? 0);
        await vote(system, proposal, system.members.slice(voted, next), BALLOT[ballot]);
        voted = next;
      }
      await endVoting(system, proposal);
      expect(await system.council.tallyOf(proposal.id)).to.deep.equal(
        [counts.against, counts.for, counts.abstain, counts.recuse].map((count) => BigInt(count ?? 0)),
      );
      expect(await system.council.state(proposal.id)).to.equal(passes ? STATE.succeeded : STATE.defeated);
    });
  }

  it("carry out what passed, no earlier than the delay, and once", async () => {
    const { council, validators, people } = system;
    const proposal = await propose(system, await majority(system));
    await beginVoting(system, proposal);
    await vote(system, proposal, system.members.slice(0, 4), BALLOT.for);
    await endVoting(system, proposal);
    await queue(system, proposal);
    await expect(execute(system, proposal, 1n)).to.be.revertedWithCustomError(
      system.timelock,
      "TimelockUnexpectedOperationState",
    );
    expect(await validators.powerOf(people.admitter)).to.equal(0n);
    await execute(system, proposal);
    expect(await validators.powerOf(people.admitter)).to.equal(1n);
    expect(await council.state(proposal.id)).to.equal(STATE.executed);
    await expect(council.execute(...proposal.arguments, keccakOfText(proposal.description)))
      .to.be.revertedWithCustomError(council, "GovernorUnexpectedProposalState")
      .withArgs(proposal.id, STATE.executed, anyStates);
    expect(await system.timelock.getMinDelay()).to.equal(EXECUTION_DELAY);
  });

  it("are one for each member, cast once, and none for others", async () => {
    const { council, members, people } = system;
    const [first, second] = members as [(typeof members)[0], (typeof members)[0]];
    const proposal = await propose(system, await majority(system));
    await beginVoting(system, proposal);
    await vote(system, proposal, [first], BALLOT.for);
    await expect(council.connect(first).recuse(proposal.id, "late"))
      .to.be.revertedWithCustomError(council, "GovernorAlreadyCastVote")
      .withArgs(first.address);
    await expect(council.connect(people.stranger).castVote(proposal.id, BALLOT.for))
      .to.be.revertedWithCustomError(council, "NotAMember")
      .withArgs(people.stranger.address);
    await expect(council.connect(second).castVote(proposal.id, 4)).to.be.revertedWithCustomError(
      council,
      "GovernorInvalidVoteType",
    );
    expect(await council.hasVoted(proposal.id, first)).to.equal(true);
    expect(await council.hasVoted(proposal.id, second)).to.equal(false);
  });

  it("record who stood aside, who then doesn't vote", async () => {
    const { council, members } = system;
    const [first] = members as [(typeof members)[0]];
    const proposal = await propose(system, await twoThirds(system));
    await beginVoting(system, proposal);
    expect(await council.votesNeeded(proposal.id)).to.equal(5n);
    await expect(council.connect(first).recuse(proposal.id, "our own node"))
      .to.emit(council, "MemberRecused")
      .withArgs(proposal.id, first.address);
    expect(await council.votesNeeded(proposal.id)).to.equal(4n);
    expect(await council.hasRecused(proposal.id, first)).to.equal(true);
    await expect(council.connect(first).castVote(proposal.id, BALLOT.for))
      .to.be.revertedWithCustomError(council, "GovernorAlreadyCastVote")
      .withArgs(first.address);
  });

  it("aren't taken before voting begins, nor after", async () => {
    const { council, members } = system;
    const [first] = members as [(typeof members)[0]];
    const proposal = await propose(system, await majority(system));
    const early = council.connect(first).castVote(proposal.id, BALLOT.for);
    await expect(early)
      .to.be.revertedWithCustomError(council, "GovernorUnexpectedProposalState")
      .withArgs(proposal.id, STATE.pending, anyStates);
    await endVoting(system, proposal);
    await expect(council.connect(first).castVote(proposal.id, BALLOT.for))
      .to.be.revertedWithCustomError(council, "GovernorUnexpectedProposalState")
      .withArgs(proposal.id, STATE.defeated, anyStates);
  });

  it("are asked for by members alone", async () => {
    const { council, people } = system;
    const { target, data } = await admission(system);
    await expect(council.connect(people.stranger).propose([target], [0n], [data], "Mine"))
      .to.be.revertedWithCustomError(council, "GovernorInsufficientProposerVotes")
      .withArgs(people.stranger.address, 0n, 1n);
  });
});

const anyStates = (): boolean => true;
