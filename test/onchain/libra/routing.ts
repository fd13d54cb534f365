import { expect } from "chai";

import { BlockComposer } from "../../../src/onchain/blockComposer.ts";
import { dependenciesOf, senderOf } from "../../../src/onchain/libra/routing.ts";
import type { InstructionKind, SignedInstruction } from "../../../src/scenario/instructions.ts";
import { libraDay } from "../../../src/scenario/libra/libraDay.ts";
import { DEFAULT_LIBRA } from "../../../src/scenario/libra/parameters.ts";
import { libraTerms } from "../../../src/scenario/libra/sign.ts";
import { CLOSES_AT, KEY_SEED, smallWorld } from "../../comparison/smallWorld.ts";

const COIN = `0x${"22".repeat(20)}`;
const participants = smallWorld();
const domain = { name: "Libra USD", version: "1", chainId: 1, verifyingContract: COIN };
const terms = libraTerms({ participants, keySeed: KEY_SEED, closesAtSeconds: CLOSES_AT }, domain);
const destination = { coin: COIN, day: libraDay(participants), terms, keySeed: KEY_SEED };

let count = 0;
function order(kind: InstructionKind, payer: string, payee: string): SignedInstruction {
  return { id: `i${count++}`, atSeconds: 0, kind, payer, payee, amount: 1n, signature: "0x" };
}

/** Whether the second may share a block with the first. */
function mayFollow(
  first: SignedInstruction,
  second: SignedInstruction,
  keepsOrder = true,
  day = destination.day,
): boolean {
  const composer = new BlockComposer(keepsOrder, (one) => dependenciesOf(one, { terms, day }));
  composer.join(first, senderOf(first, destination));
  return composer.mayJoin(second, senderOf(second, destination));
}

describe("blocks of ≋USD", () => {
  it("have the very second of what windows or sums count, and nothing counted of another", () => {
    const travelRule = { thresholdMicro: 1n, pairSums: true };
    const day = libraDay(participants, { ...DEFAULT_LIBRA, travelRule });
    const at = (atSeconds: number, one: SignedInstruction) => ({ ...one, atSeconds });
    const within = at(1, order("payment", "ann", "shop"));
    const across = at(2, order("payment", "ann", "bo"));
    const later = at(3, order("payment", "cai", "ann"));
    expect(mayFollow(across, later, true, day)).to.equal(false);
    expect(mayFollow(across, later)).to.equal(true);
    expect(mayFollow(across, at(2, later), true, day)).to.equal(true);
    expect(mayFollow(across, at(3, within), true, day)).to.equal(true);
    const composer = new BlockComposer(true, (one) => dependenciesOf(one, { terms, day }));
    for (const one of [within, across, at(3, within)]) composer.join(one, "alipay");
    expect(composer.take()).to.deep.include({ atSeconds: 2, isExact: true });
    composer.join(within, "alipay");
    expect(composer.take()).to.deep.include({ atSeconds: 1, isExact: false });
  });

  it("let the dealer see what became of a holder's deposit before it sells again", () => {
    for (const first of [order("top_up", "icbc", "ann"), order("withdrawal", "ann", "icbc")]) {
      expect(mayFollow(first, order("top_up", "icbc", "ann")), first.kind).to.equal(false);
      expect(mayFollow(first, order("top_up", "icbc", "cai")), first.kind).to.equal(true);
    }
  });

  it("let the dealer see what became of its own deposit at a bank before it buys again there", () => {
    for (const first of [order("top_up", "cmb", "bo"), order("withdrawal", "bo", "cmb")]) {
      expect(mayFollow(first, order("withdrawal", "shop", "cmb")), first.kind).to.equal(false);
      expect(mayFollow(first, order("withdrawal", "ann", "icbc")), first.kind).to.equal(true);
    }
  });

  it("don't hold up payments", () => {
    expect(mayFollow(order("withdrawal", "bo", "cmb"), order("payment", "bo", "ann"))).to.equal(true);
    expect(mayFollow(order("payment", "bo", "ann"), order("top_up", "icbc", "ann"))).to.equal(true);
  });

  it("keep apart what the dealer and VASPs send where order isn't kept", () => {
    const sale = order("top_up", "icbc", "ann");
    expect(mayFollow(sale, order("top_up", "icbc", "cai"), false)).to.equal(true);
    expect(mayFollow(sale, order("payment", "ann", "bo"), false)).to.equal(false);
    expect(mayFollow(sale, order("withdrawal", "bo", "cmb"), false)).to.equal(false);
    expect(mayFollow(sale, order("payment", "bo", "cai"), false)).to.equal(true);
  });
});
