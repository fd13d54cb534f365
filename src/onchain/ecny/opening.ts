import { IECnyIssue__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/IECnyIssue__factory.ts";
import type { ECnyDay } from "../../scenario/ecny/ecnyDay.ts";
import type { OperatorCall } from "../operators.ts";
import { type OpeningContext, openDayWith, openingContents } from "../alipay2/opening.ts";
import type { Holder } from "../../scenario/participants.ts";

/** As for wallet yuan, with the e-CNY contract and its tiers in the place of those of the wallet yuan. */
export interface ECnyOpeningContext extends OpeningContext {
  readonly day: ECnyDay;
}

const issueAbi = IECnyIssue__factory.createInterface();

/**
 * Brings freshly deployed contracts to the state in which the day opens. Opening balances are conversions: by the
 * holder's bank out of its reserves in the regime of 2021, by the operating bank, of a deposit there, in that of 2026.
 */
export function openECnyDay(context: ECnyOpeningContext): Promise<void> {
  const { lendingFen } = context.day.standing;
  return openDayWith(context, { lendingFen, topUp: (holder) => openingConversion(holder, context) });
}

function openingConversion(holder: Holder, { day, terms, centralBank }: ECnyOpeningContext): OperatorCall {
  const bank = day.regime === "M0_2021" ? holder.bank : holder.institution;
  const conversion = openingContents(holder, bank, terms);
  const data = issueAbi.encodeFunctionData("convert", [conversion, "0x"]);
  return { operator: bank, to: centralBank, data };
}
