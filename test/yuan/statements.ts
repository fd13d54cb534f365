import { type AddressLike, type Signer, type TypedDataField, resolveAddress } from "ethers";

import { REFUSALS } from "../../src/catalogue/refusals.ts";
import { FOREVER, bytes32 } from "../behaviours/chain.ts";
import { domainOf } from "../behaviours/signing.ts";

/** The number of a refusal in the contracts. */
export function refusal(name: (typeof REFUSALS)[number]): number {
  return REFUSALS.indexOf(name);
}

interface Terms {
  readonly id?: string;
  readonly amountInFen?: bigint;
  readonly validUntil?: bigint;
}

function common({ id = "an instruction", amountInFen = 100n, validUntil = FOREVER }: Terms) {
  return { instructionId: bytes32(id), amountInFen, validUntil };
}

export async function paymentOf(payer: AddressLike, payee: AddressLike, terms: Terms = {}) {
  return { payer: await resolveAddress(payer), payee: await resolveAddress(payee), ...common(terms) };
}

export async function withdrawalOf(wallet: AddressLike, bank: AddressLike, terms: Terms = {}) {
  return { wallet: await resolveAddress(wallet), bank: await resolveAddress(bank), ...common(terms) };
}

export async function topUpOf(bank: AddressLike, wallet: AddressLike, terms: Terms = {}) {
  return { bank: await resolveAddress(bank), wallet: await resolveAddress(wallet), ...common(terms) };
}

const PARTIES = {
  Payment: ["payer", "payee"],
  StaticQrPayment: ["payer", "payee"],
  Withdrawal: ["wallet", "bank"],
  TopUp: ["bank", "wallet"],
  Conversion: ["bank", "wallet"],
} as const;

/** Written out anew rather than taken from `src`, so that the two descriptions check each other. */
function typesOf(kind: keyof typeof PARTIES): Record<string, TypedDataField[]> {
  const [first, second] = PARTIES[kind];
  return {
    [kind]: [
      { name: "instructionId", type: "bytes32" },
      { name: first, type: "address" },
      { name: second, type: "address" },
      { name: "amountInFen", type: "uint256" },
      { name: "validUntil", type: "uint256" },
    ],
  };
}

export async function sign(
  yuan: Parameters<typeof domainOf>[0],
  signer: Pick<Signer, "signTypedData">,
  kind: keyof typeof PARTIES,
  statement: Record<string, unknown>,
): Promise<string> {
  return signer.signTypedData(await domainOf(yuan), typesOf(kind), statement);
}
