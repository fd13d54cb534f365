import { expect } from "chai";

import { type Step, stepsOf } from "../../src/comparison/steps.ts";
import type { SignedInstruction } from "../../src/scenario/instructions.ts";
import type { Measure } from "../../src/scenario/measures.ts";
import { walletKeys } from "../../src/scenario/walletKeys.ts";

function instruction(atSeconds: number, index: number): SignedInstruction {
  const parties = { kind: "payment", payer: "ann", payee: "bo" } as const;
  return { id: `i${index}`, atSeconds, ...parties, amount: 1n, signature: "0x" };
}

function measure(atSeconds: number, kind: Measure["kind"] = "freeze", subject = "ann"): Measure {
  return { reference: `m${atSeconds}`, atSeconds, kind, by: "freeze", subject, amount: 0n };
}

async function* stream<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

function inShort(step: Step): string | number {
  return "measure" in step ? step.measure.reference : step.batch.length;
}

async function stepsThrough(seconds: readonly number[], measures: readonly Measure[]) {
  return (await Array.fromAsync(stepsOf(stream(seconds.map(instruction)), measures))).map(inShort);
}

describe("measures between instructions", () => {
  it("come before the first instruction of their second, and after all that came earlier", async () => {
    const steps = await stepsThrough([1, 2, 2, 3], [measure(2), measure(3)]);
    expect(steps).to.deep.equal([1, "m2", 2, "m3", 1]);
  });

  it("come in their order where nothing stands between them, before the day's first and after its last", async () => {
    const steps = await stepsThrough([5], [measure(1), measure(2), measure(6), measure(7)]);
    expect(steps).to.deep.equal(["m1", "m2", 1, "m6", "m7"]);
    expect(await stepsThrough([], [measure(1)])).to.deep.equal(["m1"]);
  });

  it("leave batches as they are but for the cut", async () => {
    const seconds = Array.from({ length: 600 }, (_, second) => second);
    expect(await stepsThrough(seconds, [])).to.deep.equal([250, 250, 100]);
    expect(await stepsThrough(seconds, [measure(250), measure(260)])).to.deep.equal([
      250,
      "m250",
      10,
      "m260",
      250,
      90,
    ]);
  });
});

describe("keys of wallets that are replaced", () => {
  const keyNameOf = walletKeys([
    measure(5, "replace_wallet"),
    measure(6, "freeze"),
    measure(9, "replace_wallet"),
    measure(9, "replace_wallet", "bo"),
  ]);

  it("are the new ones from the second of the replacement on", () => {
    const names = [undefined, 4, 5, 8, 9].map((second) => keyNameOf("ann", second));
    expect(names).to.deep.equal(["ann", "ann", "ann/wallet/2", "ann/wallet/2", "ann/wallet/3"]);
  });

  it("are each holder's own", () => {
    expect([8, 9].map((second) => keyNameOf("bo", second))).to.deep.equal(["bo", "bo/wallet/2"]);
    expect(keyNameOf("cai", 9)).to.equal("cai");
  });
});
