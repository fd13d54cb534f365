import { expect } from "chai";

import { claimLine } from "../../../src/comparison/hashes.ts";
import { sessionAt } from "../../../src/comparison/referee/sessions.ts";
import type { Rail } from "../../../src/scenario/rail.ts";
import { CLOSES_AT, OPENS_AT } from "../smallWorld.ts";
import { SESSIONS_PER_DAY, referee, signed } from "./day.ts";

const SESSION_SECONDS = (CLOSES_AT - OPENS_AT) / SESSIONS_PER_DAY;

async function linesOf(rail: Rail, ...instruments: readonly string[]): Promise<readonly string[]> {
  const claims = await rail.claims();
  return claims
    .filter(({ instrument }) => instruments.includes(instrument))
    .map(claimLine)
    .toSorted();
}

describe("net mode", () => {
  it("moves no central-bank money within a session, and shows what is due as clearing", async () => {
    const rail = referee("net");
    const before = await linesOf(rail, "client_reserve", "reserves");
    await rail.settle([
      signed({ id: "t1", kind: "top_up", payer: "icbc", payee: "ann", amount: 50n }),
      signed({ id: "p1", payer: "ann", payee: "bo", amount: 30n }),
      signed({ id: "w1", kind: "withdrawal", payer: "bo", payee: "cmb", amount: 5n }),
    ]);
    expect(await linesOf(rail, "client_reserve", "reserves")).to.deep.equal(before);
    expect(await linesOf(rail, "clearing")).to.deep.equal([
      "icbc,netsunion,clearing,50",
      "netsunion,alipay,clearing,20",
      "netsunion,cmb,clearing,5",
      "netsunion,tenpay,clearing,25",
    ]);
    expect(await linesOf(rail, "wallet")).to.include.members([
      "alipay,ann,wallet,120",
      "tenpay,bo,wallet,85",
    ]);
  });

  it("settles the multilateral net when a later session's first instruction is decided", async () => {
    const rail = referee("net");
    await rail.settle([signed({ amount: 30n })]);
    const last = OPENS_AT + SESSION_SECONDS - 1;
    await rail.settle([signed({ id: "p2", amount: 1n, atSeconds: last })]);
    expect(await linesOf(rail, "clearing")).to.deep.equal([
      "alipay,netsunion,clearing,31",
      "netsunion,tenpay,clearing,31",
    ]);
    await rail.settle([signed({ id: "p3", amount: 2n, atSeconds: last + 1 })]);
    expect(await linesOf(rail, "clearing")).to.deep.equal([
      "alipay,netsunion,clearing,2",
      "netsunion,tenpay,clearing,2",
    ]);
    expect(await linesOf(rail, "client_reserve")).to.deep.equal([
      "central-bank,alipay,client_reserve,139",
      "central-bank,tenpay,client_reserve,171",
    ]);
  });

  it("leaves no clearing after the day, and the same claims as gross mode", async () => {
    const [net, gross] = [referee("net"), referee("gross")];
    for (const rail of [net, gross]) {
      await rail.settle([signed({ amount: 30n })]);
      await rail.endDay();
    }
    expect(await linesOf(net, "clearing")).to.deep.equal([]);
    expect(await net.claims()).to.deep.equal(await gross.claims());
  });

  it("lets a bank spend what the open session owes it, and no more than its cap", async () => {
    const topUp = (id: string, amountFen: bigint) =>
      signed({ id, kind: "top_up", payer: "cmb", payee: "bo", amount: amountFen });
    const rail = referee("net");
    const decisions = await rail.settle([
      topUp("t1", 41n),
      topUp("t2", 40n),
      topUp("t3", 1n),
      signed({ id: "w1", kind: "withdrawal", payer: "bo", payee: "cmb", amount: 20n }),
      topUp("t4", 21n),
      topUp("t5", 20n),
    ]);
    expect(
      decisions.map((decision) => (decision.status === "rejected" ? decision.reason : "accepted")),
    ).to.deep.equal([
      "BANK_RESERVE_INSUFFICIENT",
      "accepted",
      "BANK_RESERVE_INSUFFICIENT",
      "accepted",
      "BANK_RESERVE_INSUFFICIENT",
      "accepted",
    ]);
  });

  it("clears nothing for payments within an institution, to oneself, or refused", async () => {
    const rail = referee("net");
    await rail.settle([
      signed({ id: "own", payee: "ann" }),
      signed({ id: "within", payee: "shop" }),
      signed({ id: "refused", payee: "eve" }),
    ]);
    expect(await linesOf(rail, "clearing")).to.deep.equal([]);
  });
});

describe("sessions", () => {
  const calendar = { sessionsPerDay: 3, opensAtSeconds: 1_000, closesAtSeconds: 1_100 };

  it("are equal parts of the day", () => {
    const moments = [1_000, 1_033, 1_034, 1_066, 1_067, 1_099];
    expect(moments.map((moment) => sessionAt(moment, calendar))).to.deep.equal([0, 0, 1, 1, 2, 2]);
  });

  it("take moments outside the day as its first and last", () => {
    expect(sessionAt(0, calendar)).to.equal(0);
    expect(sessionAt(1_100, calendar)).to.equal(2);
    expect(sessionAt(9_999, calendar)).to.equal(2);
  });
});
