import { id as keccakOfText } from "ethers";

import type { Council } from "../../../types/ethers-contracts/contracts/libra/association/Council.ts";
import { Council__factory } from "../../../types/ethers-contracts/factories/contracts/libra/association/Council__factory.ts";
import type { LibraSystem } from "../libra/libraSystem.ts";
import { EventTail } from "../reading/EventTail.ts";
import type { Reader } from "../reading/useReading.ts";
import { callInWords } from "./callInWords.ts";

/** By the value of the governor's enum. */
export const PROPOSAL_STATES = [
  ...(["pending", "voting", "cancelled", "defeated"] as const),
  ...(["succeeded", "queued", "expired", "executed"] as const),
] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** As the council wants them to queue, execute and cancel. */
export type ProposalArguments = [
  targets: string[],
  values: bigint[],
  calldatas: string[],
  description: string,
];

export interface Proposal {
  readonly id: bigint;
  readonly description: string;
  readonly proposer: string;
  readonly calls: readonly string[];
  readonly args: ProposalArguments;
  readonly state: ProposalState;
  readonly needsTwoThirds: boolean;
  readonly votes: Readonly<Record<"for" | "against" | "abstain" | "recused" | "needed", bigint>>;
  readonly votingFromSeconds: number;
  readonly votingUntilSeconds: number;
  /** When it may be carried out; 0 until it is queued. */
  readonly etaSeconds: number;
}

export interface CouncilFigures {
  readonly members: readonly string[];
  /** Newest first. */
  readonly proposals: readonly Proposal[];
}

export function councilOf({ book, provider }: LibraSystem): Council {
  return Council__factory.connect(book.contracts.Council, provider);
}

export function councilReader(system: LibraSystem): Reader<CouncilFigures> {
  const council = councilOf(system);
  const topic = council.interface.getEvent("ProposalCreated").topicHash;
  const created = new EventTail(system.provider, system.book.contracts.Council, [topic]);
  return async (block) => {
    const [members, events] = await Promise.all([council.members({ blockTag: block }), created.upTo(block)]);
    const proposals = await Promise.all(
      events.map(({ topics, data }) => {
        const event = council.interface.parseLog({ topics, data });
        if (!event) throw new Error("A proposal's event can't be read.");
        const [id, proposer, targets, values, , calldatas, , , description] =
          event.args.toArray() as EventArguments;
        const args: ProposalArguments = [
          [...targets],
          [...values],
          [...calldatas],
          keccakOfText(description),
        ];
        const calls = args[0].map((target, i) => callInWords(system.book, target, args[2][i] ?? "0x"));
        return standing(council, { id, proposer, description, args, calls }, block);
      }),
    );
    return { members: [...members], proposals: proposals.reverse() };
  };
}

type EventArguments = [
  ...[bigint, string, readonly string[], readonly bigint[], readonly string[], readonly string[]],
  ...[bigint, bigint, string],
];

type Made = Pick<Proposal, "id" | "proposer" | "description" | "args" | "calls">;

async function standing(council: Council, made: Made, blockTag: number): Promise<Proposal> {
  const at = { blockTag };
  const [state, tally, needed, needsTwoThirds] = await Promise.all([
    council.state(made.id, at),
    council.tallyOf(made.id, at),
    council.votesNeeded(made.id, at),
    council.proposalNeedsTwoThirds(made.id, at),
  ]);
  const [from, until, eta] = await Promise.all([
    council.proposalSnapshot(made.id, at),
    council.proposalDeadline(made.id, at),
    council.proposalEta(made.id, at),
  ]);
  const [against, inFavour, abstain, recused] = tally;
  return {
    ...made,
    state: PROPOSAL_STATES[Number(state)] ?? "pending",
    needsTwoThirds,
    votes: { for: inFavour, against, abstain, recused, needed },
    votingFromSeconds: Number(from),
    votingUntilSeconds: Number(until),
    etaSeconds: Number(eta),
  };
}
