import { id as keccakOfText } from "ethers";

import { DEALER } from "../../../scenario/claims.ts";
import type { Micro } from "../../../scenario/libra/convert.ts";
import type { IssuanceKind, Measure } from "../../../scenario/measures.ts";
import type { OperatorCall } from "../../operators.ts";
import type { LibraContext } from "../context.ts";
import { statementOf, treasuryAbi } from "../mint.ts";

/** Under which the treasury knows a request. */
export function requestIdOf(reference: string): string {
  return keccakOfText(`request/${reference}`);
}

/** The call that carries a measure out, by the account that has the right to. @param amount What is paid, or attested. */
export function callFor(
  kind: IssuanceKind,
  { by, subject, reference, atSeconds, ...measure }: Measure,
  amount: Micro,
  context: LibraContext,
): OperatorCall {
  const { treasury: to } = context;
  const [own, decided] = [requestIdOf(reference), requestIdOf(subject)];
  const toTreasury = (data: string) => ({ operator: by, to, data });
  switch (kind) {
    case "request_mint":
      return toTreasury(treasuryAbi.encodeFunctionData("requestMint", [own, measure.amount]));
    case "approve_mint":
      return toTreasury(treasuryAbi.encodeFunctionData("approveMint", [decided]));
    case "decline_mint":
      return toTreasury(treasuryAbi.encodeFunctionData("declineMint", [decided]));
    case "preburn":
      return toTreasury(treasuryAbi.encodeFunctionData("preburn", [own, measure.amount]));
    case "burn":
      return toTreasury(treasuryAbi.encodeFunctionData("burn", [decided, payoutOf(reference), amount]));
    case "cancel_preburn":
      return toTreasury(treasuryAbi.encodeFunctionData("cancelPreburn", [decided]));
    case "attest":
      // anybody may submit what the custodians signed
      return {
        operator: DEALER,
        to: context.reserve,
        data: statementOf(context, { amount, asOf: atSeconds }),
      };
  }
}

function payoutOf(reference: string): string {
  return keccakOfText(`payout/${reference}`);
}
