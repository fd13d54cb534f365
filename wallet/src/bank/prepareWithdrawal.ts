import type { Withdrawal } from "../../gateway/api/payments.ts";
import { WITHDRAWAL, walletYuanDomain } from "../../gateway/api/typedData.ts";
import type { Node } from "../chain/node.ts";
import type { Snapshot } from "../chain/snapshot.ts";
import type { GatewayState } from "../gateway/useGateway.ts";
import { VALID_SECONDS, newInstructionId } from "../pay/preparePayment.ts";
import { decisionBy, throwIfRefused } from "../sign/decision.ts";
import type { Draft } from "../sign/useSubmission.ts";

export interface WithdrawalDraft extends Draft {
  readonly amountFen: bigint;
}

interface WantedWithdrawal {
  readonly wallet: string;
  readonly bank: string;
  readonly amountFen: bigint;
}

/** Tries the withdrawal on the node; throws what the contract answers if it would be refused. */
export async function prepareWithdrawal(
  { provider, walletYuan, book }: Node,
  gateway: GatewayState,
  { blockTimeSeconds }: Snapshot,
  { wallet, bank, amountFen }: WantedWithdrawal,
): Promise<WithdrawalDraft> {
  const token = book.contracts.WalletYuan;
  const instructionId = newInstructionId();
  const validUntil = blockTimeSeconds + VALID_SECONDS;
  const value = { instructionId, wallet, bank, amountInFen: amountFen, validUntil };
  const data = walletYuan.interface.encodeFunctionData("withdraw", [value, "0x"]);
  const call = { from: wallet, to: token, data, gasPrice: 0n } as const;
  const answer = await provider.call(call);
  throwIfRefused(Number(walletYuan.interface.decodeFunctionResult("withdraw", answer)[0] as bigint));
  return {
    amountFen,
    act: {
      instructionId,
      decision: decisionBy(token, instructionId),
      validUntilSeconds: validUntil,
      statement: { domain: walletYuanDomain(book.chainId, token), types: WITHDRAWAL, value },
      call,
      relay: (signature) => {
        const body: Withdrawal = { ...value, amountInFen: amountFen.toString(), signature };
        return gateway.call("withdrawals", { method: "POST", body });
      },
    },
  };
}
