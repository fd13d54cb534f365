import { ecnyLeftOutBecause } from "../src/comparison/openECnyFamily.ts";
import type { FamiliesSetup } from "../src/comparison/openFamilies.ts";
import { libraLeftOutBecause } from "../src/comparison/openLibraFamily.ts";
import type { Result } from "../src/report/result.ts";
import type { Scenario } from "../src/scenario/scenario.ts";
import type { PreparedChain } from "./chain.ts";
import type { Progress } from "./cli/progress.ts";
import { type PreparedECny, prepareECny, rejoinECny } from "./ecnyChain.ts";
import { type PreparedLibra, prepareLibra, rejoinLibra } from "./libraChain.ts";
import { ecnyTermsWithoutChain, libraTermsWithoutChain } from "./payersTerms.ts";
import type { ContractsNote, Plan } from "./run/manifest.ts";
import type { Task } from "./run/takeUp.ts";

/** Contracts of the schemes that don't share those of wallet yuan; absent where none take part. */
export interface OwnContracts {
  readonly ecny?: PreparedECny;
  readonly libra?: PreparedLibra;
}

/** What a run has before it opens them. */
interface Setting {
  readonly scenario: Scenario;
  readonly task: Task;
  readonly chain?: PreparedChain | undefined;
  readonly progress: Progress;
}

/** Of the schemes asked for, those that this day can't be settled in. */
export function leftOutOf(scenario: Scenario, { schemes }: Pick<Plan, "schemes">): Result["leftOut"] {
  const reasons = [
    { scheme: "e-cny", because: ecnyLeftOutBecause(scenario) },
    { scheme: "libra", because: libraLeftOutBecause(scenario) },
  ] as const;
  return reasons.flatMap(({ scheme, because }) =>
    because === undefined || !schemes.includes(scheme) ? [] : [{ scheme, because }],
  );
}

/** Deploys them, or takes them up where an interrupted run left them. */
export async function openOwnContracts(
  setting: Setting,
  leftOut: Result["leftOut"],
  opened: AsyncDisposableStack,
): Promise<OwnContracts> {
  const takesPart = (scheme: "e-cny" | "libra") =>
    setting.task.plan.schemes.includes(scheme) && leftOut.every((one) => one.scheme !== scheme);
  const { chain } = setting;
  if (chain === undefined) return {};
  const ecny = takesPart("e-cny") ? await openECny(setting, chain) : undefined;
  opened.defer(() => ecny?.close());
  const libra = takesPart("libra") ? await openLibra(setting, chain) : undefined;
  opened.defer(() => libra?.close());
  return { ...(ecny === undefined ? {} : { ecny }), ...(libra === undefined ? {} : { libra }) };
}

function openECny({ scenario, task, progress }: Setting, chain: PreparedChain): Promise<PreparedECny> {
  progress.step("Deploying e-CNY");
  const { network } = task.plan;
  const noted = task.carriedOn?.contracts?.ecny;
  return noted === undefined
    ? prepareECny(scenario, chain, network)
    : rejoinECny(scenario, network, chain, noted);
}

function openLibra({ scenario, task, progress }: Setting, chain: PreparedChain): Promise<PreparedLibra> {
  progress.step("Deploying ≋USD");
  const { network } = task.plan;
  const noted = task.carriedOn?.contracts?.libra;
  return noted === undefined
    ? prepareLibra(scenario, chain, network)
    : rejoinLibra(scenario, network, chain, noted);
}

/** As `openFamilies` takes them; without a chain, the payers' terms alone. */
export function familySetupOf(
  { ecny, libra }: OwnContracts,
  { scenario, chain }: Pick<Setting, "scenario" | "chain">,
  leftOut: Result["leftOut"],
): Pick<FamiliesSetup, "ecny" | "libra"> {
  const isOff = (scheme: string, contracts: unknown) =>
    (chain !== undefined && contracts === undefined) || leftOut.some((one) => one.scheme === scheme);
  const onSameChain = chain?.wallClock === true;
  return {
    ...(isOff("e-cny", ecny)
      ? {}
      : {
          ecny: {
            terms: ecny?.terms ?? ecnyTermsWithoutChain(scenario),
            contracts: ecny?.contracts,
            onSameChain,
          },
        }),
    ...(isOff("libra", libra)
      ? {}
      : {
          libra: {
            terms: libra?.contracts.terms ?? libraTermsWithoutChain(scenario),
            contracts: libra?.contracts,
            onSameChain,
          },
        }),
  };
}

/** What a later process needs to find them. */
export function notesOf({ ecny, libra }: OwnContracts): Pick<ContractsNote, "ecny" | "libra"> {
  return {
    ...(ecny === undefined
      ? {}
      : { ecny: { ...ecny.deployment, validUntilSeconds: ecny.terms.validUntilSeconds } }),
    ...(libra === undefined
      ? {}
      : { libra: { ...libra.deployment, validUntilSeconds: libra.contracts.terms.validUntilSeconds } }),
  };
}
