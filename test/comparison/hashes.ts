import { createHash } from "node:crypto";

import { expect } from "chai";

import { decisionsHash, endStateHash } from "../../src/comparison/hashes.ts";
import type { Claim } from "../../src/scenario/claims.ts";
import type { Decision } from "../../src/scenario/rail.ts";

const DECISIONS: readonly Decision[] = [
  { id: "a", status: "accepted", replayed: false },
  { id: "b", status: "rejected", reason: "PAYER_FROZEN", replayed: true },
];
const CLAIMS: readonly Claim[] = [
  { issuer: "tenpay", holder: "bo", instrument: "wallet", amount: 5n },
  { issuer: "alipay", holder: "ann", instrument: "wallet", amount: 10n },
];

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function hashOf(decisions: readonly Decision[]): string {
  const hash = decisionsHash();
  hash.add(decisions);
  return hash.digest();
}

describe("hash of the decisions", () => {
  it("is SHA-256 over one line for each", () => {
    expect(hashOf(DECISIONS)).to.equal(sha256("a,accepted,,false\nb,rejected,PAYER_FROZEN,true\n"));
  });

  it("takes them as they come, and can be read on the way", () => {
    const hash = decisionsHash();
    for (const decision of DECISIONS) {
      hash.add([decision]);
      hash.digest();
    }
    expect(hash.digest()).to.equal(hashOf(DECISIONS));
  });

  it("changes with the order, a reason or a replay", () => {
    const [first, second] = DECISIONS as readonly [Decision, Decision];
    const others = [
      [second, first],
      [first, { ...second, reason: "PAYEE_FROZEN" as const }],
      [{ ...first, replayed: true }, second],
      [first],
    ] as readonly (readonly Decision[])[];
    for (const other of others) expect(hashOf(other)).to.not.equal(hashOf(DECISIONS));
  });
});

describe("hash of the end state", () => {
  it("is SHA-256 over the sorted lines, in whatever order they are read", () => {
    expect(endStateHash(CLAIMS)).to.equal(sha256("alipay,ann,wallet,10\ntenpay,bo,wallet,5\n"));
    expect(endStateHash(CLAIMS.toReversed())).to.equal(endStateHash(CLAIMS));
  });

  it("changes with one fen", () => {
    const [first, second] = CLAIMS as readonly [Claim, Claim];
    expect(endStateHash([first, { ...second, amount: 11n }])).to.not.equal(endStateHash(CLAIMS));
  });
});
