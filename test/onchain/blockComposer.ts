import { expect } from "chai";

import { dependenciesOf } from "../../src/onchain/alipay2/routing.ts";
import { BlockComposer } from "../../src/onchain/blockComposer.ts";
import type { InstructionKind, SignedInstruction } from "../../src/scenario/instructions.ts";

let count = 0;
function instruction(kind: InstructionKind, payer: string, payee: string, atSeconds = 0): SignedInstruction {
  return { id: `i${count++}`, atSeconds, kind, payer, payee, amount: 1n, signature: "0x" };
}

describe("composing blocks", () => {
  const composing = (keepsOrder: boolean, ...group: [SignedInstruction, string][]) => {
    const composer = new BlockComposer(keepsOrder, dependenciesOf);
    for (const [one, sender] of group) composer.join(one, sender);
    return composer;
  };

  it("puts at most a hundred instructions into one", () => {
    const composer = new BlockComposer(true, dependenciesOf);
    for (let i = 0; i < 99; i += 1) composer.join(instruction("payment", "a", "b"), "alipay");
    const next = instruction("payment", "a", "b");
    expect(composer.mayJoin(next, "alipay")).to.equal(true);
    composer.join(next, "alipay");
    expect(composer.mayJoin(next, "alipay")).to.equal(false);
    expect(composer.take().group).to.have.length(100);
    expect(composer.isEmpty).to.equal(true);
    expect(composer.mayJoin(next, "alipay")).to.equal(true);
  });

  it("keeps one within an hour of the scenario", () => {
    const composer = composing(true, [instruction("payment", "a", "b", 3_599), "alipay"]);
    expect(composer.mayJoin(instruction("payment", "a", "b", 3_599), "alipay")).to.equal(true);
    expect(composer.mayJoin(instruction("payment", "a", "b", 3_600), "alipay")).to.equal(false);
  });

  it("lets a bank see what became of a deposit before it decides on it again", () => {
    for (const earlier of [instruction("top_up", "icbc", "a"), instruction("withdrawal", "a", "icbc")]) {
      const composer = composing(true, [earlier, "icbc"]);
      expect(composer.mayJoin(instruction("top_up", "icbc", "a"), "icbc"), earlier.kind).to.equal(false);
      expect(composer.mayJoin(instruction("top_up", "icbc", "b"), "icbc"), earlier.kind).to.equal(true);
    }
  });

  it("keeps instructions of different senders on one account apart where order isn't kept", () => {
    const earlier: [SignedInstruction, string] = [instruction("payment", "a", "b"), "alipay"];
    const onSame = instruction("payment", "c", "b");
    expect(composing(false, earlier).mayJoin(onSame, "tenpay")).to.equal(false);
    expect(composing(false, earlier).mayJoin(onSame, "alipay")).to.equal(true);
    expect(composing(false, earlier).mayJoin(instruction("payment", "c", "d"), "tenpay")).to.equal(true);
    expect(composing(true, earlier).mayJoin(onSame, "tenpay")).to.equal(true);
  });
});
