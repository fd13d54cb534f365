import type { SignedInstruction } from "../../scenario/instructions.ts";
import type { Rail } from "../../scenario/rail.ts";
import { Answers, type BareDecision, unsound } from "./answers.ts";
import { Movements } from "./explainedBalances.ts";

export interface CheckedAnswers {
  readonly accepted: number;
  readonly refused: number;
  /** Repeated answers to ids that came again; in neither of the others. */
  readonly repeated: number;
  /** Answers other than the referee's in the order of arrival: side by side, payments may overtake each other. */
  readonly differFromReferee: number;
  /** What was accepted and so must explain the end balances. */
  readonly movements: Movements;
}

/**
 * Goes through the file again: every instruction was answered, each id settled once, and its repetitions got the same
 * answer. Throws `ANSWERS_DONT_ADD_UP`. Of ids, only those that came more than once are kept.
 * @param read Reads the instructions from the start.
 * @param referee What the referee answered, by place.
 */
export async function checkAnswers(
  read: () => AsyncIterable<SignedInstruction>,
  answers: Answers,
  referee: Answers,
): Promise<CheckedAnswers> {
  const repeatedIds = new Set<string>();
  const counts = { accepted: 0, refused: 0, repeated: 0, differFromReferee: 0 };
  const movements = new Movements();
  let position = 0;
  for await (const instruction of read()) {
    const answer = answerTo(instruction, answers.at(position));
    const right = referee.at(position);
    if (right?.replayed === true) repeatedIds.add(instruction.id);
    if (!sameOutcome(answer, right) || answer.replayed !== right?.replayed) counts.differFromReferee += 1;
    if (answer.replayed) counts.repeated += 1;
    else if (answer.status === "rejected") counts.refused += 1;
    else {
      counts.accepted += 1;
      movements.add(instruction);
    }
    position += 1;
  }
  if (answers.count !== position) throw unsound(`${answers.count} answers came to ${position} instructions.`);
  await requireSettledOnce(read, answers, repeatedIds);
  return { ...counts, movements };
}

/** The referee's answers by place, in the order of arrival. */
export async function refereeAnswers(
  instructions: AsyncIterable<SignedInstruction>,
  referee: Rail,
): Promise<Answers> {
  const answers = new Answers();
  for await (const instruction of instructions) {
    const [decision] = await referee.settle([instruction]);
    if (decision !== undefined) answers.put(answers.count, instruction.id, decision);
  }
  return answers;
}

/** Of the answers to one id exactly one is the first, and the others say the same. */
async function requireSettledOnce(
  read: () => AsyncIterable<SignedInstruction>,
  answers: Answers,
  repeatedIds: ReadonlySet<string>,
): Promise<void> {
  const seen = new Map<string, { readonly answer: BareDecision; readonly firsts: number }>();
  let position = 0;
  for await (const { id } of read()) {
    const answer = answers.at(position);
    position += 1;
    if (answer === undefined) continue;
    if (!repeatedIds.has(id)) {
      if (answer.replayed) throw unsound(`${id} came once and was answered as a repetition.`);
      continue;
    }
    const before = seen.get(id);
    if (before !== undefined && !sameOutcome(before.answer, answer)) {
      throw unsound(`${id} came again and got another answer.`);
    }
    seen.set(id, { answer, firsts: (before?.firsts ?? 0) + (answer.replayed ? 0 : 1) });
  }
  for (const [id, { firsts }] of seen) {
    if (firsts !== 1) throw unsound(`${id} came more than once and was settled ${firsts} times.`);
  }
}

function answerTo({ id }: SignedInstruction, answer: BareDecision | undefined): BareDecision {
  if (answer === undefined) throw unsound(`${id} was never answered.`);
  return answer;
}

function sameOutcome(one: BareDecision, other: BareDecision | undefined): boolean {
  const reasonOf = (decision: BareDecision) => (decision.status === "rejected" ? decision.reason : undefined);
  return one.status === other?.status && reasonOf(one) === (other && reasonOf(other));
}
