import { IRecovery__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/IRecovery__factory.ts";
import { JiaoziError } from "../../catalogue/errors.ts";
import type { Measure } from "../../scenario/measures.ts";
import type { OperatorCall } from "../operators.ts";
import type { LibraContext } from "./context.ts";

const recoveryAbi = IRecovery__factory.createInterface();

/** A wallet whose key was lost, and the one that takes its place within the day. */
export interface Replacement {
  readonly holder: string;
  readonly vasp: string;
  readonly former: string;
  readonly replacement: string;
  readonly atSeconds: number;
}

export function replacementsOf({ measures = [], day, terms }: LibraContext): readonly Replacement[] {
  return measures.filter(isReplacement).map(({ subject, atSeconds }) => ({
    holder: subject,
    vasp: day.holders.get(subject)?.vasp ?? "",
    former: terms.addressOf(subject, atSeconds - 1),
    replacement: terms.addressOf(subject, atSeconds),
    atSeconds,
  }));
}

function isReplacement({ kind }: Measure): boolean {
  return kind === "replace_wallet";
}

/** How long before the day the VASPs must have asked, in seconds; 0 if no wallet is replaced. */
export async function recoveryNotice(context: LibraContext): Promise<number> {
  if (replacementsOf(context).length === 0) return 0;
  return Number(await IRecovery__factory.connect(context.recovery, context.provider).recoveryDelay());
}

/** The VASPs ask for the recovery of the wallets that the day replaces. */
export function recoveryRequests(context: LibraContext): OperatorCall[] {
  const { coin, recovery: to } = context;
  return replacementsOf(context).map(({ vasp, former, replacement }) => {
    const data = recoveryAbi.encodeFunctionData("requestRecovery", [coin, former, replacement]);
    return { operator: vasp, to, data };
  });
}

/** Throws `BAD_USAGE` if a recovery waits beyond its time, as on a network whose clock isn't the scenario's. */
export async function requireReady(context: LibraContext): Promise<void> {
  const recovery = IRecovery__factory.connect(context.recovery, context.provider);
  const now = (await context.provider.getBlock("latest"))?.timestamp ?? 0;
  for (const { holder, former, atSeconds } of replacementsOf(context)) {
    const { readyAt } = await recovery.recoveryOf(context.coin, former);
    if (readyAt <= BigInt(atSeconds) && now <= atSeconds) continue;
    throw new JiaoziError(
      "BAD_USAGE",
      `The wallet of ${holder} can't be replaced within the day here: its recovery waits for ${readyAt - BigInt(now)} seconds of this network's own clock.`,
      "Settle the day on the local chain, or leave the measure replace_wallet out.",
      { field: "measures.csv" },
    );
  }
}
