import { type TypedDataField, TypedDataEncoder, ZeroHash, hashMessage } from "ethers";

import { signerOf } from "../../../src/scenario/signatures.ts";
import type { Domain } from "../api/typedData.ts";
import { refuse } from "../refused.ts";
import { type Chain, ERC1271_ABI } from "./chain.ts";

const ERC1271_MAGIC = "0x1626ba7e";

/** What the contract of the account may use to look at a signature; the tokens give the whole call no more. */
const ERC1271_GAS = 400_000n;

export interface Typed {
  readonly domain: Domain;
  readonly types: Record<string, TypedDataField[]>;
  readonly value: Readonly<Record<string, unknown>>;
}

export function digestOf({ domain, types, value }: Typed): string {
  return TypedDataEncoder.hash(domain, types, value);
}

/** Throws unless the account, a key or an ERC-1271 contract, signed this digest. */
export async function requireSigned(
  chain: Chain,
  account: string,
  digest: string,
  signature: string,
): Promise<void> {
  if (signerOf(digest, signature) === account) return;
  if (await isSignedByContract(chain, account, digest, signature)) return;
  throw refuse(422, "SIGNATURE_NOT_THE_ACCOUNTS", "signature");
}

/** The same for a text that a wallet signs with its prefix (EIP-191). */
export async function isMessageSigned(
  chain: Chain,
  account: string,
  message: string,
  signature: string,
): Promise<boolean> {
  const digest = hashMessage(message);
  return (
    signerOf(digest, signature) === account || (await isSignedByContract(chain, account, digest, signature))
  );
}

async function isSignedByContract({ provider }: Chain, account: string, digest: string, signature: string) {
  if ((await provider.getCode(account)) === "0x") return false;
  const data = ERC1271_ABI.encodeFunctionData("isValidSignature", [digest, signature]);
  const answer = await provider.call({ to: account, data, gasLimit: ERC1271_GAS }).catch(() => ZeroHash);
  return answer.length === 66 && answer.startsWith(ERC1271_MAGIC) && BigInt(`0x${answer.slice(10)}`) === 0n;
}
