import type { Node } from "../chain/node.ts";
import { type Institution, readWallet } from "../chain/snapshot.ts";

/** A payment that the contract would carry out now. */
export interface Preview {
  readonly payer: string;
  readonly payee: string;
  readonly amountFen: bigint;
  readonly payerInstitution: Institution | undefined;
  readonly payeeInstitution: Institution | undefined;
  readonly debtorChanges: boolean;
  readonly balanceAfterFen: bigint;
  /** The contract call, ready to be sent. */
  readonly call: { readonly from: string; readonly to: string; readonly data: string; readonly gasPrice: 0n };
  readonly gasLimit: bigint;
}

/** The state may have moved on when the block is made: room for other storage costs than now. */
const GAS_MARGIN_PERCENT = 130n;

/** Tries the payment on the node without sending it; throws what the contract answers if it would be refused. */
export async function checkPayment(
  node: Node,
  institutions: readonly Institution[],
  payment: { payer: string; payee: string; amountFen: bigint },
): Promise<Preview> {
  const { payer: payerAddress, payee: payeeAddress, amountFen } = payment;
  const data = node.walletYuan.interface.encodeFunctionData("transfer", [payeeAddress, amountFen]);
  const call = { from: payerAddress, to: node.book.contracts.WalletYuan, data, gasPrice: 0n } as const;
  await node.provider.call(call);
  const [gas, payer, payee] = await Promise.all([
    node.provider.estimateGas(call),
    readWallet(node, payerAddress, institutions),
    readWallet(node, payeeAddress, institutions),
  ]);
  return {
    ...payment,
    payerInstitution: payer.institution,
    payeeInstitution: payee.institution,
    debtorChanges: payer.institution?.address !== payee.institution?.address,
    balanceAfterFen: payer.balanceFen - amountFen,
    call,
    gasLimit: (gas * GAS_MARGIN_PERCENT) / 100n,
  };
}
