import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { type BigNumberish, ZeroAddress, id as keccakOfText } from "ethers";

import type { Chain } from "../../behaviours/chain.ts";

export const VOTING_DELAY = 3_600n;
export const VOTING_PERIOD = 86_400n;
export const EXECUTION_DELAY = 7_200n;

export const BALLOT = { against: 0, for: 1, abstain: 2, recuse: 3 } as const;
export const STATE = {
  pending: 0n,
  active: 1n,
  cancelled: 2n,
  defeated: 3n,
  succeeded: 4n,
  queued: 5n,
  executed: 7n,
} as const;

/** One call of a proposal. */
export interface Call {
  readonly target: string;
  readonly data: string;
}

/** A proposal as the governor is told it: the calls, and a text that makes it one of a kind. */
export interface Proposal {
  readonly id: bigint;
  readonly arguments: readonly [string[], BigNumberish[], string[]];
  readonly description: string;
}

/**
 * A council of seven, so that a majority is four and two thirds are five; a guardian; and a validator set, of which
 * only admissions are the majority's.
 */
export async function deployAssociation(chain: Chain) {
  const { ethers, people } = chain;
  const { admin, stranger, relay: guardian } = people;
  const authority = await ethers.deployContract("AssociationAuthority", [admin]);
  const seats = [
    { validator: people.icbc, operator: people.freezer, node: people.lifter },
    { validator: people.ccb, operator: people.seizer, node: people.pauser },
  ];
  const participants = await ethers.deployContract("Participants", [authority], admin);
  for (const person of [people.icbc, people.ccb, people.admitter])
    await participants.registerValidator(person);
  for (const person of [people.freezer, people.seizer, people.unpauser]) {
    await participants.registerValidatorOperator(person);
  }
  const validators = await ethers.deployContract("ValidatorSet", [authority, participants, seats]);
  const timelock = await ethers.deployContract("TimelockController", [EXECUTION_DELAY, [], [], admin]);
  const { alice, bob, carol, dave, alipay, tenpay, issuer } = people;
  const members = [alice, bob, carol, dave, alipay, tenpay, issuer];
  const council = await ethers.deployContract("Council", [
    timelock,
    guardian,
    members.map(({ address }) => address),
    members.map((_, index) => `Member ${index}`),
    [
      {
        target: await validators.getAddress(),
        selectors: [validators.interface.getFunction("admitValidator").selector],
      },
    ],
    VOTING_DELAY,
    VOTING_PERIOD,
  ]);
  for (const role of ["PROPOSER_ROLE", "CANCELLER_ROLE", "EXECUTOR_ROLE"]) {
    await timelock.connect(admin).grantRole(keccakOfText(role), council);
  }
  await timelock.connect(admin).renounceRole(`0x${"00".repeat(32)}`, admin);
  await authority.connect(admin).grantRole(0n, timelock, 0);
  await authority.connect(admin).renounceRole(0n, admin);
  return {
    ...{ chain, people, members, guardian, seats, authority, timelock },
    validators: validators.connect(stranger),
    council: council.connect(stranger),
  };
}

export type AssociationSystem = Awaited<ReturnType<typeof deployAssociation>>;

/** The two kinds of call that the tests put to the vote. */
export async function admission({ validators, people }: AssociationSystem): Promise<Call> {
  const seat = { validator: people.admitter, operator: people.unpauser, node: people.dealer };
  const data = validators.interface.encodeFunctionData("admitValidator", [
    { validator: seat.validator.address, operator: seat.operator.address, node: seat.node.address },
  ]);
  return { target: await validators.getAddress(), data };
}

export async function removal({ validators, people }: AssociationSystem): Promise<Call> {
  const data = validators.interface.encodeFunctionData("removeValidator", [people.icbc.address]);
  return { target: await validators.getAddress(), data };
}

export function proposalOf({ council }: AssociationSystem, calls: readonly Call[], description: string) {
  return async (): Promise<Proposal> => {
    const list: [string[], BigNumberish[], string[]] = [
      calls.map(({ target }) => target),
      calls.map(() => 0n),
      calls.map(({ data }) => data),
    ];
    const id = await council.hashProposal(...list, keccakOfText(description));
    return { id, arguments: list, description };
  };
}

/** Made by the first member. */
export async function propose(
  system: AssociationSystem,
  calls: readonly Call[],
  description = "A proposal",
): Promise<Proposal> {
  const proposal = await proposalOf(system, calls, description)();
  const [proposer] = system.members;
  if (proposer === undefined) throw new Error("There is no member.");
  await system.council.connect(proposer).propose(...proposal.arguments, description);
  return proposal;
}

/** Voting begins with the next block. */
export async function beginVoting({ council, chain }: AssociationSystem, { id }: Proposal): Promise<void> {
  await chain.setNextBlockTimestamp((await council.proposalSnapshot(id)) + 1n);
}

export async function vote(
  { council }: AssociationSystem,
  { id }: Proposal,
  voters: readonly HardhatEthersSigner[],
  ballot: number,
): Promise<void> {
  for (const voter of voters) await council.connect(voter).castVote(id, ballot);
}

/** Voting is over with the next block, which is mined. */
export async function endVoting({ council, chain }: AssociationSystem, { id }: Proposal): Promise<void> {
  await chain.setNextBlockTimestamp((await council.proposalDeadline(id)) + 1n);
  await chain.ethers.provider.send("evm_mine", []);
}

export async function queue(system: AssociationSystem, proposal: Proposal) {
  return system.council.queue(...proposal.arguments, keccakOfText(proposal.description));
}

export async function execute({ council, chain }: AssociationSystem, proposal: Proposal, early = 0n) {
  await chain.setNextBlockTimestamp((await council.proposalEta(proposal.id)) - early);
  return council.execute(...proposal.arguments, keccakOfText(proposal.description));
}

/** From the proposal to its end, with everybody in favour. */
export async function decide(system: AssociationSystem, calls: readonly Call[], description?: string) {
  const proposal = await propose(system, calls, description);
  await beginVoting(system, proposal);
  await vote(system, proposal, system.members.slice(0, 5), BALLOT.for);
  await endVoting(system, proposal);
  await queue(system, proposal);
  return execute(system, proposal);
}

export const NOBODY = ZeroAddress;
