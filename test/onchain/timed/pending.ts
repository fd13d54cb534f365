import { expect } from "chai";

import { Pending } from "../../../src/onchain/timed/pending.ts";
import { errorOf } from "../../scenario/support/faults.ts";

const PATIENCE_MS = 1_000;
const ACCEPTED = { status: "accepted", replayed: false } as const;
const block = (hashes: string[], decided: string[]) => ({
  ...{ number: 1, seenAtMs: 7, hashes },
  outcomes: new Map(decided.map((hash) => [hash, ACCEPTED])),
});

describe("transactions on their way into a block", () => {
  let nowMs: number;
  let pending: Pending;

  beforeEach(() => {
    nowMs = 0;
    pending = new Pending(PATIENCE_MS, () => nowMs);
  });

  it("arrive with what they decided, or without if they were undone, and not before their block", async () => {
    const [decided, undone] = [pending.await("a"), pending.await("b")];
    const order: string[] = [];
    void decided.then(() => order.push("a"));
    pending.block(block(["x"], ["x"]));
    await Promise.resolve();
    expect(order).to.deep.equal([]);
    pending.block(block(["b", "a"], ["a"]));
    expect(await decided).to.deep.equal({ seenAtMs: 7, outcome: ACCEPTED });
    expect(await undone).to.deep.equal({ seenAtMs: 7 });
    expect(pending.isWaiting).to.equal(false);
  });

  it("are given up when patience is over, the others not, and the reason is said", async () => {
    const early = pending.await("early");
    nowMs = 400;
    const late = pending.await("late");
    nowMs = PATIENCE_MS;
    pending.tick(new Error("The node is gone."));
    const fault = await errorOf(() => early);
    expect(fault.code).to.equal("CHAIN_UNREACHABLE");
    expect(fault.message).to.contain("early").and.to.contain("1 seconds").and.to.contain("The node is gone.");
    pending.block(block(["late"], ["late"]));
    expect(await late).to.deep.equal({ seenAtMs: 7, outcome: ACCEPTED });
  });

  it("aren't given up while others arrive, however long the queue", async () => {
    const last = pending.await("last");
    for (const hash of ["a", "b", "c"]) {
      void pending.await(hash);
      nowMs += PATIENCE_MS - 1;
      pending.block(block([hash], [hash]));
      pending.tick();
    }
    expect(pending.isWaiting).to.equal(true);
    nowMs += PATIENCE_MS;
    pending.tick();
    expect((await errorOf(() => last)).code).to.equal("CHAIN_UNREACHABLE");
  });

  it("let whoever waits know when nothing is on its way any more", async () => {
    const arriving = pending.await("a");
    void pending.await("forgotten");
    let idle = false;
    const waiting = pending.idle().then(() => (idle = true));
    pending.block(block(["a"], ["a"]));
    await arriving;
    expect(idle).to.equal(false);
    pending.forget("forgotten");
    await waiting;
    await pending.idle();
  });

  it("are given up when the rail is closed", async () => {
    const fault = errorOf(() => pending.await("a"));
    pending.abandon();
    expect((await fault).code).to.equal("CHAIN_UNREACHABLE");
  });

  it("call whoever follows the blocks when the first sets out", () => {
    let woken = 0;
    pending.onFirst(() => (woken += 1));
    void pending.await("a");
    void pending.await("b");
    pending.block(block(["a", "b"], []));
    void pending.await("c");
    expect(woken).to.equal(2);
  });
});
