import { expect } from "chai";
import fc from "fast-check";

import {
  type OpenedTimedRail,
  type TimedChainHost,
  openTimedLibraOn,
  openTimedYuanOn,
} from "../../../scripts/timedChain.ts";
import { JiaoziError } from "../../../src/catalogue/errors.ts";
import { Movements } from "../../../src/comparison/timed/explainedBalances.ts";
import { ALIPAY_2_CONSERVATION } from "../../../src/scenario/alipay2/conservation.ts";
import { type ConservationRules, assertConserved } from "../../../src/scenario/conservation.ts";
import { entityKindOf } from "../../../src/scenario/entities.ts";
import type { SignedInstruction } from "../../../src/scenario/instructions.ts";
import { LIBRA_CONSERVATION } from "../../../src/scenario/libra/conservation.ts";
import { toMicroInstruction } from "../../../src/scenario/libra/convert.ts";
import { libraDay } from "../../../src/scenario/libra/libraDay.ts";
import { DEFAULT_LIBRA } from "../../../src/scenario/libra/parameters.ts";
import { smallWorld } from "../../comparison/smallWorld.ts";
import { instructionsOf, steps } from "../../comparison/steps.ts";
import { smallScenario, timedHost } from "./timedHost.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const SEED = 20_191_111;
const RUNS = deep ? 30 : 2;
const LEFT_OUT = 8;
const PARTS = deep ? 60 : 24;
/** So that the dealer's cash runs out, after VASPs have signed withdrawals ahead. */
const LIBRA = { ...DEFAULT_LIBRA, inventoryPercent: 40n, dealerDepositPercent: 60n };

describe(`random instructions side by side on the contracts, by the wall clock (seed ${SEED})`, () => {
  let host: TimedChainHost;

  before(async () => {
    host = await timedHost();
  });

  after(() => host.close());

  // Long, so that deposits and cash run out while much is under way.
  const plans = Array.from({ length: RUNS }, (_, run) =>
    fc.sample(steps(20), { seed: SEED + run, numRuns: PARTS }).flat(),
  );

  it("lose nothing, settle nothing twice and conserve money in wallet yuan", async () => {
    const seen = new Set<string>();
    for (const plan of plans) {
      const opened = await openTimedYuanOn(host, smallScenario());
      const instructions = instructionsOf(plan, opened.terms);
      await expectSound(opened, instructions, ALIPAY_2_CONSERVATION, seen);
    }
    expect([...seen]).to.include.members([
      ...["ID_REUSED", "INVALID_SIGNATURE", "accepted", "accepted again", "DEPOSIT_INSUFFICIENT"],
      ...["NO_BANK_ACCOUNT", "BANK_RESERVE_INSUFFICIENT", "INSUFFICIENT_BALANCE"],
    ]);
  });

  it("lose nothing, settle nothing twice and conserve money in ≋USD", async () => {
    const seen = new Set<string>();
    for (const plan of plans) {
      const scenario = { ...smallScenario(), libra: LIBRA };
      const opened = await openTimedLibraOn(host, scenario, libraDay(scenario.participants, LIBRA));
      const instructions = instructionsOf(plan, opened.terms, (instruction) =>
        toMicroInstruction(instruction, LIBRA.fenPerUsd),
      );
      await expectSound(opened, instructions, LIBRA_CONSERVATION, seen);
    }
    expect([...seen]).to.include.members([
      ...["ID_REUSED", "INVALID_SIGNATURE", "accepted", "accepted again", "DEPOSIT_INSUFFICIENT"],
      ...["DEALER_CASH_INSUFFICIENT", "NO_BANK_ACCOUNT"],
    ]);
  });
});

/** Submits all at once; those left out in the end had been prepared like the others. */
async function expectSound(
  { rail, close }: OpenedTimedRail,
  instructions: readonly SignedInstruction[],
  rules: ConservationRules,
  seen: Set<string>,
): Promise<void> {
  const opening = await rail.claims();
  await rail.prepare(instructions);
  const submitted = instructions.slice(0, -LEFT_OUT);
  const answers = await Promise.allSettled(submitted.map((instruction) => rail.submit(instruction)));
  const movements = new Movements();
  const settled = new Set<string>();
  for (const [position, answer] of answers.entries()) {
    const instruction = submitted[position] as SignedInstruction;
    seen.add(wordFor(answer));
    if (answer.status === "rejected") continue;
    const { decision } = answer.value;
    expect(decision.id).to.equal(instruction.id);
    if (decision.status === "rejected" || decision.replayed) continue;
    expect(settled.has(decision.id), `${decision.id} settled twice`).to.equal(false);
    settled.add(decision.id);
    movements.add(instruction);
  }
  await rail.endDay();
  const closing = await rail.claims();
  assertConserved(closing, opening, rules);
  const kindOf = (entity: string) => entityKindOf(smallWorld(), entity);
  movements.requireExplain(opening, closing, { kindOf, charged: [] });
  await expectNobodyHeldUp(rail, submitted);
  await close();
}

/** What was left out had been signed ahead, with nonces that come before those of anything sent now. */
async function expectNobodyHeldUp(
  rail: OpenedTimedRail["rail"],
  submitted: readonly SignedInstruction[],
): Promise<void> {
  const again = submitted.filter(({ kind }) => kind === "payment").slice(-8);
  const answers = await Promise.allSettled(again.map((instruction) => rail.submit(instruction)));
  expect(answers.map(wordFor)).to.not.include("CHAIN_UNREACHABLE");
}

function wordFor(answer: PromiseSettledResult<Awaited<ReturnType<OpenedTimedRail["rail"]["submit"]>>>) {
  if (answer.status === "rejected") {
    if (answer.reason instanceof JiaoziError) return answer.reason.code;
    throw answer.reason;
  }
  const { decision } = answer.value;
  if (decision.status === "rejected") return decision.reason;
  return decision.replayed ? "accepted again" : "accepted";
}
