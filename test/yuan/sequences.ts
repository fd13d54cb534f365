import { type HDNodeWallet, HDNodeWallet as HdWallet, type Signer, type TypedDataField, id } from "ethers";

import type { SequencedPaymentStruct } from "../../types/ethers-contracts/contracts/yuan/WalletYuan.ts";
import type { WalletYuan } from "../../types/ethers-contracts/contracts/yuan/WalletYuan.ts";
import { FOREVER } from "../behaviours/chain.ts";
import { domainOf } from "../behaviours/signing.ts";

/** Keys that follow from a name. */
export function newWallets(count: number, name: string): HDNodeWallet[] {
  const root = HdWallet.fromSeed(id(name));
  return Array.from({ length: count }, (_, index) => root.deriveChild(index));
}

interface Terms {
  readonly amountInFen?: bigint;
  readonly byStaticQr?: boolean;
  readonly nonce?: bigint;
  readonly validUntil?: bigint;
}

export function sequenced(
  payer: { readonly address: string },
  payee: string,
  { amountInFen = 100n, byStaticQr = false, nonce = 0n, validUntil = FOREVER }: Terms = {},
): SequencedPaymentStruct {
  return { payer: payer.address, payee, amountInFen, byStaticQr, nonce, validUntil };
}

const TYPES: Record<string, TypedDataField[]> = {
  SequencedPayment: [
    { name: "payer", type: "address" },
    { name: "payee", type: "address" },
    { name: "amountInFen", type: "uint256" },
    { name: "byStaticQr", type: "bool" },
    { name: "nonce", type: "uint256" },
    { name: "validUntil", type: "uint256" },
  ],
};

export async function signSequenced(
  yuan: WalletYuan,
  signer: Signer,
  payment: SequencedPaymentStruct,
): Promise<string> {
  return signer.signTypedData(await domainOf(yuan), TYPES, payment);
}
