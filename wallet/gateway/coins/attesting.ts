import { randomBytes } from "node:crypto";

import { getAddress } from "ethers";

import type { LibraCurrency } from "../../../deploy/currencies.ts";
import type { Attestation, AttestationRequest, TravelRule } from "../api/coins.ts";
import { ATTESTATION } from "../api/typedData.ts";
import { nowOf } from "../chain/chain.ts";
import { type Gateway, keyOf } from "../gateway.ts";
import { refuse } from "../refused.ts";
import { coinDomain, libraOf } from "./coins.ts";

/** How long the payer's side has to use it, in seconds. */
const VALID_SECONDS = 3_600;

interface Asked {
  readonly currency: LibraCurrency;
  readonly payer: string;
  readonly payee: string;
  readonly amountInMicro: string;
}

/** Whether the coin would ask for an attestation: its own rule, its own threshold. */
export async function travelRuleOf(gateway: Gateway, asked: Asked): Promise<TravelRule> {
  const { coinOf, rules } = libraOf(gateway);
  const coin = coinOf(asked.currency);
  const [from, to, [thresholdInMicro]] = await Promise.all([
    coin.holderOf(getAddress(asked.payer)),
    coin.holderOf(getAddress(asked.payee)),
    rules.travelRule(await coin.getAddress()),
  ]);
  const crosses = from.number !== 0n && to.number !== 0n && from.number !== to.number;
  const isLarge = thresholdInMicro > 0n && BigInt(asked.amountInMicro) >= thresholdInMicro;
  return {
    needed: crosses && isLarge,
    thresholdInMicro: thresholdInMicro.toString(),
    payerVasp: await nameOf(gateway, from.number),
    payeeVasp: await nameOf(gateway, to.number),
  };
}

/**
 * Answers as the payee's VASP: it knows the payee under the name given, keeps what it was told of the payer, and signs
 * with its compliance key. The coin lets the attestation be used once.
 */
export async function attest(gateway: Gateway, said: AttestationRequest): Promise<Attestation> {
  const { chain, parties, identities, holders, keys } = gateway;
  const { coinOf, participants } = libraOf(gateway);
  const coin = coinOf(said.currency);
  const [payer, payee] = [getAddress(said.payer), getAddress(said.payee)];
  const { number } = await coin.holderOf(payee);
  const vasp = parties.vasps.find((one) => BigInt(one.number) === number);
  if (vasp === undefined) throw refuse(422, "NO_TRAVEL_RULE_ANSWER", "payee");
  requireName(identities.of(payer)?.name, said.payerName, "payerName");
  requireName(identities.of(payee)?.name, said.payeeName, "payeeName");
  const complianceKey = await participants.complianceKeyOf(number);
  if (!keys.has(complianceKey)) throw refuse(422, "NO_TRAVEL_RULE_ANSWER", "payee");
  const reference = `0x${randomBytes(32).toString("hex")}`;
  const deadline = (await nowOf(chain)).timestamp + VALID_SECONDS;
  const domain = await coinDomain(coin);
  const value = {
    payer,
    payee,
    token: domain.verifyingContract,
    amount: said.amountInMicro,
    reference,
    deadline,
  };
  const signature = await keyOf(keys, complianceKey).signTypedData(domain, ATTESTATION, value);
  holders.addAttestation(reference, vasp.address, said);
  return { referenceId: reference, deadline, signature };
}

/** Of a holder whom it doesn't know by name a VASP takes the name that it is told. */
function requireName(known: string | undefined, given: string, field: string): void {
  if (known === undefined || known.normalize("NFKC") === given.normalize("NFKC")) return;
  throw refuse(422, "PARTY_NAME_DIFFERS", field);
}

async function nameOf(gateway: Gateway, number: bigint): Promise<string | null> {
  if (number === 0n) return null;
  return (await libraOf(gateway).participants.credentialOf(number)).humanName;
}
