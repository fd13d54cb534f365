import { expect } from "chai";

import { demonstrationKey, signInstruction } from "../../../src/scenario/keys.ts";
import { errorOf } from "../../scenario/support/faults.ts";
import { CLOSES_AT, KEY_SEED, OPENS_AT } from "../smallWorld.ts";
import { TERMS, referee, signed } from "./day.ts";

const STRANGER = demonstrationKey(KEY_SEED, "a stranger");

function forged(differing: Parameters<typeof signed>[0] = {}) {
  const instruction = signed(differing);
  return { ...instruction, signature: signInstruction(instruction, TERMS, STRANGER) };
}

describe("the referee's errors", () => {
  it("refuses a signature that isn't the payer's, in the contracts' form", async () => {
    const good = signed();
    const withV = (v: string) => ({ ...good, signature: good.signature.slice(0, -2) + v });
    const bad = [
      forged(),
      { ...good, signature: "0x" },
      { ...good, signature: "" },
      { ...good, amount: 11n },
      { ...good, payee: "shop" },
      { ...good, id: "p2" },
      // recovery values that ethers reads as 27 or 28, and the contracts don't
      ...["00", "01", "25", "26"].map(withV),
    ];
    for (const instruction of bad) {
      const rail = referee("gross");
      expect((await errorOf(() => rail.settle([instruction]))).code, instruction.signature).to.equal(
        "INVALID_SIGNATURE",
      );
    }
  });

  it("takes an authorisation up to and including its last second", async () => {
    const terms = { ...TERMS, validUntilSeconds: OPENS_AT + 10 };
    const rail = referee("gross", terms);
    const [decision] = await rail.settle([signed({ atSeconds: OPENS_AT + 10 }, terms)]);
    expect(decision?.status).to.equal("accepted");
    const late = signed({ id: "p2", atSeconds: OPENS_AT + 11 }, terms);
    expect((await errorOf(() => rail.settle([late]))).code).to.equal("EXPIRED");
  });

  it("refuses an id with other contents, and takes it again with the same", async () => {
    const rail = referee("gross");
    await rail.settle([signed()]);
    for (const other of [{ amount: 11n }, { payee: "shop" }, { payer: "bo", payee: "ann" }]) {
      expect((await errorOf(() => rail.settle([signed(other)]))).code).to.equal("ID_REUSED");
    }
    expect(await rail.settle([signed({ atSeconds: OPENS_AT + 5 })])).to.deep.equal([
      { id: "p1", status: "accepted", replayed: true },
    ]);
  });

  it("looks at the validity first, then at the signature, then at the id, then at the rules", async () => {
    const rail = referee("gross");
    await rail.settle([signed()]);
    const late = { atSeconds: CLOSES_AT + 1, amount: 1_000n };
    expect((await errorOf(() => rail.settle([forged(late)]))).code).to.equal("EXPIRED");
    expect((await errorOf(() => rail.settle([forged({ amount: 1_000n })]))).code).to.equal(
      "INVALID_SIGNATURE",
    );
    expect((await errorOf(() => rail.settle([signed({ amount: 1_000n })]))).code).to.equal("ID_REUSED");
    const [decision] = await rail.settle([signed({ id: "p2", amount: 1_000n })]);
    expect(decision).to.deep.equal({
      id: "p2",
      status: "rejected",
      reason: "INSUFFICIENT_BALANCE",
      replayed: false,
    });
  });

  it("consumes an id by a refusal, and not by an error", async () => {
    const rail = referee("gross");
    await rail.settle([signed({ amount: 1_000n })]);
    expect((await errorOf(() => rail.settle([signed()]))).code).to.equal("ID_REUSED");
    await errorOf(() => rail.settle([forged({ id: "p2" })]));
    const [decision] = await rail.settle([signed({ id: "p2", payee: "shop" })]);
    expect(decision).to.deep.equal({ id: "p2", status: "accepted", replayed: false });
  });

  it("leaves the whole list undone if one of it is an error", async () => {
    const rail = referee("net");
    const before = await rail.claims();
    const lists = [
      [signed(), forged({ id: "p2" })],
      [signed(), signed({ amount: 11n })],
      [signed(), signed({ id: "p2", atSeconds: CLOSES_AT + 1 })],
    ];
    for (const list of lists) {
      await errorOf(() => rail.settle(list));
      expect(await rail.claims()).to.deep.equal(before);
    }
    expect(await rail.settle([signed()])).to.deep.equal([{ id: "p1", status: "accepted", replayed: false }]);
  });
});
