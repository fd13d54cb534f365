import type { PooledTerms } from "../../../scenario/alipay1/pooledTerms.ts";
import type { Instruction } from "../../../scenario/instructions.ts";
import { feeOf } from "./fee.ts";
import { type PooledMoney, holderOf } from "./money.ts";

/** Carries out an instruction that no rule refuses. */
export function carryOut(instruction: Instruction, money: PooledMoney, terms: PooledTerms): void {
  const { kind, payer, payee, amount } = instruction;
  switch (kind) {
    case "top_up":
      money.deposits.add(-amount, payee);
      money.pools.add(amount, holderOf(money, payee).institution, payer);
      money.wallets.add(amount, payee);
      return;
    case "payment":
      money.wallets.add(-amount, payer);
      money.wallets.add(amount, payee);
      return;
    case "withdrawal":
      // the fee leaves the wallet and stays in the pools, where it is the institution's own
      money.wallets.add(-(amount + feeOf(instruction, money, terms)), payer);
      money.withdrawn.add(amount, payer);
      money.pools.add(-amount, holderOf(money, payer).institution, payee);
      money.deposits.add(amount, payer);
      return;
  }
}

/** Refills pools, in the order of the participants, to what they held at the opening, as far as the depository bank's reach. */
export function refillPools(
  { participants, pools, openingPools, reserves }: PooledMoney,
  { depositoryBank }: PooledTerms,
): void {
  for (const institution of participants.institutions.keys()) {
    for (const bank of participants.banks.keys()) {
      if (bank === depositoryBank) continue;
      let refill = openingPools.of(institution, bank) - pools.of(institution, bank);
      if (refill > pools.of(institution, depositoryBank)) refill = pools.of(institution, depositoryBank);
      if (refill > reserves.of(depositoryBank)) refill = reserves.of(depositoryBank);
      if (refill <= 0n) continue;
      pools.add(-refill, institution, depositoryBank);
      pools.add(refill, institution, bank);
      reserves.add(-refill, depositoryBank);
      reserves.add(refill, bank);
    }
  }
}
