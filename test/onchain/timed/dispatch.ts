import { expect } from "chai";

import { JiaoziError } from "../../../src/catalogue/errors.ts";
import { Dispatch } from "../../../src/onchain/timed/dispatch.ts";
import type { Envelope } from "../../../src/onchain/timed/envelopes.ts";
import type { SignedTransaction } from "../../../src/onchain/signTransaction.ts";
import { errorOf } from "../../scenario/support/faults.ts";

const envelope = (operator: string, nonce: number, what = "pay"): Envelope => {
  const raw = `${what} by ${operator} at ${nonce}`;
  return { operator, nonce, transaction: { raw, hash: raw } };
};
const cancellationOf = ({ operator, nonce }: Envelope) => envelope(operator, nonce, "nothing");
const refusal = (why: string) => new JiaoziError("CHAIN_REFUSED", why, "do otherwise");
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("an envelope's way", () => {
  const INCLUDED = { seenAtMs: 9, outcome: { status: "accepted", replayed: false } } as const;
  let sent: string[];
  let released: number;
  let refused: Map<string, JiaoziError>;
  let dispatch: Dispatch;

  beforeEach(() => {
    sent = [];
    released = 0;
    refused = new Map();
    const send = ({ raw }: SignedTransaction) => {
      sent.push(raw);
      const fault = refused.get(raw);
      return fault === undefined ? Promise.resolve(5) : Promise.reject(fault);
    };
    const submission = { send, release: () => void (released += 1) };
    const pending = { await: () => Promise.resolve(INCLUDED), forget: () => {} };
    dispatch = new Dispatch(submission, pending, cancellationOf);
  });

  it("ends in a block, and makes room for the next", async () => {
    expect(await dispatch.carry(envelope("alipay", 1))).to.deep.equal({ submittedAtMs: 5, ...INCLUDED });
    expect(released).to.equal(1);
  });

  it("leaves no gap in the sender's nonces if the node refuses it", async () => {
    refused.set("pay by alipay at 1", refusal("too large"));
    const fault = await errorOf(() => dispatch.carry(envelope("alipay", 1)));
    expect(fault.message).to.equal("too large");
    await settled();
    await dispatch.carry(envelope("alipay", 2));
    expect(sent).to.deep.equal(["pay by alipay at 1", "nothing by alipay at 1", "pay by alipay at 2"]);
  });

  it("is barred, for this sender only, if the gap can't be closed", async () => {
    refused.set("pay by alipay at 1", refusal("too large"));
    refused.set("nothing by alipay at 1", refusal("no more room"));
    await errorOf(() => dispatch.carry(envelope("alipay", 1)));
    await settled();
    const fault = await errorOf(() => dispatch.carry(envelope("alipay", 2)));
    expect(fault.code).to.equal("CHAIN_REFUSED");
    expect(fault.message).to.contain("alipay waits at nonce 1").and.to.contain("no more room");
    await dispatch.carry(envelope("tenpay", 1));
    expect(sent).to.not.include("pay by alipay at 2");
  });

  it("is free if something else took the nonce", async () => {
    refused.set("pay by alipay at 1", refusal("nonce too low"));
    refused.set("nothing by alipay at 1", refusal("Nonce too low"));
    await errorOf(() => dispatch.carry(envelope("alipay", 1)));
    await settled();
    await dispatch.carry(envelope("alipay", 2));
    expect(sent).to.include("pay by alipay at 2");
  });

  it("may be given up before the node has answered", async () => {
    const answer = Promise.withResolvers<number>();
    const givenUp = Promise.reject(new JiaoziError("CHAIN_UNREACHABLE", "not seen in a block", "wait"));
    const pending = { await: () => givenUp, forget: () => {} };
    const submission = { send: () => answer.promise, release: () => {} };
    const fault = errorOf(() =>
      new Dispatch(submission, pending, cancellationOf).carry(envelope("alipay", 1)),
    );
    await settled();
    answer.resolve(5);
    expect((await fault).message).to.equal("not seen in a block");
  });

  it("isn't cut off by a cancellation if it may have arrived", async () => {
    refused.set("pay by alipay at 1", new JiaoziError("CHAIN_UNREACHABLE", "gone", "wait"));
    await errorOf(() => dispatch.carry(envelope("alipay", 1)));
    await settled();
    expect(sent).to.deep.equal(["pay by alipay at 1"]);
  });
});
