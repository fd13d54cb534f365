import { expect } from "chai";
import { ZeroAddress } from "ethers";

import { REFUSALS } from "../../../src/catalogue/refusals.ts";
import { DELIVERIES, TRADE_ACTS, TRADE_STATES, type TradeAct } from "../../../src/catalogue/tradeStates.ts";
import { type ModelTrade, award, perform, silence } from "../../../src/comparison/escrow/model.ts";
import { openChain } from "../../behaviours/chain.ts";
import {
  CLAIMS,
  NOW,
  PRICE,
  SHORT_TERMS,
  explore,
  firstWorld,
  keyOf,
} from "../../comparison/escrow/explore.ts";

const chain = await openChain();
/** So that one call stays within the gas of a transaction. */
const BATCH = 150;
const DEEP = process.env["JIAOZI_TEST_DEPTH"] === "deep";
/** Of the 28,000 transitions the deep tier takes all; the quick one every so many, and fewer of those that are refused. */
const STRIDE = { carriedOut: DEEP ? 1 : 13, refused: DEEP ? 1 : 211 };
const AMOUNTS = [0n, ...CLAIMS, PRICE + 1n];
const UNPAID = { buyerFen: 1, sellerFen: 2, feeFen: 4 } as const;

/** A trade of the model as the contract stores it. */
function stored(trade: ModelTrade) {
  const { state, deadline, delivery, shipped, extended, claims, claim, shares } = trade;
  const unpaid = (Object.keys(UNPAID) as (keyof typeof UNPAID)[])
    .filter((share) => (shares?.[share] ?? 0n) > 0n)
    .reduce((mask, share) => mask | UNPAID[share], 0);
  return {
    buyer: ZeroAddress,
    amountFen: PRICE,
    termsNumber: 0n,
    seller: ZeroAddress,
    institutionId: 0n,
    state: BigInt(TRADE_STATES.indexOf(state)),
    delivery: BigInt(DELIVERIES.indexOf(delivery)),
    shipped,
    against: claim?.againstGoods ?? false,
    extended,
    claims: BigInt(claims),
    unpaid: BigInt(unpaid),
    deadline: BigInt(deadline),
    remaining: BigInt(claim?.stoppedWith ?? 0),
    claimFen: claim?.fen ?? 0n,
    buyerFen: shares?.buyerFen ?? 0n,
  };
}

interface Doing {
  readonly trade: ModelTrade;
  readonly kind: 0 | 1 | 2;
  readonly act: TradeAct;
  readonly amount: bigint;
}

/** Everything that can be tried in a trade, sensible or not. */
function doingsIn(trade: ModelTrade): readonly Doing[] {
  const acts = TRADE_ACTS.flatMap((act) =>
    AMOUNTS.map((amount) => ({ trade, kind: 0 as const, act, amount })),
  );
  const awards = trade.state !== "IN_ARBITRATION" || trade.deadline <= NOW ? [] : [0n, 1n, PRICE];
  const aged = [0, 1, 2, 3, 20].map((steps) => ({ ...trade, deadline: Math.max(trade.deadline - steps, 0) }));
  return [
    ...acts,
    ...awards.map((amount) => ({ trade, kind: 1 as const, act: "PAY" as const, amount })),
    ...aged.map((older) => ({ trade: older, kind: 2 as const, act: "PAY" as const, amount: 0n })),
  ];
}

function expectedOf({ trade, kind, act, amount }: Doing): { trade: ModelTrade; refusal: string } {
  const ripe = silence(trade, SHORT_TERMS, NOW);
  if (kind === 2) return { trade: ripe, refusal: "NONE" };
  if (kind === 1) return { trade: award(ripe, amount, SHORT_TERMS), refusal: "NONE" };
  const next = perform(ripe, act, amount, SHORT_TERMS, NOW);
  return typeof next === "string" ? { trade: ripe, refusal: next } : { trade: next, refusal: "NONE" };
}

describe("The contract's rules for trades", () => {
  it("do in every state that can be reached, with every act and amount, what the model says", async function () {
    this.timeout(600_000);
    const harness = await chain.ethers.deployContract("TradeRulesHarness");
    const byKey = new Map<string, ModelTrade>();
    for (const { world } of explore().values()) {
      byKey.set(keyOf({ ...firstWorld(), trade: world.trade }), world.trade);
    }
    const all = [...byKey.values()].flatMap((trade) => doingsIn(trade));
    const isCarriedOut = (doing: Doing) => expectedOf(doing).refusal === "NONE";
    const doings = [
      ...all.filter(isCarriedOut).filter((_doing, index) => index % STRIDE.carriedOut === 0),
      ...all.filter((doing) => !isCarriedOut(doing)).filter((_doing, index) => index % STRIDE.refused === 0),
    ];
    expect(all.length).to.be.greaterThan(20_000);
    for (let start = 0; start < doings.length; start += BATCH) {
      const batch = doings.slice(start, start + BATCH);
      const asked = batch.map((doing) => ({
        trade: stored(doing.trade),
        act: TRADE_ACTS.indexOf(doing.act),
        kind: doing.kind,
        amount: doing.amount,
      }));
      const [trades, refusals] = await harness.outcomesOf(asked, SHORT_TERMS, NOW);
      for (const [index, doing] of batch.entries()) {
        const expected = expectedOf(doing);
        const what = `${doing.act} ${doing.amount} (${doing.kind}) in ${doing.trade.state}`;
        expect(REFUSALS[Number(refusals[index])], what).to.equal(expected.refusal);
        const wanted = stored(expected.trade);
        const names = Object.keys(wanted) as (keyof typeof wanted)[];
        const found = Object.fromEntries(names.map((name) => [name, trades[index]?.[name]]));
        expect(found, what).to.deep.equal(wanted);
      }
    }
  });
});
