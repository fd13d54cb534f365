import { expect } from "chai";
import { Signature, SigningKey, TypedDataEncoder, computeAddress, id as keccakOfText, toBeHex } from "ethers";

import { ALIPAY_2_STATEMENTS } from "../../src/scenario/alipay2/statements.ts";
import { digestOf, typedDataOf } from "../../src/scenario/authorisation.ts";
import { INSTRUCTION_KINDS } from "../../src/scenario/instructions.ts";
import { signDigest, signerOf } from "../../src/scenario/signatures.ts";

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const KEY = new SigningKey(keccakOfText("a key"));
const SIGNER = computeAddress(KEY.publicKey);
const DIGEST = keccakOfText("a digest");

describe("signatures", () => {
  it("are those that ethers makes, byte for byte", () => {
    expect(signDigest(DIGEST, KEY.privateKey)).to.equal(KEY.sign(DIGEST).serialized);
  });

  it("give back the signer's checksummed address", () => {
    expect(signerOf(DIGEST, signDigest(DIGEST, KEY.privateKey))).to.equal(SIGNER);
  });

  it("give another address over another digest", () => {
    expect(signerOf(keccakOfText("other"), signDigest(DIGEST, KEY.privateKey))).to.not.equal(SIGNER);
  });

  it("aren't taken in the forms that the contracts refuse: high s, v of 0 or 1, compact, anything else", () => {
    const { r, s, v, serialized, compactSerialized } = Signature.from(KEY.sign(DIGEST).serialized);
    const highS = toBeHex(ORDER - BigInt(s), 32);
    const flipped = v === 27 ? "1c" : "1b";
    const refused = [
      `${r}${highS.slice(2)}${flipped}`,
      `${serialized.slice(0, -2)}${v === 27 ? "00" : "01"}`,
      compactSerialized,
      "0x",
      "not hex",
      `0x${"00".repeat(64)}1b`,
      `0x${"ff".repeat(64)}1b`,
    ];
    for (const signature of refused) expect(signerOf(DIGEST, signature), signature).to.equal(undefined);
  });
});

describe("the digest of an instruction", () => {
  const terms = {
    domain: { name: "Wallet Yuan", version: "1", chainId: 7, verifyingContract: SIGNER },
    statements: ALIPAY_2_STATEMENTS,
    validUntilSeconds: 1_573_488_000,
    addressOf: (participant: string) => computeAddress(keccakOfText(participant)),
  };

  for (const kind of INSTRUCTION_KINDS) {
    it(`is the EIP-712 hash of what a wallet shows for a ${kind}`, () => {
      const instruction = { id: "i1", atSeconds: 0, kind, payer: "a", payee: "b", amount: 5n };
      const { domain, types, value } = typedDataOf(instruction, terms);
      expect(digestOf(instruction, terms)).to.equal(TypedDataEncoder.hash(domain, types, value));
    });
  }
});
