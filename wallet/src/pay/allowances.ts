import { MaxUint256, TypedDataEncoder } from "ethers";

import type { Permit } from "../../gateway/api/payments.ts";
import { PERMIT, walletYuanDomain } from "../../gateway/api/typedData.ts";
import type { Node } from "../chain/node.ts";
import type { GatewayState } from "../gateway/useGateway.ts";
import type { Act } from "../sign/act.ts";
import type { Draft } from "../sign/useSubmission.ts";
import { VALID_SECONDS } from "./preparePayment.ts";

export interface Allowance {
  readonly spender: string;
  readonly amountFen: bigint;
}

/** An allowance that is to stand instead of the one before. */
export interface AllowanceDraft extends Draft, Allowance {
  readonly beforeFen: bigint;
}

export const UNLIMITED = MaxUint256;

/** Who may still take how much, by the owner's own approvals and permits. */
export async function allowancesOf({ walletYuan }: Node, owner: string): Promise<readonly Allowance[]> {
  const approvals = await walletYuan.queryFilter(walletYuan.filters.Approval(owner), 0);
  const spenders = [...new Set(approvals.map(({ args }) => args.spender))];
  const allowances = await Promise.all(
    spenders.map(async (spender) => ({ spender, amountFen: await walletYuan.allowance(owner, spender) })),
  );
  return allowances.filter(({ amountFen }) => amountFen > 0n);
}

/** Prepares an ERC-2612 permit, or the `approve` that a person sends, which some hardware wallets need. */
export async function prepareAllowance(
  node: Node,
  gateway: GatewayState,
  owner: string,
  { spender, amountFen }: Allowance,
): Promise<AllowanceDraft> {
  const { walletYuan, book, provider } = node;
  const approve = { from: owner, gasPrice: 0n };
  await walletYuan.approve.staticCall(spender, amountFen, approve);
  const [nonce, beforeFen, block] = await Promise.all([
    walletYuan["nonces(address)"](owner),
    walletYuan.allowance(owner, spender),
    provider.getBlock("latest"),
  ]);
  const deadline = (block?.timestamp ?? 0) + VALID_SECONDS;
  const value = { owner, spender, value: amountFen, nonce, deadline };
  return { spender, amountFen, beforeFen, act: actOf(node, gateway, value, book.contracts.WalletYuan) };
}

interface PermitValue {
  readonly owner: string;
  readonly spender: string;
  readonly value: bigint;
  readonly nonce: bigint;
  readonly deadline: number;
}

function actOf({ walletYuan, book }: Node, gateway: GatewayState, permit: PermitValue, token: string): Act {
  const domain = walletYuanDomain(book.chainId, token);
  const { owner, spender, value, nonce, deadline } = permit;
  return {
    instructionId: TypedDataEncoder.hash(domain, PERMIT, permit),
    validUntilSeconds: deadline,
    statement: { domain, types: PERMIT, value: { ...permit } },
    call: {
      from: owner,
      to: token,
      data: walletYuan.interface.encodeFunctionData("approve", [spender, value]),
      gasPrice: 0n,
    },
    decision: async (node, sentAfterBlock) => {
      if ((await node.walletYuan["nonces(address)"](owner)) <= nonce) return undefined;
      const approval = node.walletYuan.filters.Approval(owner, spender);
      const event = (await node.walletYuan.queryFilter(approval, sentAfterBlock)).at(-1);
      return event && { hash: event.transactionHash, blockNumber: event.blockNumber };
    },
    relay: (signature) => {
      const body: Permit = {
        owner,
        spender,
        value: value.toString(),
        nonce: nonce.toString(),
        deadline,
        signature,
      };
      return gateway.call("permits", { method: "POST", body });
    },
  };
}
