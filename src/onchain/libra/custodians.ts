import { type SigningKey, TypedDataEncoder, computeAddress, id as keccakOfText } from "ethers";

import { demonstrationKey } from "../../scenario/keys.ts";
import type { Micro } from "../../scenario/libra/convert.ts";
import type { LibraParameters } from "../../scenario/libra/parameters.ts";
import { signDigest } from "../../scenario/signatures.ts";

/** What custodians sign, as the reserve hashes it. */
export const STATEMENT_TYPES = {
  Holding: [
    { name: "custodian", type: "address" },
    { name: "maturesAt", type: "uint256" },
    { name: "rating", type: "uint256" },
    { name: "amountInMicro", type: "uint256" },
  ],
  ReserveStatement: [
    { name: "coin", type: "address" },
    { name: "holdings", type: "Holding[]" },
    { name: "interestInMicro", type: "uint256" },
    { name: "asOf", type: "uint256" },
    { name: "statementId", type: "bytes32" },
  ],
};

export interface Custodian {
  readonly address: string;
  readonly key: SigningKey;
}

/** Demonstration keys, ascending by address; no participant's id has a slash. */
export function demonstrationCustodians(
  keySeed: string,
  { custodians }: Pick<LibraParameters, "custodians">,
): readonly Custodian[] {
  return Array.from({ length: custodians }, (_, number) => {
    const key = demonstrationKey(keySeed, `custodian/${number + 1}`);
    return { address: computeAddress(key.publicKey), key };
  }).sort((a, b) => (BigInt(a.address) < BigInt(b.address) ? -1 : 1));
}

function depositAt(custodian: Custodian | undefined, amountInMicro: Micro) {
  if (custodian === undefined) throw new Error("Nobody signs the statement");
  return { custodian: custodian.address, maturesAt: 0n, rating: 0n, amountInMicro };
}

export interface ReserveContract {
  readonly chainId: number;
  readonly coin: string;
  readonly reserve: string;
}

/** For which contract a statement is signed. */
export function statementDomain({ chainId, reserve }: Pick<ReserveContract, "chainId" | "reserve">) {
  return { name: "Libra Reserve", version: "1", chainId, verifyingContract: reserve };
}

/** What `IReserve.attest` takes: the statement that all is a deposit at the first signer, signed by each of them. */
export function signedStatement(
  { chainId, coin, reserve }: ReserveContract,
  { amount, asOf }: { readonly amount: Micro; readonly asOf: number },
  signers: readonly Custodian[],
) {
  const statement = {
    coin,
    holdings: [depositAt(signers[0], amount)],
    interestInMicro: 0n,
    asOf: BigInt(asOf),
    statementId: keccakOfText(`statement as of ${asOf}`),
  };
  const digest = TypedDataEncoder.hash(statementDomain({ chainId, reserve }), STATEMENT_TYPES, statement);
  const signatures = signers.map(({ address, key }) => {
    return { custodian: address, signature: signDigest(digest, key.privateKey) };
  });
  return { statement, signatures };
}
