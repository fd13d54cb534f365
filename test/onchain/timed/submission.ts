import { expect } from "chai";

import { JiaoziError } from "../../../src/catalogue/errors.ts";
import type { RpcAnswer, RpcCall } from "../../../src/onchain/timed/jsonRpc.ts";
import { Submission } from "../../../src/onchain/timed/submission.ts";
import { errorOf } from "../../scenario/support/faults.ts";

const LIMITS = { batch: 3, requests: 2, inFlight: 8 };
const transaction = (name: string) => ({ raw: name, hash: `hash of ${name}` });

/** A node that answers when the test says so. */
class SlowNode {
  readonly asked: {
    raws: string[];
    answer: (with_: (raw: string) => RpcAnswer) => void;
    fail: () => void;
  }[] = [];

  ask(calls: readonly RpcCall[]): Promise<readonly RpcAnswer[]> {
    return new Promise((resolve, reject) => {
      const raws = calls.map(({ params }) => String(params[0]));
      this.asked.push({
        raws,
        answer: (with_) => resolve(raws.map(with_)),
        fail: () => reject(new JiaoziError("CHAIN_UNREACHABLE", "gone", "wait")),
      });
    });
  }

  get raws(): string[][] {
    return this.asked.map(({ raws }) => raws);
  }
}

const taken = (): RpcAnswer => ({ result: "0x" });
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("submission of transactions", () => {
  let node: SlowNode;
  let submission: Submission;

  beforeEach(() => {
    node = new SlowNode();
    submission = new Submission(node, LIMITS);
  });

  const send = (...names: string[]) => names.map((name) => submission.send(transaction(name)));

  it("sends at once, then in order, in batches that grow while requests are under way", async () => {
    void send("a", "b", "c", "d", "e", "f", "g");
    expect(node.raws).to.deep.equal([["a"], ["b"]]);
    node.asked[1]?.answer(taken);
    await settled();
    expect(node.raws.slice(2)).to.deep.equal([["c", "d", "e"]]);
    node.asked[0]?.answer(taken);
    await settled();
    expect(node.raws.slice(3)).to.deep.equal([["f", "g"]]);
  });

  it("keeps back what is more than may be in flight, until something is released", async () => {
    submission = new Submission(node, { batch: 2, requests: 5, inFlight: 2 });
    const [first] = send("a", "b", "c");
    for (const request of node.asked) request.answer(taken);
    await first;
    await settled();
    expect(node.raws).to.deep.equal([["a"], ["b"]]);
    submission.release();
    expect(node.raws.slice(2)).to.deep.equal([["c"]]);
  });

  it("makes room for others when the node refuses one, which alone fails", async () => {
    submission = new Submission(node, { batch: 2, requests: 1, inFlight: 1 });
    const [refused, other] = send("bad", "good");
    node.asked[0]?.answer(() => ({ error: "too expensive" }));
    const fault = await errorOf(() => refused);
    expect(fault.code).to.equal("CHAIN_REFUSED");
    expect(fault.message).to.contain("too expensive").and.to.contain("hash of bad");
    await settled();
    node.asked[1]?.answer(taken);
    expect(await other).to.be.a("number");
  });

  it("asks again when the connection breaks, and takes it well that the node knows a transaction", async () => {
    const [sent] = send("a");
    node.asked[0]?.fail();
    await settled();
    node.asked[1]?.answer(() => ({ error: "Known transaction: a" }));
    expect(await sent).to.be.a("number");
  });

  it("doesn't take it well the first time", async () => {
    const [sent] = send("a");
    node.asked[0]?.answer(() => ({ error: "nonce too low" }));
    expect((await errorOf(() => sent)).code).to.equal("CHAIN_REFUSED");
  });

  it("gives up after three attempts, and goes on with the next", async () => {
    submission = new Submission(node, { batch: 1, requests: 1, inFlight: 1 });
    const [lost, next] = send("a", "b");
    const fault = errorOf(() => lost);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      node.asked[attempt]?.fail();
      await settled();
    }
    expect((await fault).code).to.equal("CHAIN_UNREACHABLE");
    node.asked[3]?.answer(taken);
    expect(await next).to.be.a("number");
    expect(node.raws).to.deep.equal([["a"], ["a"], ["a"], ["b"]]);
  });
});
