import { expect } from "chai";

import { PreparedQueue } from "../../../src/comparison/timed/preparedQueue.ts";
import { storeSigned } from "../../../src/comparison/timed/signedDay.ts";
import type { SignedInstruction } from "../../../src/scenario/instructions.ts";
import { stream } from "./queueingRail.ts";

describe("instructions prepared ahead", () => {
  const COUNT = 1_000;
  const ALL = Array.from({ length: COUNT }, (_, place) => numbered(place));

  it("come in order, each prepared once before it is handed out, and never more than there is room for", async () => {
    let [prepared, taken, mostAhead] = [0, 0, 0];
    const prepare = async (window: readonly SignedInstruction[]) => {
      await new Promise((resolve) => setImmediate(resolve));
      for (const { id } of window) expect(id).to.equal(`i${prepared++}`);
      mostAhead = Math.max(mostAhead, prepared - taken);
    };
    const queue = new PreparedQueue({ prepare }, stream(ALL), 300);
    await queue.fill();
    expect(prepared).to.equal(300);
    for (let next = await queue.next(); next !== undefined; next = await queue.next()) {
      expect(next.id).to.equal(`i${taken}`);
      taken += 1;
      expect(prepared).to.be.at.least(taken);
    }
    expect(taken).to.equal(COUNT);
    expect(mostAhead).to.be.at.most(300);
    expect(await queue.next()).to.equal(undefined);
  });

  it("bring a failure to prepare up after everything that was prepared before", async () => {
    const fault = new Error("no such key");
    let windows = 0;
    const prepare = () => ((windows += 1) > 2 ? Promise.reject(fault) : Promise.resolve());
    const queue = new PreparedQueue({ prepare }, stream(ALL), 250);
    await queue.fill();
    let taken = 0;
    const drain = async () => {
      while ((await queue.next()) !== undefined) taken += 1;
    };
    const cause = await drain().then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(cause).to.equal(fault);
    expect(taken).to.equal(500);
  });

  it("are read back from disk as they were, as often as is asked", async () => {
    const day = await storeSigned(stream(ALL));
    try {
      expect(day.count).to.equal(COUNT);
      for (let pass = 0; pass < 2; pass += 1) {
        const found: SignedInstruction[] = [];
        for await (const instruction of day.read()) found.push(instruction);
        expect(found).to.deep.equal(ALL);
      }
      for await (const { id } of day.read()) if (id === "i3") break;
    } finally {
      await day.close();
    }
  });

  it("leave no file behind when signing fails", async () => {
    async function* failing(): AsyncGenerator<SignedInstruction> {
      yield numbered(0);
      throw new Error("no such key");
    }
    const cause = await storeSigned(failing()).then(
      () => undefined,
      (thrown: Error) => thrown,
    );
    expect(cause?.message).to.equal("no such key");
  });
});

function numbered(place: number): SignedInstruction {
  const parties = { kind: "payment", payer: "ann", payee: "bo" } as const;
  return {
    id: `i${place}`,
    atSeconds: place,
    ...parties,
    amount: 2n ** 90n + BigInt(place),
    signature: "0x1b",
  };
}
