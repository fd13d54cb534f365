import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { type AddressLike, type TypedDataDomain, Wallet, resolveAddress } from "ethers";

import type { LibraCoin } from "../../types/ethers-contracts/contracts/libra/LibraCoin.ts";
import type { Reserve } from "../../types/ethers-contracts/contracts/libra/Reserve.ts";
import { FOREVER, bytes32 } from "../behaviours/chain.ts";
import { domainOf } from "../behaviours/signing.ts";

/** Written out anew rather than taken from `src`, so that the two descriptions check each other. */
const PAYMENT = {
  Payment: [
    { name: "instructionId", type: "bytes32" },
    { name: "payer", type: "address" },
    { name: "payee", type: "address" },
    { name: "amountInMicro", type: "uint256" },
    { name: "validUntil", type: "uint256" },
  ],
};
const STATEMENT = {
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

interface Terms {
  readonly id?: string;
  readonly amountInMicro?: bigint;
  readonly validUntil?: bigint;
}

export async function paymentOf(payer: AddressLike, payee: AddressLike, terms: Terms = {}) {
  const { id = "an instruction", amountInMicro = 100n, validUntil = FOREVER } = terms;
  const parties = { payer: await resolveAddress(payer), payee: await resolveAddress(payee) };
  return { ...parties, instructionId: bytes32(id), amountInMicro, validUntil };
}

type PaymentTerms = Awaited<ReturnType<typeof paymentOf>>;

export async function signPayment(coin: LibraCoin, signer: HardhatEthersSigner, payment: PaymentTerms) {
  return signer.signTypedData(await domainOf(coin), PAYMENT, payment);
}

/** Custodians' keys only sign: they need no account on the chain. Ascending by address. */
export const CUSTODIANS = ["first", "second", "third"]
  .map((name) => new Wallet(bytes32(`custodian ${name}`)))
  .sort((a, b) => (BigInt(a.address) < BigInt(b.address) ? -1 : 1)) as [Wallet, Wallet, Wallet];

export interface HoldingTerms {
  readonly custodian: string;
  readonly maturesAt: bigint;
  readonly rating: bigint;
  readonly amountInMicro: bigint;
}

/** By the rules of the second white paper: 80 % in short securities, rounded up, and the rest cash. */
export function soundHoldings(amountInMicro: bigint, asOf: bigint): HoldingTerms[] {
  const part = (amountInMicro * 2n + 4n) / 5n;
  const maturesAt = asOf + 30n * 86_400n;
  const [first, second, third] = CUSTODIANS.map(({ address }) => address) as [string, string, string];
  const holdings = [
    { custodian: first, maturesAt, rating: 1n, amountInMicro: part },
    { custodian: second, maturesAt, rating: 5n, amountInMicro: part },
    { custodian: third, maturesAt: 0n, rating: 0n, amountInMicro: amountInMicro - 2n * part },
  ];
  return amountInMicro < 5n ? [{ custodian: third, maturesAt, rating: 1n, amountInMicro }] : holdings;
}

export interface StatementTerms {
  readonly coin: string;
  readonly holdings: HoldingTerms[];
  readonly interestInMicro: bigint;
  readonly asOf: bigint;
  readonly statementId: string;
}

/** The statement as these custodians sign it, in the order in which they are given. */
export async function signaturesOf(
  reserve: Pick<Reserve, "eip712Domain">,
  statement: StatementTerms,
  custodians: readonly Wallet[] = CUSTODIANS.slice(0, 2),
) {
  return signaturesIn(await domainOf(reserve), statement, custodians);
}

export function signaturesIn(
  domain: TypedDataDomain,
  statement: StatementTerms,
  custodians: readonly Wallet[],
) {
  return Promise.all(
    custodians.map(async (custodian) => ({
      custodian: custodian.address,
      signature: await custodian.signTypedData(domain, STATEMENT, statement),
    })),
  );
}

export type Signatures = Awaited<ReturnType<typeof signaturesOf>>;

export function ascending(signatures: Signatures): Signatures {
  return [...signatures].sort((a, b) => (BigInt(a.custodian) < BigInt(b.custodian) ? -1 : 1));
}
