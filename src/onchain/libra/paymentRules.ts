import { IParticipants__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/IParticipants__factory.ts";
import { LibraCoin__factory } from "../../../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import { PaymentRules__factory } from "../../../types/ethers-contracts/factories/contracts/libra/rules/PaymentRules__factory.ts";
import type { LibraContext } from "./context.ts";

/** Before any coin goes to an unhosted wallet: until the day opens its limit for holding is its only one. */
export async function admitUnhosted(context: LibraContext): Promise<void> {
  const { unhosted } = context.day.parameters;
  if (unhosted === undefined) return;
  const { maxBalanceMicro } = unhosted;
  await done(rulesOf(context).allowUnhosted(context.coin, maxBalanceMicro, maxBalanceMicro));
}

/** Treasury compliance puts the day's rules in force: nothing of the opening is counted or charged. */
export async function putRulesInForce(context: LibraContext): Promise<void> {
  const { coin, authorities } = context;
  const { travelRule, vaspLimits, unhosted, fees } = context.day.parameters;
  const rules = rulesOf(context);
  if (unhosted !== undefined) {
    await done(rules.allowUnhosted(coin, unhosted.maxPaymentMicro, unhosted.maxBalanceMicro));
  }
  if (travelRule !== undefined) await done(rules.setTravelRuleThreshold(coin, travelRule.thresholdMicro));
  await limitVasps(context);
  const pairSums = travelRule?.pairSums === true;
  if (vaspLimits !== undefined || pairSums) {
    await done(rules.switchWindows(coin, vaspLimits !== undefined, pairSums));
  }
  if (fees === undefined) return;
  const compliance = LibraCoin__factory.connect(coin, authorities.treasuryCompliance);
  await done(compliance.setFees(fees.basisPoints, fees.flatMicro));
}

/** Each limited VASP's window starts from what its wallets hold. */
async function limitVasps(context: LibraContext): Promise<void> {
  const { coin, provider, terms, day } = context;
  const { vaspLimits } = day.parameters;
  if (vaspLimits === undefined) return;
  const { maxInflowMicro, maxOutflowMicro, maxHoldingMicro, periodSeconds, vasps } = vaspLimits;
  const rules = rulesOf(context);
  const limits = {
    maxInflowInMicro: maxInflowMicro,
    maxOutflowInMicro: maxOutflowMicro,
    maxHoldingInMicro: maxHoldingMicro,
    periodSeconds,
  };
  await done(rules.setVaspLimits(coin, limits));
  const participants = IParticipants__factory.connect(context.participants, provider);
  for (const vasp of vasps) {
    const [, number] = await participants.participantOf(terms.addressOf(vasp));
    const kept = [...day.holders.values()].filter((holder) => holder.hosted && holder.vasp === vasp);
    const tracked = kept.reduce((sum, { coins }) => sum + coins, 0n);
    await done(rules.setVaspWindow(coin, number, tracked));
  }
}

/** Treasury compliance burns what fees the coin keeps, if any: once, however often it is called. */
export async function burnFees({ coin, provider, authorities }: LibraContext): Promise<void> {
  const kept = await LibraCoin__factory.connect(coin, provider).balanceOf(coin);
  if (kept === 0n) return;
  await done(LibraCoin__factory.connect(coin, authorities.treasuryCompliance).burnFees());
}

function rulesOf({ rules, authorities }: LibraContext) {
  return PaymentRules__factory.connect(rules, authorities.treasuryCompliance);
}

async function done(sent: Promise<{ wait(): Promise<unknown> }>): Promise<void> {
  await (await sent).wait();
}
