import { hexlify, randomBytes } from "ethers";

import type { Payment } from "../../gateway/api/payments.ts";
import { PAYMENT, STATIC_QR_PAYMENT, walletYuanDomain } from "../../gateway/api/typedData.ts";
import type { Node } from "../chain/node.ts";
import { type Institution, type Snapshot, readWallet } from "../chain/snapshot.ts";
import { type Tier, readTier } from "../chain/tier.ts";
import type { GatewayState } from "../gateway/useGateway.ts";
import type { Act } from "../sign/act.ts";
import { decisionBy, throwIfRefused } from "../sign/decision.ts";
import type { Draft } from "../sign/useSubmission.ts";

/** What the person wants to pay, as far as the page knows. */
export interface WantedPayment {
  readonly payer: string;
  readonly payee: string;
  readonly amountFen: bigint;
  readonly isStaticQr: boolean;
  readonly requestId: string | undefined;
}

/** A payment that the contract would carry out now. */
export interface PaymentDraft extends Draft, WantedPayment {
  readonly payerInstitution: Institution | undefined;
  readonly payeeInstitution: Institution | undefined;
  readonly debtorChanges: boolean;
  readonly balanceAfterFen: bigint;
  readonly tier: Tier | undefined;
}

/** How long what was signed may be carried out, by the chain's clock. */
export const VALID_SECONDS = 600;

export function newInstructionId(): string {
  return hexlify(randomBytes(32));
}

/** Tries the payment on the node without sending it; throws what the contract answers if it would be refused. */
export async function preparePayment(
  node: Node,
  gateway: GatewayState,
  { institutions, blockTimeSeconds }: Snapshot,
  wanted: WantedPayment,
): Promise<PaymentDraft> {
  const act = actOf(node, gateway, wanted, blockTimeSeconds + VALID_SECONDS);
  await tryOut(node, act, wanted);
  const [payer, payee] = await Promise.all([
    readWallet(node, wanted.payer, institutions),
    readWallet(node, wanted.payee, institutions),
  ]);
  return {
    ...wanted,
    act,
    payerInstitution: payer.institution,
    payeeInstitution: payee.institution,
    debtorChanges: payer.institution?.address !== payee.institution?.address,
    balanceAfterFen: payer.balanceFen - wanted.amountFen,
    tier: await readTier(node, wanted.payer, payer.balanceFen, "latest"),
  };
}

/** A plain transfer says exactly what it lacks; a payment by static QR is limited more narrowly, which only its own call knows. */
async function tryOut(
  node: Node,
  act: Act,
  { payer, payee, amountFen, isStaticQr }: WantedPayment,
): Promise<void> {
  const from = { from: payer, gasPrice: 0n };
  await node.walletYuan.transfer.staticCall(payee, amountFen, from);
  if (!isStaticQr) return;
  const answer = await node.provider.call(act.call);
  const [refusal] = node.walletYuan.interface.decodeFunctionResult("payByStaticQr", answer);
  throwIfRefused(Number(refusal as bigint));
}

function actOf(
  { walletYuan, book }: Node,
  gateway: GatewayState,
  { payer, payee, amountFen, isStaticQr, requestId }: WantedPayment,
  validUntil: number,
): Act {
  const token = book.contracts.WalletYuan;
  const instructionId = newInstructionId();
  const value = { instructionId, payer, payee, amountInFen: amountFen, validUntil };
  const data = isStaticQr
    ? walletYuan.interface.encodeFunctionData("payByStaticQr", [value, "0x"])
    : walletYuan.interface.encodeFunctionData("transfer", [payee, amountFen]);
  const body = { ...value, amountInFen: amountFen.toString(), byStaticQr: isStaticQr };
  return {
    instructionId,
    decision: decisionBy(token, instructionId),
    validUntilSeconds: validUntil,
    statement: {
      domain: walletYuanDomain(book.chainId, token),
      types: isStaticQr ? STATIC_QR_PAYMENT : PAYMENT,
      value,
    },
    call: { from: payer, to: token, data, gasPrice: 0n },
    relay: (signature) => {
      const payment: Payment = { ...body, signature, ...(requestId === undefined ? {} : { requestId }) };
      return gateway.call("payments", { method: "POST", body: payment });
    },
  };
}
