import { expect } from "chai";

import type { Books } from "../../../src/centralized/schemes/books.ts";
import type { SignedInstruction } from "../../../src/scenario/instructions.ts";
import { expectError } from "../expectError.ts";
import { CLOSES_AT_SECONDS, openSmallDay, signed } from "./smallDay.ts";

describe("alipay-2.0 in books: authorised and idempotent", () => {
  let books: Books;
  beforeEach(async () => {
    books = await openSmallDay("gross");
  });

  /** None of the instructions is decided, wherever the error stands among them. */
  const expectNothing = async (
    instructions: readonly SignedInstruction[],
    code: Parameters<typeof expectError>[1],
  ) => {
    const before = await books.claims();
    await expectError(() => books.settle(instructions), code);
    expect(await books.claims()).to.deep.equal(before);
  };
  const good = () => signed("payment", "ada", "bo", 1n);

  it("the payer signs: the bank for a top-up, the holder otherwise", async () => {
    await expectNothing([good(), signed("payment", "ada", "bo", 1n, { signer: "bo" })], "INVALID_SIGNATURE");
    await expectNothing([signed("top_up", "icbc", "ada", 1n, { signer: "ada" })], "INVALID_SIGNATURE");
    await expectNothing([signed("withdrawal", "ada", "icbc", 1n, { signer: "icbc" })], "INVALID_SIGNATURE");
    await expectNothing([{ ...good(), signature: "0x" }], "INVALID_SIGNATURE");
    await expectNothing([{ ...good(), amount: 2n }], "INVALID_SIGNATURE");
  });

  it("an authorisation may be used up to and including its last second", async () => {
    const last = signed("payment", "ada", "bo", 1n, { atSeconds: CLOSES_AT_SECONDS });
    expect(await books.settle([last])).to.have.nested.property("[0].status", "accepted");
    await expectNothing(
      [good(), signed("payment", "ada", "bo", 1n, { atSeconds: CLOSES_AT_SECONDS + 1 })],
      "EXPIRED",
    );
  });

  it("expired goes before the signature, the signature before the id", async () => {
    const used = good();
    await books.settle([used]);
    const late = { atSeconds: CLOSES_AT_SECONDS + 1 };
    await expectNothing([signed("payment", "ada", "bo", 1n, { ...late, signer: "bo" })], "EXPIRED");
    await expectNothing(
      [signed("payment", "ada", "bo", 2n, { id: used.id, signer: "bo" })],
      "INVALID_SIGNATURE",
    );
    await expectNothing([{ ...used, ...late }], "EXPIRED");
  });

  it("malformed instructions are errors", async () => {
    await expectNothing([signed("payment", "ada", "nobody", 1n)], "UNKNOWN_PARTICIPANT");
    await expectNothing([signed("payment", "ada", "icbc", 1n)], "UNKNOWN_PARTICIPANT");
    await expectNothing([signed("top_up", "ada", "bo", 1n)], "UNKNOWN_PARTICIPANT");
    await expectNothing([signed("payment", "ada", "bo", 0n)], "BAD_FIELD");
    await expectNothing([signed("payment", "ada", "bo", 2n ** 96n)], "BAD_FIELD");
  });

  it("repeats the first decision for the same contents, in the same call and later", async () => {
    const [yes, no] = [signed("payment", "ada", "bo", 600n), signed("payment", "ada", "bo", 401n)];
    const accepted = { id: yes.id, status: "accepted" };
    const rejected = { id: no.id, status: "rejected", reason: "INSUFFICIENT_BALANCE" };
    expect(await books.settle([yes, no, yes, no])).to.deep.equal([
      { ...accepted, replayed: false },
      { ...rejected, replayed: false },
      { ...accepted, replayed: true },
      { ...rejected, replayed: true },
    ]);
    const after = await books.claims();
    // there is enough for it now, but the refusal consumed the id
    await books.settle([signed("payment", "bo", "ada", 1_000n)]);
    expect(await books.settle([no, good(), yes])).to.deep.include.members([
      { ...rejected, replayed: true },
      { ...accepted, replayed: true },
    ]);
    expect(after).to.deep.include({ issuer: "alipay", holder: "ada", instrument: "wallet", amount: 400n });
  });

  it("the same id with other contents is an error, in the same call and later", async () => {
    const first = signed("payment", "ada", "bo", 1n);
    const other = signed("payment", "ada", "bo", 2n, { id: first.id });
    await expectNothing([first, other], "ID_REUSED");
    await books.settle([first]);
    await expectNothing([good(), other], "ID_REUSED");
    await expectNothing([signed("withdrawal", "ada", "icbc", 1n, { id: first.id })], "ID_REUSED");
  });

  it("settles one instruction once when it is sent several times at the same moment", async () => {
    const one = signed("payment", "ada", "bo", 600n);
    const decisions = (await Promise.all([1, 2, 3].map(() => books.settle([one])))).flat();
    expect(decisions.map(({ status }) => status)).to.deep.equal(["accepted", "accepted", "accepted"]);
    expect(decisions.filter(({ replayed }) => !replayed)).to.have.length(1);
  });
});
