import type { Instruction } from "../../../../scenario/instructions.ts";
import type { LibraDay } from "../../../../scenario/libra/libraDay.ts";
import type { Queries } from "../../../database/database.ts";
import type { Chain, ChainResult } from "../../../ledger/chains.ts";
import type { Ledger } from "../../../ledger/ledger.ts";
import type { Memory } from "./memory.ts";
import { readMemory, writeMemory } from "./memoryTable.ts";
import { type Rule, refusing } from "./refusing.ts";
import { Trial } from "./trial.ts";

/**
 * Posts a group under rules that remember, each instruction as if the ones before had been carried out, and stores
 * what they remember in the same transaction.
 *
 * Whether an instruction counts depends on its money, which the ledger knows; whether it is refused depends on what
 * counted before. So the group is posted on a guess of what will be carried out. If what was carried out leads to the
 * same refusals, all is as it must be; else the posting is taken back and done again from what was found. Each time at
 * least one more instruction from the start is right, and almost always the first guess is.
 */
export async function postUnderRules(
  queries: Queries,
  ledger: Ledger,
  chains: readonly Chain[],
  group: readonly Instruction[],
  day: LibraDay,
): Promise<readonly ChainResult[]> {
  // two writers must not fill one window
  await queries.query("SELECT 1 FROM books FOR UPDATE");
  const parties = group.flatMap(({ payer, payee }) => [payer, payee]);
  const before = await readMemory(queries, ledger, day, parties);
  let isCarriedOut = isFirst(chains);
  for (;;) {
    const { rules } = triedOn(before, group, isCarriedOut, day);
    await queries.query("SAVEPOINT guess");
    const results = await ledger.post(
      queries,
      chains.map((chain, position) => refusing(chain, rules[position])),
    );
    const isPosted = results.map(({ status }) => status === "posted");
    const found = triedOn(before, group, isPosted, day);
    if (rules.every((rule, position) => rule === found.rules[position] || isRepeated(results[position]))) {
      await writeMemory(queries, before, found.memory);
      return results;
    }
    await queries.query("ROLLBACK TO SAVEPOINT guess");
    isCarriedOut = isPosted.map((posted, position) => {
      return posted || (rules[position] !== undefined && found.rules[position] === undefined);
    });
  }
}

/** Of each chain whether its id comes for the first time in the group: only then it can be carried out. */
function isFirst(chains: readonly Chain[]): readonly boolean[] {
  const seen = new Set<string>();
  return chains.map(({ id }) => seen.size < seen.add(id).size);
}

/** A repetition is answered as its first time was, whatever the rules would say now. */
function isRepeated(result: ChainResult | undefined): boolean {
  return result?.status !== "posted" && result?.status !== "failed";
}

function triedOn(
  before: Memory,
  group: readonly Instruction[],
  isCarriedOut: readonly boolean[],
  day: LibraDay,
): { readonly rules: readonly (Rule | undefined)[]; readonly memory: Memory } {
  const trial = new Trial(day, before);
  const rules = group.map((instruction, position) =>
    trial.next(instruction, isCarriedOut[position] === true),
  );
  return { rules, memory: trial.memory };
}
