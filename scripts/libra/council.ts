import type { OptionValues } from "../cli/options.ts";
import { JiaoziError } from "../../src/catalogue/errors.ts";
import type { Answer, Effect, Outcome, Role } from "./action.ts";
import { type Desk, actorOf } from "./desk.ts";
import { PROPOSED, propose } from "./propose.ts";
import { STATES, councilOf, proposalOf, proposalsOf, standingOf } from "./proposals.ts";
import { textOf } from "./values.ts";

const PROPOSAL = {
  proposal: { value: "NUMBER", says: "the proposal's number, or its first digits" },
} as const;
const REASON = { reason: { value: "TEXT", says: "why, for the record" } } as const;
const BALLOTS = { against: 0, for: 1, abstain: 2 } as const;

export const COUNCIL: Role = {
  says: "members of the council: propose, vote, recuse themselves, queue and carry out what was decided.",
  actions: {
    list: { says: "Lists the proposals and where they stand.", options: {}, run: list },
    propose: {
      says: "Proposes a call, as --call ValidatorSet.removeValidator --arguments '[\"0x…\"]'. Contracts: Council, AssociationAuthority, ValidatorSet, Timelock, Currencies, Participants, Composite, and the currency's LibraCoin, Treasury, Reserve, Redemption.",
      options: {
        call: { value: "CONTRACT.FUNCTION", says: "what should be called" },
        arguments: { value: "JSON", says: "a list of its arguments; large numbers in quotes; default: none" },
        description: { value: "TEXT", says: "what for; makes the proposal one of a kind" },
      },
      run: propose,
    },
    ...PROPOSED,
    vote: {
      says: "Votes on a proposal.",
      options: { ...PROPOSAL, ballot: { value: "BALLOT", says: "for, against or abstain" }, ...REASON },
      run: vote,
    },
    recuse: {
      says: "Stands aside: counted neither as voting nor as a member, for this proposal.",
      options: { ...PROPOSAL, ...REASON },
      run: recuse,
    },
    queue: {
      says: "Queues what passed; its delay begins. Anybody may.",
      options: PROPOSAL,
      run: (desk, values) => advance(desk, values, "queue"),
    },
    execute: {
      says: "Carries out what is queued, after its delay. Anybody may.",
      options: PROPOSAL,
      run: (desk, values) => advance(desk, values, "execute"),
    },
    cancel: {
      says: "Withdraws one's own proposal before voting begins; or, as the guardian (--account), any proposal but the guardian's own replacement.",
      options: PROPOSAL,
      run: (desk, values) => advance(desk, values, "cancel"),
    },
  },
};

async function list(desk: Desk): Promise<{ answer: Answer }> {
  const proposals = await proposalsOf(desk);
  const standing = await Promise.all(proposals.map((proposal) => standingOf(desk, proposal)));
  const lines = proposals.flatMap(({ id, description, calls, proposer }, index) => [
    `${id}`,
    `  ${description}, proposed by ${desk.nameOf(proposer) ?? proposer}`,
    ...calls.map((call) => `  calls ${call}`),
    ...Object.entries(standing[index] ?? {}).map(([what, value]) => `  ${what}: ${value}`),
  ]);
  const json = proposals.map(({ id, description, calls, proposer }, index) => ({
    ...{ proposal: String(id), description, proposer, calls },
    ...standing[index],
  }));
  return {
    answer: {
      lines: lines.length === 0 ? ["There is no proposal."] : lines,
      json: { version: 1, proposals: json },
    },
  };
}

async function vote(desk: Desk, values: OptionValues): Promise<Outcome> {
  const ballot = textOf(values, "ballot");
  if (ballot !== "for" && ballot !== "against" && ballot !== "abstain") {
    throw new JiaoziError("BAD_USAGE", `--ballot is "${ballot}".`, "Use for, against or abstain.", {
      field: "--ballot",
    });
  }
  const { id } = await proposalOf(desk, textOf(values, "proposal"));
  const reason = values["reason"];
  const data = councilOf(desk).interface.encodeFunctionData("castVoteWithReason", [
    id,
    BALLOTS[ballot],
    typeof reason === "string" ? reason : "",
  ]);
  const what = ballot === "abstain" ? "abstain from the vote" : `vote ${ballot}`;
  return ballotPlan(desk, values, { id, what, data, counted: BALLOTS[ballot], label: `votes: ${ballot}` });
}

async function recuse(desk: Desk, values: OptionValues): Promise<Outcome> {
  const { id } = await proposalOf(desk, textOf(values, "proposal"));
  const data = councilOf(desk).interface.encodeFunctionData("recuse", [id, textOf(values, "reason")]);
  return ballotPlan(desk, values, {
    id,
    what: "stand aside from the vote",
    data,
    counted: 3,
    label: "recused",
  });
}

interface CastBallot {
  readonly id: bigint;
  readonly what: string;
  readonly data: string;
  readonly counted: 0 | 1 | 2 | 3;
  readonly label: string;
}

async function ballotPlan(desk: Desk, values: OptionValues, cast: CastBallot): Promise<Outcome> {
  const { id, what, data, counted, label } = cast;
  const proposal = await proposalOf(desk, String(id));
  const council = councilOf(desk);
  const tally: Effect = {
    what: label,
    read: async () => (await council.tallyOf(id))[counted],
    change: (before) => BigInt(before) + 1n,
    show: String,
  };
  return {
    plan: {
      what: `${what} on "${proposal.description}"`,
      actor: actorOf(values, Object.keys(desk.book.members)),
      to: desk.book.contracts.Council,
      data,
      facts: { calls: proposal.calls.join("; "), ...(await standingOf(desk, proposal)) },
      effects: [tally],
    },
  };
}

const AFTERWARDS = { queue: "queued", execute: "executed", cancel: "cancelled" } as const;

async function advance(desk: Desk, values: OptionValues, name: keyof typeof AFTERWARDS): Promise<Outcome> {
  const proposal = await proposalOf(desk, textOf(values, "proposal"));
  const council = councilOf(desk);
  const [targets, amounts, calldatas, description] = proposal.arguments;
  const state: Effect = {
    what: "state",
    read: async () => STATES[Number(await council.state(proposal.id))] ?? "",
    change: () => AFTERWARDS[name],
    show: String,
  };
  return {
    plan: {
      what: `${name} "${proposal.description}"`,
      actor: actorOf(values, Object.keys(desk.book.members)),
      to: desk.book.contracts.Council,
      data: council.interface.encodeFunctionData(name as "queue", [targets, amounts, calldatas, description]),
      facts: { calls: proposal.calls.join("; ") },
      effects: [state],
    },
  };
}
