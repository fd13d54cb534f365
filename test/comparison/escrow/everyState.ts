import { expect } from "chai";

import type { TradeAct } from "../../../src/catalogue/tradeStates.ts";
import { TRADE_STATES } from "../../../src/catalogue/tradeStates.ts";
import { PRICE, type Transition, type World, explore, keyOf } from "./explore.ts";

const FINAL = ["FINISHED", "CLOSED"];
const BUYERS: readonly TradeAct[] = [
  ...(["PAY", "CONFIRM", "EXTEND", "ASK_REFUND", "ASK_RETURN"] as const),
  ...(["RETURN_GOODS", "WITHDRAW_CLAIM", "ESCALATE"] as const),
];
const SELLERS: readonly TradeAct[] = ["SHIP", "AGREE", "REFUSE", "REFUND"];

describe("every state that a secured trade can reach", () => {
  const states = explore();
  const worlds = [...states.values()];
  const isFinal = ({ trade }: World) => FINAL.includes(trade.state);
  const next = (world: World) => states.get(keyOf(world))?.transitions ?? [];
  const after = (world: World, what: Transition["what"]) => {
    const transition = next(world).find((candidate) => candidate.what === what);
    if (transition === undefined) throw new Error(`nothing is known of ${what}`);
    return transition.to;
  };
  /** Until nothing more happens of itself. */
  const left = (world: World): World => {
    const later = after(world, "time");
    return keyOf(later) === keyOf(world) ? world : left(later);
  };

  it(`includes each state of the catalogue (${states.size} in all)`, () => {
    const seen = new Set(worlds.map(({ world }) => world.trade.state));
    expect(TRADE_STATES.filter((state) => !seen.has(state))).to.deep.equal(["UNKNOWN"]);
  });

  it("has all the money where it belongs: in escrow, or in shares that add up to the price", () => {
    for (const { world } of worlds) {
      const { shares, state } = world.trade;
      const { buyerFen = 0n, sellerFen = 0n, feeFen = 0n } = shares ?? {};
      if (shares !== undefined) expect(buyerFen + sellerFen + feeFen, keyOf(world)).to.equal(PRICE);
      const isPaid = state !== "WAIT_BUYER_PAY" && (state !== "CLOSED" || shares !== undefined);
      const waiting = world.unpaid.reduce((sum, role) => sum + (shares?.[`${role}Fen`] ?? 0n), 0n);
      const due = shares === undefined ? (isPaid ? PRICE : 0n) : waiting;
      expect(world.inEscrow, keyOf(world)).to.equal(due);
    }
  });

  it("is left in the end, whatever anybody does: no path goes on for ever", () => {
    // supervisors may freeze and lift for ever, so states are taken together whoever is frozen in them
    const bare = ({ trade, unpaid, inEscrow }: World) =>
      keyOf({ trade, unpaid, inEscrow, buyerFrozen: false, sellerFrozen: false });
    const further = new Map<string, Set<string>>();
    for (const { world, transitions } of worlds) {
      const reached = further.get(bare(world)) ?? new Set();
      for (const { to } of transitions) if (bare(to) !== bare(world)) reached.add(bare(to));
      further.set(bare(world), reached);
    }
    const depths = new Map<string, number>();
    const depth = (key: string, path: ReadonlySet<string>): number => {
      if (path.has(key)) throw new Error(`a circle through ${key}`);
      const known = depths.get(key);
      if (known !== undefined) return known;
      const longer = new Set([...path, key]);
      const found = Math.max(
        0,
        ...[...(further.get(key) ?? [])].map((reached) => depth(reached, longer) + 1),
      );
      depths.set(key, found);
      return found;
    };
    expect(Math.max(...[...further.keys()].map((key) => depth(key, new Set())))).to.be.greaterThan(10);
  });

  it("is decided by time alone, whoever is frozen", () => {
    for (const { world } of worlds) {
      const end = left(world);
      expect(isFinal(end), keyOf(world)).to.equal(true);
      const waitFor = end.unpaid.every((role) =>
        role === "buyer" ? end.buyerFrozen : role === "seller" && end.sellerFrozen,
      );
      expect(waitFor, keyOf(end)).to.equal(true);
    }
  });

  it("keeps nobody's share because somebody else is frozen, and a frozen one's until the lift", () => {
    for (const { world } of worlds.filter(({ world: { trade } }) => trade.shares !== undefined)) {
      const buyerFree = after({ ...world, buyerFrozen: false }, "settle");
      expect(buyerFree.unpaid, keyOf(world)).not.to.include("buyer");
      const sellerFree = after({ ...world, sellerFrozen: false }, "settle");
      expect(sellerFree.unpaid, keyOf(world)).not.to.include("seller");
      expect(world.unpaid, keyOf(world)).not.to.include("fee");
    }
  });

  it("never changes once decided, save for shares that are paid", () => {
    for (const { world, transitions } of worlds.filter(({ world: { trade } }) => trade.deadline === 0)) {
      for (const { to } of transitions) expect(to.trade, keyOf(world)).to.deep.equal(world.trade);
    }
  });

  it("gives silence to the buyer before shipping, and to the seller after", () => {
    for (const { world } of worlds) {
      const { shares } = left(world).trade;
      if (world.trade.state === "WAIT_SELLER_SHIP") expect(shares?.buyerFen).to.equal(PRICE);
      if (world.trade.state === "WAIT_BUYER_CONFIRM") expect(shares?.buyerFen).to.equal(0n);
    }
  });

  it("lets a buyer who is sent nothing have all back by doing nothing, whatever the seller does", () => {
    const stay = worlds.filter(({ world: { trade } }) => trade.state === "WAIT_SELLER_SHIP");
    expect(stay.length).to.be.greaterThan(0);
    for (const { world, transitions } of stay) {
      for (const { to, what } of transitions) {
        if (!SELLERS.includes(what as TradeAct) || what === "SHIP") continue;
        expect(left(to).trade.shares?.buyerFen, `${what} in ${keyOf(world)}`).to.equal(PRICE);
      }
    }
  });

  it("lets a seller who answers be kept from the price by nobody but the arbiter", () => {
    // whatever the buyer does, the seller refuses each claim in time; the arbiter is silent
    const won = new Map<string, boolean>();
    const sellerWins = (world: World): boolean => {
      const key = keyOf(world);
      const known = won.get(key);
      if (known !== undefined) return known;
      const { state, shares, shipped } = world.trade;
      if (shares !== undefined) return shares.buyerFen === 0n;
      if (!shipped || state === "CLOSED") return true;
      const answers = ["WAIT_SELLER_ANSWER", "WAIT_SELLER_RECEIPT"].includes(state);
      const moves = answers
        ? [after(world, "REFUSE")]
        : next(world)
            .filter(({ what }) => what === "time" || BUYERS.includes(what as TradeAct))
            .map(({ to }) => to);
      const wins = moves.filter((to) => keyOf(to) !== key).every((to) => sellerWins(to));
      won.set(key, wins);
      return wins;
    };
    const shipped = worlds.filter(({ world: { trade } }) => trade.state === "WAIT_BUYER_CONFIRM");
    for (const { world } of shipped) expect(sellerWins(world), keyOf(world)).to.equal(true);
  });

  it("is never disposed of by who is frozen", () => {
    for (const { world, transitions } of worlds) {
      for (const { what, outcome } of transitions) {
        const frozen =
          (["PAY", "CONFIRM"].includes(what) && world.buyerFrozen) ||
          (["AGREE", "REFUND"].includes(what) && world.sellerFrozen);
        if (frozen) expect(outcome?.refusal, `${what} in ${keyOf(world)}`).not.to.equal("NONE");
      }
    }
  });
});
