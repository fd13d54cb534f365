import { id as keccakOfText } from "ethers";

import { Council__factory } from "../../types/ethers-contracts/factories/contracts/libra/association/Council__factory.ts";
import { JiaoziError } from "../../src/catalogue/errors.ts";
import { callees } from "./contracts.ts";
import type { Desk } from "./desk.ts";
import { utc } from "./values.ts";

export const STATES = [
  ...(["pending", "voting", "cancelled", "defeated"] as const),
  ...(["succeeded", "queued", "expired", "executed"] as const),
] as const;

export interface Proposal {
  readonly id: bigint;
  readonly proposer: string;
  readonly description: string;
  readonly calls: readonly string[];
  /** As the council wants them to queue, execute and cancel. */
  readonly arguments: readonly [
    targets: string[],
    values: bigint[],
    calldatas: string[],
    description: string,
  ];
}

export function councilOf({ book, provider }: Desk) {
  return Council__factory.connect(book.contracts.Council, provider);
}

/** Every proposal that was made, oldest first. */
export async function proposalsOf(desk: Desk): Promise<Proposal[]> {
  const council = councilOf(desk);
  const events = await council.queryFilter(council.filters.ProposalCreated());
  return events.map(({ args }) => {
    const [targets, calldatas] = [[...args.targets], [...args.calldatas]];
    // not args.values, which is the array's own method
    const values = [...args[3]];
    return {
      id: args.proposalId,
      proposer: args.proposer,
      description: args.description,
      calls: targets.map((target, index) => callInWords(desk, target, calldatas[index] ?? "0x")),
      arguments: [targets, values, calldatas, keccakOfText(args.description)],
    };
  });
}

/** The proposal of a number, or of the first digits of one; throws `BAD_USAGE`. */
export async function proposalOf(desk: Desk, number: string): Promise<Proposal> {
  const found = (await proposalsOf(desk)).filter(({ id }) => String(id).startsWith(number));
  const [proposal] = found;
  if (proposal !== undefined && found.length === 1) return proposal;
  throw new JiaoziError(
    "BAD_USAGE",
    `${found.length === 0 ? "No proposal begins" : "Several proposals begin"} with ${number}.`,
    "npm run libra -- council list shows their numbers.",
    { field: "--proposal" },
  );
}

function callInWords(desk: Desk, target: string, data: string): string {
  const known = Object.entries(callees(desk)).find(([, { address }]) => address === target);
  const parsed = known?.[1].abi.parseTransaction({ data });
  if (known === undefined || !parsed) return `${desk.nameOf(target) ?? target} ${data}`;
  return `${known[0]}.${parsed.name}(${parsed.args.map((value) => String(value)).join(", ")})`;
}

/** Where a proposal stands, as text. */
export async function standingOf(desk: Desk, { id }: Proposal): Promise<Record<string, string>> {
  const council = councilOf(desk);
  const [state, tally, needsTwoThirds, begins, ends, eta] = await Promise.all([
    council.state(id),
    council.tallyOf(id),
    council.proposalNeedsTwoThirds(id),
    council.proposalSnapshot(id),
    council.proposalDeadline(id),
    council.proposalEta(id),
  ]);
  const [against, votesFor, abstain, recused] = tally;
  return {
    state: STATES[Number(state)] ?? String(state),
    class: needsTwoThirds ? "two thirds" : "majority",
    votes: `${votesFor} for (${await council.votesNeeded(id)} needed), ${against} against, ${abstain} abstain, ${recused} recused`,
    "voting begins": utc(begins),
    "voting ends": utc(ends),
    ...(eta === 0n ? {} : { "may be carried out from": utc(eta) }),
  };
}
