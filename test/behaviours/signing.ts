import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { type AddressLike, Signature, type TypedDataDomain, resolveAddress } from "ethers";

import type { RegulatedToken } from "../../types/ethers-contracts/contracts/token/RegulatedToken.ts";
import { FOREVER, bytes32 } from "./chain.ts";

/** The domain as the contract itself states it (EIP-5267). */
export async function domainOf(token: Pick<RegulatedToken, "eip712Domain">): Promise<TypedDataDomain> {
  const { name, version, chainId, verifyingContract } = await token.eip712Domain();
  return { name, version, chainId, verifyingContract };
}

const PERMIT = {
  Permit: fields("address owner", "address spender", "uint256 value", "uint256 nonce", "uint256 deadline"),
};
const TRANSFER_FIELDS = [
  ...["address from", "address to", "uint256 value"],
  ...["uint256 validAfter", "uint256 validBefore", "bytes32 nonce"],
];
const AUTHORISATIONS = {
  TransferWithAuthorization: fields(...TRANSFER_FIELDS),
  ReceiveWithAuthorization: fields(...TRANSFER_FIELDS),
} as const;
const CANCEL = { CancelAuthorization: fields("address authorizer", "bytes32 nonce") };

function fields(...declarations: string[]) {
  return declarations.map((declaration) => {
    const [type = "", name = ""] = declaration.split(" ");
    return { name, type };
  });
}

/** The arguments of a permit up to the signature, and the signature. */
export async function signPermit(
  token: RegulatedToken,
  signer: HardhatEthersSigner,
  permit: { owner?: AddressLike; spender: AddressLike; value: bigint; deadline?: bigint },
) {
  const owner = await resolveAddress(permit.owner ?? signer);
  const spender = await resolveAddress(permit.spender);
  const { value, deadline = FOREVER } = permit;
  const statement = { owner, spender, value, nonce: await token["nonces(address)"](owner), deadline };
  const signature = await signer.signTypedData(await domainOf(token), PERMIT, statement);
  return { args: [owner, spender, value, deadline] as const, signature, split: splitOf(signature) };
}

/** The arguments of an ERC-3009 call up to the signature, and the signature. */
export async function signAuthorisation(
  token: RegulatedToken,
  signer: HardhatEthersSigner,
  kind: keyof typeof AUTHORISATIONS,
  transfer: {
    from?: AddressLike;
    to: AddressLike;
    value: bigint;
    validAfter?: bigint;
    validBefore?: bigint;
    nonce?: string;
  },
) {
  const from = await resolveAddress(transfer.from ?? signer);
  const to = await resolveAddress(transfer.to);
  const { value, validAfter = 0n, validBefore = FOREVER, nonce = bytes32("a nonce") } = transfer;
  const statement = { from, to, value, validAfter, validBefore, nonce };
  const signature = await signer.signTypedData(
    await domainOf(token),
    { [kind]: AUTHORISATIONS[kind] },
    statement,
  );
  const args = [from, to, value, validAfter, validBefore, nonce] as const;
  return { args, nonce, signature, split: splitOf(signature) };
}

export async function signCancellation(
  token: RegulatedToken,
  signer: HardhatEthersSigner,
  cancellation: { authorizer?: AddressLike; nonce: string },
) {
  const authorizer = await resolveAddress(cancellation.authorizer ?? signer);
  const statement = { authorizer, nonce: cancellation.nonce };
  const signature = await signer.signTypedData(await domainOf(token), CANCEL, statement);
  return { args: [authorizer, cancellation.nonce] as const, signature, split: splitOf(signature) };
}

export function splitOf(signature: string) {
  const { v, r, s } = Signature.from(signature);
  return [v, r, s] as const;
}
