import type { LibraSystem } from "../libraSystem.ts";
import type { WantedCoins } from "./prepareCoinPayment.ts";

/** What the coin's own travel rule says of a payment. */
export interface TravelRuleFigures {
  /** Whether the coin refuses the payment without a statement of the payee's provider. */
  readonly isNeeded: boolean;
  /** Zero where the rule isn't in force. */
  readonly thresholdInMicro: bigint;
  readonly payerVasp: string | undefined;
  readonly payeeVasp: string | undefined;
}

/** Read from the contracts: the gateway's word isn't needed for it. */
export async function readTravelRule(
  system: LibraSystem,
  { code, payer, payee, amountInMicro }: WantedCoins,
): Promise<TravelRuleFigures> {
  const coin = system.coinOf(code);
  const [[, from], [, to], [thresholdInMicro]] = await Promise.all([
    coin.holderOf(payer),
    coin.holderOf(payee),
    system.rules.travelRule(await coin.getAddress()),
  ]);
  const crosses = from !== 0n && to !== 0n && from !== to;
  return {
    isNeeded: crosses && thresholdInMicro > 0n && amountInMicro >= thresholdInMicro,
    thresholdInMicro,
    payerVasp: await nameOf(system, from),
    payeeVasp: await nameOf(system, to),
  };
}

async function nameOf({ participants }: LibraSystem, number: bigint): Promise<string | undefined> {
  if (number === 0n) return undefined;
  return (await participants.credentialOf(number)).humanName;
}
