import { type TypedDataDomain, type TypedDataField, TypedDataEncoder } from "ethers";

import type { Eip1193Provider } from "../wallet/eip1193.ts";

/** An EIP-712 statement as the wallet shows it and the contracts check it. */
export interface Statement {
  readonly domain: TypedDataDomain;
  readonly types: Record<string, TypedDataField[]>;
  readonly value: Readonly<Record<string, string | bigint | number>>;
}

/** Has the wallet ask the person to sign, which costs nothing. Returns the signature, 65 bytes for a key. */
export async function signStatement(
  provider: Eip1193Provider,
  account: string,
  { domain, types, value }: Statement,
): Promise<string> {
  const payload: unknown = TypedDataEncoder.getPayload(domain, types, value);
  const call = { method: "eth_signTypedData_v4", params: [account, JSON.stringify(payload)] };
  return (await provider.request(call)) as string;
}

/** Has the wallet sign a text as it is (EIP-191). */
export async function signText(provider: Eip1193Provider, account: string, text: string): Promise<string> {
  const bytes = [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, "0"));
  const call = { method: "personal_sign", params: [`0x${bytes.join("")}`, account] };
  return (await provider.request(call)) as string;
}
