import { expect } from "chai";

import { type TradeRow, carryOut, divide, lapse, refusalTo } from "../../../src/centralized/escrow/rules.ts";
import { TRADE_ACTS } from "../../../src/catalogue/tradeStates.ts";
import { type ModelTrade, award, perform, silence } from "../../../src/comparison/escrow/model.ts";
import {
  CLAIMS,
  NOW,
  PRICE,
  SHORT_TERMS,
  explore,
  firstWorld,
  keyOf,
} from "../../comparison/escrow/explore.ts";

const AMOUNTS = [0n, ...CLAIMS, PRICE + 1n];

/** A trade of the model as the books' row, before anything of it is paid. */
function rowOf(trade: ModelTrade): TradeRow {
  const { state, deadline, delivery, shipped, extended, claims, claim, shares, priceFen: price } = trade;
  const due = {
    toBuyer: shares?.buyerFen ?? 0n,
    toSeller: shares?.sellerFen ?? 0n,
    fee: shares?.feeFen ?? 0n,
  };
  const open = {
    claim: claim?.fen ?? 0n,
    goods: claim?.againstGoods ?? false,
    remaining: claim?.stoppedWith ?? 0,
  };
  const same = { state, deadline, delivery, shipped, extended, claims, price };
  return { id: "t", buyer: "b", seller: "s", payouts: 0, ...same, ...open, ...due };
}

describe("the books' rules for trades", () => {
  const trades = new Map<string, ModelTrade>();
  for (const { world } of explore().values()) {
    trades.set(keyOf({ ...firstWorld(), trade: world.trade }), world.trade);
  }

  it("do in every state that can be reached, with every act and amount, what the model says", () => {
    let compared = 0;
    for (const trade of trades.values()) {
      for (const act of TRADE_ACTS) {
        for (const amount of AMOUNTS) {
          const what = `${act} ${amount} in ${keyOf({ ...firstWorld(), trade })}`;
          const ripe = silence(trade, SHORT_TERMS, NOW);
          const expected = perform(ripe, act, amount, SHORT_TERMS, NOW);
          const row = rowOf(trade);
          lapse(row, SHORT_TERMS, NOW);
          const refusal = refusalTo(row, act, amount);
          expect(refusal, what).to.equal(typeof expected === "string" ? expected : "NONE");
          if (typeof expected !== "string") carryOut(row, act, amount, SHORT_TERMS, NOW);
          // plain equality first: a deep one of a hundred thousand fields takes its time
          const wanted = rowOf(typeof expected === "string" ? ripe : expected);
          if (!isSame(row, wanted)) expect(row, what).to.deep.equal(wanted);
          compared += 1;
        }
      }
    }
    expect(compared).to.be.greaterThan(20_000);
  });

  it("lapse as silence does, and divide as the arbiter does", () => {
    for (const trade of trades.values()) {
      for (const steps of [0, 1, 2, 3, 20]) {
        const row = rowOf(trade);
        lapse(row, SHORT_TERMS, NOW + steps);
        expect(row).to.deep.equal(rowOf(silence(trade, SHORT_TERMS, NOW + steps)));
      }
      if (trade.state !== "IN_ARBITRATION") continue;
      for (const amount of [0n, 1n, PRICE]) {
        const row = rowOf(trade);
        divide(row, amount, SHORT_TERMS);
        expect(row).to.deep.equal(rowOf(award(trade, amount, SHORT_TERMS)));
      }
    }
  });
});

function isSame(a: TradeRow, b: TradeRow): boolean {
  return (Object.keys(b) as (keyof TradeRow)[]).every((name) => a[name] === b[name]);
}
