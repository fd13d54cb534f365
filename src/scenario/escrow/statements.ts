import { type TypedDataDomain, type TypedDataField, TypedDataEncoder, id as keccakOfText } from "ethers";

import { JiaoziError } from "../../catalogue/errors.ts";
import { DELIVERIES, TRADE_ACTS, type TradeAct } from "../../catalogue/tradeStates.ts";
import { demonstrationKey } from "../keys.ts";
import type { ParticipantId } from "../participants.ts";
import { signDigest, signerOf } from "../signatures.ts";
import type { EscrowOpening, SignedTradeInstruction, TradeInstruction } from "./trades.ts";

export const TRADE_TYPES: Readonly<Record<TradeInstruction["kind"], Record<string, TypedDataField[]>>> = {
  order: {
    TradeOrder: [
      { name: "instructionId", type: "bytes32" },
      { name: "buyer", type: "address" },
      { name: "seller", type: "address" },
      { name: "amountInFen", type: "uint256" },
      { name: "delivery", type: "uint8" },
      { name: "validUntil", type: "uint256" },
    ],
  },
  act: {
    TradeStep: [
      { name: "instructionId", type: "bytes32" },
      { name: "tradeId", type: "bytes32" },
      { name: "party", type: "address" },
      { name: "act", type: "uint8" },
      { name: "amountInFen", type: "uint256" },
      { name: "validUntil", type: "uint256" },
    ],
  },
};

/** What a party signs besides the instruction itself. */
export interface EscrowTerms {
  readonly domain: TypedDataDomain;
  /** The last second in which an instruction may be given. */
  readonly validUntilSeconds: number;
  readonly addressOf: (wallet: ParticipantId) => string;
}

export function escrowDomain(chainId: number, verifyingContract: string): TypedDataDomain {
  return { name: "Secured Trades", version: "1", chainId, verifyingContract };
}

/** The 32 bytes under which contracts know an id. */
export function tradeIdOf(id: string): string {
  return keccakOfText(id);
}

export function signatoryOf(instruction: TradeInstruction): ParticipantId {
  return instruction.kind === "order" ? instruction.buyer : instruction.party;
}

/** The statement as the contract's functions take it. */
export function statementOf(instruction: TradeInstruction, { addressOf, validUntilSeconds }: EscrowTerms) {
  const common = {
    instructionId: tradeIdOf(instruction.id),
    amountInFen: instruction.amountFen,
    validUntil: validUntilSeconds,
  };
  if (instruction.kind === "order") {
    const { buyer, seller, delivery } = instruction;
    const parties = { buyer: addressOf(buyer), seller: addressOf(seller) };
    return { ...common, ...parties, delivery: DELIVERIES.indexOf(delivery) };
  }
  const { trade, party, act } = instruction;
  return { ...common, tradeId: tradeIdOf(trade), party: addressOf(party), act: TRADE_ACTS.indexOf(act) };
}

export function tradeDigest(instruction: TradeInstruction, terms: EscrowTerms): string {
  return TypedDataEncoder.hash(terms.domain, TRADE_TYPES[instruction.kind], statementOf(instruction, terms));
}

export function signTrade<Instruction extends TradeInstruction>(
  instruction: Instruction,
  terms: EscrowTerms,
  keySeed: string,
): Instruction & { readonly signature: string } {
  const { privateKey } = demonstrationKey(keySeed, signatoryOf(instruction));
  return { ...instruction, signature: signDigest(tradeDigest(instruction, terms), privateKey) };
}

const AMOUNT_BOUND = 2n ** 64n;
const SELLERS: ReadonlySet<TradeAct> = new Set<TradeAct>(["SHIP", "AGREE", "REFUSE", "REFUND"]);

/** Who the parties of a trade are, as far as it is known. */
export interface Parties {
  readonly buyer: ParticipantId;
  readonly seller: ParticipantId;
}

/**
 * Checks that an instruction is well-formed, in time and signed by who must give it. Throws `UNKNOWN_PARTICIPANT`,
 * `BAD_FIELD`, `EXPIRED` or `INVALID_SIGNATURE`; an error consumes nothing.
 * @param parties Of the trade in which it is an act; undefined if there is none.
 * @returns The digest by which a repetition is known.
 */
export function admitTrade(
  instruction: SignedTradeInstruction,
  parties: Parties | undefined,
  wallets: EscrowOpening["wallets"],
  terms: EscrowTerms,
): string {
  if (instruction.kind === "order") requireOrder(instruction, wallets);
  else requireParty(instruction, parties);
  if (instruction.atSeconds > terms.validUntilSeconds) {
    throw fault(instruction, "EXPIRED", "validUntilSeconds", "its authorisation ended before it arrived");
  }
  const digest = tradeDigest(instruction, terms);
  const signatory = signatoryOf(instruction);
  if (signerOf(digest, instruction.signature) === terms.addressOf(signatory)) return digest;
  throw fault(instruction, "INVALID_SIGNATURE", "signature", `the signature isn't that of ${signatory}`);
}

/** The error of every rail for an id that comes again with other contents. */
export function tradeIdReused(id: string): JiaoziError {
  const nextStep = "Give the new instruction an id of its own; an id stands for one set of contents.";
  return new JiaoziError("ID_REUSED", `Instruction ${id} was given before with other contents.`, nextStep, {
    field: "id",
  });
}

/** The error of every rail for a trade that nobody has created. */
export function noSuchTrade(trade: string): JiaoziError {
  return new JiaoziError("BAD_FIELD", `There is no trade ${trade}.`, "Have the buyer order first.", {
    field: "trade",
  });
}

function requireOrder(
  order: SignedTradeInstruction & { kind: "order" },
  wallets: EscrowOpening["wallets"],
): void {
  for (const field of ["buyer", "seller"] as const) {
    if (wallets.some(({ id }) => id === order[field])) continue;
    throw fault(order, "UNKNOWN_PARTICIPANT", field, `${order[field]} has no wallet`);
  }
  if (order.buyer === order.seller) throw fault(order, "BAD_FIELD", "seller", "nobody buys from oneself");
  if (order.amountFen > 0n && order.amountFen < AMOUNT_BOUND) return;
  throw fault(order, "BAD_FIELD", "amountFen", "the price isn't greater than zero and below 2^64 fen");
}

function requireParty(step: SignedTradeInstruction & { kind: "act" }, parties: Parties | undefined): void {
  if (parties === undefined) throw noSuchTrade(step.trade);
  const { act, party } = step;
  if (party === (SELLERS.has(act) ? parties.seller : parties.buyer)) return;
  if (act === "CANCEL" && party === parties.seller) return;
  throw fault(step, "BAD_FIELD", "party", `${party} isn't the party to ${act}`);
}

function fault(
  { id }: TradeInstruction,
  code: JiaoziError["code"],
  field: string,
  what: string,
): JiaoziError {
  const nextStep = "Correct the instruction, and have the party sign it again.";
  return new JiaoziError(code, `Instruction ${id}: ${what}.`, nextStep, { field });
}
