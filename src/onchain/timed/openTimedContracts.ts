import { DEALER } from "../../scenario/claims.ts";
import { type ContractsRailContext, alipay2 } from "../alipay2/contractsRail.ts";
import { openDay } from "../alipay2/opening.ts";
import { WallClockInclusion } from "../inclusion.ts";
import type { LibraContext } from "../libra/context.ts";
import { libra } from "../libra/contractsRail.ts";
import { openLibraDay } from "../libra/opening.ts";
import { type TimedChain, TimedContractsRail } from "./timedContractsRail.ts";

export interface TimedOpening extends TimedChain {
  /** Lets the clock run, once the day is open: on a development chain, blocks come by themselves from then on. */
  readonly onOpened?: () => Promise<void>;
}

/**
 * Scheme `alipay-2.0` over freshly deployed contracts, by the wall clock. Opens the day through the context's
 * inclusion. Authorisations must outlast the run. What institutions submit, payments and withdrawals, is signed by
 * `prepare`; a bank's top-up when it comes, for the bank decides then, from its deposit book less what is under way.
 */
export async function openTimedContracts(
  context: ContractsRailContext,
  chain: TimedOpening,
): Promise<TimedContractsRail> {
  await openDay(context);
  await chain.onOpened?.();
  const { participants, provider, operators } = context;
  const rail = new TimedContractsRail({
    ...chain,
    ...{ provider, operators },
    scheme: alipay2(byTheWallClock(context)),
    senders: [...participants.institutions.keys(), ...participants.banks.keys()],
    signsAhead: (operator) => participants.institutions.has(operator),
  });
  await rail.start();
  return rail;
}

/**
 * Scheme `libra` over freshly deployed contracts, likewise. Payments and withdrawals are signed ahead by the VASPs,
 * a withdrawal on the dealer's expected consent: if the dealer lacks the cash when it comes, the VASP's transaction
 * is cancelled and the dealer reports the refusal. What the dealer sells is signed when it comes.
 */
export async function openTimedLibra(
  context: LibraContext,
  chain: TimedOpening,
): Promise<TimedContractsRail> {
  await openLibraDay(context);
  await chain.onOpened?.();
  const { provider, operators, day } = context;
  const { institutions } = day.participants;
  const rail = new TimedContractsRail({
    ...chain,
    ...{ provider, operators },
    scheme: libra(byTheWallClock(context)),
    senders: [...institutions.keys(), DEALER],
    signsAhead: (operator) => institutions.has(operator),
  });
  await rail.start();
  return rail;
}

/** The day may have been opened in scenario time; it ends as blocks come. */
function byTheWallClock<C extends ContractsRailContext | LibraContext>(context: C): C {
  return { ...context, inclusion: new WallClockInclusion(context.provider) };
}
