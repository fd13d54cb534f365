import { readFileSync } from "node:fs";

import { expect } from "chai";

import { decisionLine } from "../../../src/comparison/hashes.ts";
import { type CentralBankSheet, sheetOfClaims } from "../../../src/scenario/centralBankSheet.ts";
import type { Claim } from "../../../src/scenario/claims.ts";
import { assertConserved } from "../../../src/scenario/conservation.ts";
import { ecnyConservation } from "../../../src/scenario/ecny/conservation.ts";
import { DEFAULT_ECNY, type ECnyRegime } from "../../../src/scenario/ecny/parameters.ts";
import type { SignedInstruction } from "../../../src/scenario/instructions.ts";
import { openScenario } from "../../../src/scenario/openScenario.ts";
import type { Rail } from "../../../src/scenario/rail.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import { formatYuan } from "../../../src/scenario/yuan.ts";

const FOLDER = new URL("../../../scenarios/e-cny/", import.meta.url);

/** The day that was worked out by hand, in one regime or the other. */
export async function exampleIn(regime: ECnyRegime): Promise<Scenario> {
  const scenario = await openScenario(FOLDER.pathname);
  return { ...scenario, ecny: { ...DEFAULT_ECNY, ...scenario.ecny, regime } };
}

/** Holds a rail to the committed files, to conservation, and its central bank's rows to its claims. */
export async function expectByHand(
  rail: Rail,
  regime: ECnyRegime,
  instructions: readonly SignedInstruction[],
): Promise<CentralBankSheet | undefined> {
  const name = regime.toLowerCase().replace("_", "-");
  const opening = await rail.claims();
  const decisions = await rail.settle(instructions);
  await rail.endDay();
  expect(decisions.map(decisionLine), rail.name).to.deep.equal(linesOf(`expected-${name}.csv`));
  const claims = await rail.claims();
  expect(claims.map(inYuan).sort(), rail.name).to.deep.equal(linesOf(`expected-claims-${name}.csv`));
  assertConserved(claims, opening, ecnyConservation(regime));
  const sheet = await rail.centralBankSheet?.();
  if (sheet !== undefined) expect(sheet, rail.name).to.deep.equal(sheetOfClaims(claims));
  return sheet;
}

function inYuan({ issuer, holder, instrument, amount }: Claim): string {
  return [issuer, holder, instrument, formatYuan(amount)].join(",");
}

/** Without the header. */
function linesOf(file: string): string[] {
  return readFileSync(new URL(file, FOLDER), "utf8").trim().split("\n").slice(1);
}
