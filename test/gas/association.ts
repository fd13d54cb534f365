import { openChain } from "../behaviours/chain.ts";
import {
  type AssociationSystem,
  BALLOT,
  admission,
  beginVoting,
  deployAssociation,
  endVoting,
  execute,
  propose,
  proposalOf,
  queue,
  vote,
} from "../libra/association/deployAssociation.ts";
import { shouldMatchGasSnapshot } from "./shouldMatchSnapshot.ts";
import type { Operation } from "./snapshot.ts";

/** An admission on which voting begins with the next block. */
async function votedOn(system: AssociationSystem) {
  const proposal = await propose(system, [await admission(system)]);
  await beginVoting(system, proposal);
  return proposal;
}

/** One that four of seven are for, and voting is over. */
async function passed(system: AssociationSystem) {
  const proposal = await votedOn(system);
  await vote(system, proposal, system.members.slice(0, 4), BALLOT.for);
  await endVoting(system, proposal);
  return proposal;
}

const OPERATIONS: Operation<AssociationSystem>[] = [
  {
    name: "propose, 1 call",
    run: async (system) => {
      const proposal = await proposalOf(system, [await admission(system)], "A proposal")();
      return system.council.connect(system.people.alice).propose(...proposal.arguments, proposal.description);
    },
  },
  {
    name: "castVote",
    run: async (system) => {
      const { id } = await votedOn(system);
      return system.council.connect(system.people.alice).castVote(id, BALLOT.for);
    },
  },
  {
    name: "recuse",
    run: async (system) => {
      const { id } = await votedOn(system);
      return system.council.connect(system.people.alice).recuse(id, "Why");
    },
  },
  { name: "queue", run: async (system) => queue(system, await passed(system)) },
  {
    name: "execute, admitting the third validator",
    run: async (system) => {
      const proposal = await passed(system);
      await queue(system, proposal);
      return execute(system, proposal);
    },
  },
];

shouldMatchGasSnapshot("Council and ValidatorSet", await openChain(), deployAssociation, OPERATIONS);
