import type { Chain } from "../behaviours/chain.ts";
import { type Limits, type TierSystem, deployTiers } from "./deployTiers.ts";
import { paymentOf, refusal, sign } from "./statements.ts";

const seconds = (chinaTime: string) => BigInt(Date.parse(`${chinaTime}+08:00`) / 1000);
export const LAST_OF_DAY = seconds("2031-03-01T23:59:59");
export const LAST_OF_YEAR = seconds("2031-12-31T23:59:59");

export type Reason = Parameters<typeof refusal>[0];

export const none = BigInt(refusal("NONE"));

/** Payments by alice, whose wallet gets a tier, to bob; both are at alipay. */
export function tieredPayments(chain: Chain) {
  const load = () => chain.restore(deployTiers);

  /** Answers with the decision. */
  async function pay(system: TierSystem, id: string, amountInFen: bigint, { qr = false, at = 0n } = {}) {
    const { yuan, people } = system;
    const payment = await paymentOf(people.alice, people.bob, { id, amountInFen });
    const submit = yuan.connect(people.alipay)[qr ? "payByStaticQr" : "pay"];
    const signature = await sign(yuan, people.alice, qr ? "StaticQrPayment" : "Payment", payment);
    if (at !== 0n) await chain.setNextBlockTimestamp(at);
    await submit(payment, signature);
    const [, decision] = await yuan.decisionOf(payment.instructionId);
    return decision;
  }

  async function tiered(limits: Partial<Limits>) {
    const system = await load();
    await system.setLimits(2, limits);
    await system.identify(system.people.alice, 2);
    return system;
  }

  return { load, pay, tiered };
}
