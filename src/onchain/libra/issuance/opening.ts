import { Transaction, id as keccakOfText } from "ethers";

import { AccessManager__factory } from "../../../../types/ethers-contracts/factories/@openzeppelin/contracts/access/manager/AccessManager__factory.ts";
import { DEALER } from "../../../scenario/claims.ts";
import { COUNCIL } from "../../../scenario/libra/council.ts";
import { COMPLIANCE_MEMBERS, MICRO_PER_COIN, openingStatementAt } from "../../../scenario/libra/issuance.ts";
import { requireDone } from "../../measures.ts";
import type { OperatorCall } from "../../operators.ts";
import type { LibraContext } from "../context.ts";
import { reserveAbi, statementOf, treasuryAbi } from "../mint.ts";

const authorityAbi = AccessManager__factory.createInterface();

/** The council makes the members of treasury compliance that measures name. */
export async function appointCompliance(context: LibraContext, atSeconds: number): Promise<void> {
  const { authority: to, treasury } = context;
  const authority = AccessManager__factory.connect(to, context.provider);
  const approves = treasuryAbi.getFunction("approveMint").selector;
  const role = await authority.getTargetFunctionRole(treasury, approves);
  for (const member of COMPLIANCE_MEMBERS) {
    const account = context.operators.addressOf(member);
    const data = authorityAbi.encodeFunctionData("grantRole", [role, account, 0]);
    await carryOut({ operator: COUNCIL, to, data }, context, atSeconds);
  }
}

/**
 * The mint that began the window in which the day opens, at its very second. The coins before it are more than a day
 * older, so that it begins a window.
 */
export async function mintInWindow(context: LibraContext): Promise<void> {
  const { treasury: to, day } = context;
  const window = day.parameters.issuance?.window;
  if (window === undefined) return;
  const { startedAtSeconds: at, inflowMicro } = window;
  const requestId = keccakOfText("opening window");
  const request = treasuryAbi.encodeFunctionData("requestMint", [requestId, inflowMicro]);
  const approval = treasuryAbi.encodeFunctionData("approveMint", [requestId]);
  const statement = statementOf(context, { amount: day.coinsOutstanding, asOf: at - 1 });
  await carryOut({ operator: DEALER, to: context.reserve, data: statement }, context, at - 1);
  await carryOut({ operator: DEALER, to, data: request }, context, at - 1);
  await carryOut({ operator: COMPLIANCE_MEMBERS[0], to, data: approval }, context, at);
}

/** The dealer's tiers, how old statements may be, and the last statement before the day. */
export async function putIssuanceInForce(context: LibraContext): Promise<void> {
  const { treasury, reserve, day, terms, opensAtSeconds } = context;
  const { issuance } = day.parameters;
  if (issuance === undefined) return;
  const at = openingStatementAt(opensAtSeconds);
  const [one, two, three, four] = issuance.dealerTiersMicro.map((tier) => tier / MICRO_PER_COIN) as [
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  const tiers = treasuryAbi.encodeFunctionData("setTiers", [
    terms.addressOf(DEALER),
    [one, two, three, four],
  ]);
  const staleness = reserveAbi.encodeFunctionData("setStaleness", [issuance.stalenessSeconds]);
  const statement = statementOf(context, { amount: day.coinsOutstanding, asOf: at });
  await carryOut({ operator: COMPLIANCE_MEMBERS[0], to: treasury, data: tiers }, context, at);
  await carryOut({ operator: COUNCIL, to: reserve, data: staleness }, context, at);
  await carryOut({ operator: DEALER, to: reserve, data: statement }, context, at);
}

async function carryOut(
  call: OperatorCall,
  { operators, inclusion, provider }: LibraContext,
  atSeconds: number,
): Promise<void> {
  const signed = await operators.sign(call);
  await inclusion.include([signed], atSeconds, true);
  requireDone(await provider.getTransactionReceipt(Transaction.from(signed).hash ?? ""), call.to);
}
