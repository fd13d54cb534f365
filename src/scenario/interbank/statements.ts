import { type TypedDataDomain, type TypedDataField, TypedDataEncoder, id as keccakOfText } from "ethers";

import { JiaoziError } from "../../catalogue/errors.ts";
import { demonstrationAddress, demonstrationKey } from "../keys.ts";
import { signDigest, signerOf } from "../signatures.ts";
import type { BankId, BankOrder, SettlementBanks, SignedOrder } from "./orders.ts";

export const INTERBANK_TYPES: Readonly<Record<BankOrder["kind"], Record<string, TypedDataField[]>>> = {
  payment: {
    InterbankPayment: [
      { name: "instructionId", type: "bytes32" },
      { name: "payer", type: "address" },
      { name: "payee", type: "address" },
      { name: "urgent", type: "bool" },
      { name: "amountInFen", type: "uint256" },
      { name: "validUntil", type: "uint256" },
    ],
  },
  cancellation: {
    InterbankCancellation: [
      { name: "instructionId", type: "bytes32" },
      { name: "payer", type: "address" },
      { name: "paymentId", type: "bytes32" },
      { name: "validUntil", type: "uint256" },
    ],
  },
};

/** What the paying bank signs besides the order itself. */
export interface InterbankTerms {
  readonly domain: TypedDataDomain;
  /** The last second in which an order may be given. */
  readonly validUntilSeconds: number;
  readonly addressOf: (bank: BankId) => string;
}

export function interbankDomain(chainId: number, verifyingContract: string): TypedDataDomain {
  return { name: "Interbank Settlement", version: "1", chainId, verifyingContract };
}

/** Addresses of demonstration keys, each derived once. */
export function demonstrationAddresses(keySeed: string): (bank: BankId) => string {
  const addresses = new Map<BankId, string>();
  return (bank) => {
    const address = addresses.get(bank) ?? demonstrationAddress(keySeed, bank);
    addresses.set(bank, address);
    return address;
  };
}

/** Addresses of the banks' own keys; demonstration keys stand in for the others. Throws `BAD_FIELD` if two are one. */
export function bankAddresses(banks: SettlementBanks, keySeed: string): (bank: BankId) => string {
  const demonstration = demonstrationAddresses(keySeed);
  const addressOf = (bank: BankId) => banks.get(bank)?.address ?? demonstration(bank);
  const owners = new Map<string, BankId>();
  for (const bank of banks.keys()) {
    const owner = owners.get(addressOf(bank));
    if (owner !== undefined) {
      const message = `${bank} and ${owner} have the same address ${addressOf(bank)}.`;
      const place = { field: "address", address: addressOf(bank) };
      throw new JiaoziError("BAD_FIELD", message, "Give each bank a key of its own.", place);
    }
    owners.set(addressOf(bank), bank);
  }
  return addressOf;
}

/** The 32 bytes under which contracts know an order. */
export function orderIdOf(id: string): string {
  return keccakOfText(id);
}

/** The statement as the contract's functions take it. */
export function statementOf(order: BankOrder, { addressOf, validUntilSeconds }: InterbankTerms) {
  const common = { instructionId: orderIdOf(order.id), payer: addressOf(order.payer) };
  const validUntil = validUntilSeconds;
  if (order.kind === "cancellation") {
    return { ...common, paymentId: orderIdOf(order.paymentId), validUntil };
  }
  const { amountFen: amountInFen, urgent } = order;
  return { ...common, payee: addressOf(order.payee), amountInFen, urgent, validUntil };
}

export function orderDigest(order: BankOrder, terms: InterbankTerms): string {
  return TypedDataEncoder.hash(terms.domain, INTERBANK_TYPES[order.kind], statementOf(order, terms));
}

export function signOrder<Order extends BankOrder>(
  order: Order,
  terms: InterbankTerms,
  keySeed: string,
): Order & { readonly signature: string } {
  const { privateKey } = demonstrationKey(keySeed, order.payer);
  return { ...order, signature: signDigest(orderDigest(order, terms), privateKey) };
}

const AMOUNT_BOUND = 2n ** 96n;

/**
 * Checks that an order is well-formed, in time and signed by its payer. Throws `UNKNOWN_PARTICIPANT`, `BAD_FIELD`,
 * `EXPIRED` or `INVALID_SIGNATURE`; an error consumes nothing.
 * @returns The digest by which a repetition is known.
 */
export function admitOrder(order: SignedOrder, banks: SettlementBanks, terms: InterbankTerms): string {
  requireBank(order, "payer", order.payer, banks);
  if (order.kind === "payment") {
    requireBank(order, "payee", order.payee, banks);
    if (order.payee === order.payer)
      throw fault(order, "BAD_FIELD", "payee", "a bank doesn't pay itself here");
    if (order.amountFen <= 0n || order.amountFen >= AMOUNT_BOUND) {
      throw fault(order, "BAD_FIELD", "amountFen", "the amount isn't greater than zero and below 2^96 fen");
    }
  }
  if (order.atSeconds > terms.validUntilSeconds) {
    throw fault(order, "EXPIRED", "validUntilSeconds", "its authorisation ended before it arrived");
  }
  const digest = orderDigest(order, terms);
  if (signerOf(digest, order.signature) === terms.addressOf(order.payer)) return digest;
  throw fault(order, "INVALID_SIGNATURE", "signature", `the signature isn't that of ${order.payer}`);
}

/** The error of every rail for an id that comes again with other contents. */
export function orderIdReused(id: string): JiaoziError {
  const nextStep = "Give the new order an id of its own; an id stands for one set of contents.";
  return new JiaoziError("ID_REUSED", `Order ${id} was given before with other contents.`, nextStep, {
    field: "id",
  });
}

function requireBank(order: BankOrder, field: string, bank: BankId, banks: SettlementBanks): void {
  if (banks.has(bank)) return;
  throw fault(order, "UNKNOWN_PARTICIPANT", field, `${bank} has no settlement account`);
}

function fault(order: BankOrder, code: JiaoziError["code"], field: string, what: string): JiaoziError {
  const nextStep = "Correct the order, and have the paying bank sign it again.";
  return new JiaoziError(code, `Order ${order.id}: ${what}.`, nextStep, { field });
}
