import type { Signer } from "ethers";

import { domainOf } from "../behaviours/signing.ts";
import { FOREVER, bytes32 } from "../behaviours/chain.ts";
import type { LibraSystem } from "./deployLibra.ts";
import { paymentOf } from "./statements.ts";

const ATTESTATION = {
  TravelRuleAttestation: [
    { name: "payer", type: "address" },
    { name: "payee", type: "address" },
    { name: "token", type: "address" },
    { name: "amount", type: "uint256" },
    { name: "reference", type: "bytes32" },
    { name: "deadline", type: "uint256" },
  ],
};

export const THRESHOLD_MICRO = 1_000n;
export const NO_ATTESTATION = { referenceId: bytes32("none"), deadline: 0n, signature: "0x" };

/** The travel rule binds from 1,000 micro; relay signs for tenpay, carol's and dave's VASP. */
export async function withTravelRule(system: LibraSystem) {
  const { rules, participants, coin, people } = system;
  await rules.connect(people.compliance).setTravelRuleThreshold(coin, THRESHOLD_MICRO);
  await participants.connect(people.tenpay).rotateComplianceKey(people.relay);
  await participants.connect(people.tenpay).rotateBaseUrl("https://compliance.example/v2");
  return system;
}

type PaymentTerms = Awaited<ReturnType<typeof paymentOf>>;

export async function attest(
  { coin }: Pick<LibraSystem, "coin">,
  signer: Signer,
  { payer, payee, amountInMicro }: PaymentTerms,
  { referenceId = bytes32("a reference"), deadline = FOREVER } = {},
) {
  const token = await coin.getAddress();
  const statement = { payer, payee, token, amount: amountInMicro, reference: referenceId, deadline };
  const signature = await signer.signTypedData(await domainOf(coin), ATTESTATION, statement);
  return { referenceId, deadline, signature };
}

/** Alice pays carol, who is at another VASP. */
export function across(people: LibraSystem["people"], amountInMicro: bigint, id = "across") {
  return paymentOf(people.alice, people.carol, { id, amountInMicro });
}
