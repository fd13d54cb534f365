import { SituationError } from "../../../../src/catalogue/decodeError.ts";
import { callInWords } from "../../behind/callInWords.ts";
import { PROPOSAL_STATES, type Proposal, type ProposalState, councilOf } from "../../behind/proposals.ts";
import type { DeskAct, DeskPlace, Given } from "../act.ts";
import { textIn } from "../fields.ts";
import { DECISIONS, type DecisionName } from "./decisions.ts";
import { libraAt } from "./libraAt.ts";

/** By the value that the council counts a ballot under. */
export const BALLOTS = ["against", "for", "abstain"] as const;
const TALLY = { against: "against", for: "for", abstain: "abstain" } as const;

/** What members of the council do; queueing and carrying out is anybody's. */
export const COUNCIL_ACTS = [
  {
    name: "propose",
    right: "member",
    fields: ["decision", "coin", "currency", "parameter", "description"],
    plan: propose,
  },
  {
    name: "vote",
    right: "member",
    fields: ["proposal", "ballot"],
    plan: async (place, given) => {
      const system = libraAt(place);
      const proposal = chosen(place, given);
      const ballot = BALLOTS.find((name) => name === given.ballot) ?? "for";
      const data = councilOf(system).interface.encodeFunctionData("castVote", [
        proposal.id,
        BALLOTS.indexOf(ballot),
      ]);
      const before = await votesNow(place, proposal, TALLY[ballot]);
      return {
        call: { to: system.book.contracts.Council, data },
        effects: [{ name: "votes", unit: "count", before, after: before + 1n }],
        facts: [{ name: "calls", value: proposal.calls.join("; ") }],
      };
    },
  },
  advanceAct("queue", "queued"),
  advanceAct("execute", "executed"),
] as const satisfies readonly DeskAct[];

async function propose(place: DeskPlace, given: Given) {
  const system = libraAt(place);
  const name = textIn(given, "decision") as DecisionName;
  const call = await DECISIONS[name](system, given);
  const council = councilOf(system);
  const twoThirds = await council.needsTwoThirds(call.to, call.data.slice(0, 10));
  const args = [[call.to], [0n], [call.data], textIn(given, "description")] as const;
  const data = council.interface.encodeFunctionData("propose", args as never);
  const made = BigInt(place.proposals.length);
  return {
    call: { to: system.book.contracts.Council, data },
    effects: [{ name: "proposals" as const, unit: "count" as const, before: made, after: made + 1n }],
    facts: [
      { name: "calls" as const, value: callInWords(system.book, call.to, call.data) },
      { name: "class" as const, value: twoThirds ? "2/3" : "1/2" },
    ],
  };
}

function advanceAct<const Name extends "queue" | "execute">(name: Name, after: ProposalState): DeskAct<Name> {
  return {
    ...{ name, right: "anybody", fields: ["proposal"] },
    plan: async (place, given) => {
      const system = libraAt(place);
      const proposal = chosen(place, given);
      const council = councilOf(system);
      const state = await council.state(proposal.id);
      const data = council.interface.encodeFunctionData(name as "queue", proposal.args);
      return {
        call: { to: system.book.contracts.Council, data },
        effects: [
          { name: "proposalState", unit: "text", before: PROPOSAL_STATES[Number(state)] ?? "pending", after },
        ],
        facts: [{ name: "calls", value: proposal.calls.join("; ") }],
      };
    },
  };
}

function chosen({ proposals }: DeskPlace, given: Given): Proposal {
  const found = proposals.find(({ id }) => String(id) === given.proposal);
  if (found === undefined) throw new SituationError("FIELD_MISSING", { field: "proposal" });
  return found;
}

async function votesNow(
  place: DeskPlace,
  { id }: Proposal,
  ballot: "for" | "against" | "abstain",
): Promise<bigint> {
  const [against, inFavour, abstain] = await councilOf(libraAt(place)).tallyOf(id);
  return { against, for: inFavour, abstain }[ballot];
}
