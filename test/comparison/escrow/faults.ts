import { expect } from "chai";

import type { JiaoziError } from "../../../src/catalogue/errors.ts";
import type { EscrowRail } from "../../../src/scenario/escrow/rail.ts";
import { type EscrowTerms, signTrade } from "../../../src/scenario/escrow/statements.ts";
import type { EscrowEvent, TradeInstruction } from "../../../src/scenario/escrow/trades.ts";
import { KEY_SEED, OPENS } from "./randomTrades.ts";

const ORDER = {
  ...({ kind: "order", id: "o1", atSeconds: OPENS + 60, buyer: "alice", seller: "carol" } as const),
  ...({ amountFen: 100n, delivery: "EXPRESS" } as const),
};
const PAY = {
  ...({ kind: "act", id: "p1", atSeconds: OPENS + 120, trade: "o1" } as const),
  ...({ party: "alice", act: "PAY", amountFen: 100n } as const),
};

/** What every rail must stop, each with its code; then the same ids work. */
export async function refusesFaults(rail: EscrowRail, terms: EscrowTerms): Promise<void> {
  const sign = (instruction: TradeInstruction) => signTrade(instruction, terms, KEY_SEED);
  let clock = OPENS;
  const codeOf = async (event: EscrowEvent, atSeconds = (clock += 10)) => {
    const fault = await rail.handle({ ...event, atSeconds }).then(
      () => undefined,
      (error: unknown) => error as JiaoziError,
    );
    return fault?.code;
  };
  const forged = { ...ORDER, signature: sign({ ...ORDER, amountFen: 1n }).signature };
  expect(await codeOf(forged)).to.equal("INVALID_SIGNATURE");
  expect(await codeOf(sign({ ...ORDER, seller: "alice" }))).to.equal("BAD_FIELD");
  expect(await codeOf(sign({ ...ORDER, amountFen: 0n }))).to.equal("BAD_FIELD");
  expect(await codeOf(sign({ ...ORDER, amountFen: 2n ** 64n }))).to.equal("BAD_FIELD");
  expect(await codeOf(sign({ ...ORDER, buyer: "nobody" }))).to.equal("UNKNOWN_PARTICIPANT");
  expect(await codeOf(sign(PAY))).to.equal("BAD_FIELD");
  expect(await codeOf({ kind: "settle", trade: "o1", atSeconds: OPENS })).to.equal("BAD_FIELD");

  expect(await codeOf(sign({ ...ORDER }))).to.equal(undefined);
  expect(await codeOf(sign({ ...ORDER, amountFen: 7n }))).to.equal("ID_REUSED");
  const { SHIP, stranger } = { SHIP: { ...PAY, act: "SHIP" } as const, stranger: { ...PAY, party: "bob" } };
  expect(await codeOf(sign({ ...SHIP, amountFen: 0n }))).to.equal("BAD_FIELD");
  expect(await codeOf(sign({ ...stranger }))).to.equal("BAD_FIELD");
  expect(await codeOf(sign({ ...PAY }))).to.equal(undefined);
  expect(await codeOf(sign({ ...PAY, id: "late" }), terms.validUntilSeconds + 1)).to.equal("EXPIRED");
  const { wallets, escrow } = await rail.holdings();
  expect([wallets.get("alice"), escrow.get("alipay")]).to.deep.equal([4_900n, 100n]);
}
