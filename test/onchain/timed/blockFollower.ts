import { once, EventEmitter } from "node:events";

import { expect } from "chai";
import { id as keccakOfText, zeroPadValue } from "ethers";

import { REFUSALS } from "../../../src/catalogue/refusals.ts";
import { BlockFollower, type SeenBlock } from "../../../src/onchain/timed/blockFollower.ts";
import type { RpcCall } from "../../../src/onchain/timed/jsonRpc.ts";

const LOG = `0x${"11".repeat(20)}`;
const SETTLED = keccakOfText("InstructionSettled(bytes32)");
const REFUSED = keccakOfText("InstructionRefused(bytes32,uint8)");
const topics = (event: string) => [event, keccakOfText("an instruction")];
const refusal = REFUSALS.indexOf("PAYER_FROZEN");

/** Has two transactions in each block, of which the first settles and the second is refused. */
class Node {
  head = 10;
  isDown = false;

  results(calls: readonly RpcCall[]): Promise<readonly unknown[]> {
    if (this.isDown) return Promise.reject(new Error("The node is down."));
    return Promise.resolve(calls.map((call) => this.#answer(call)));
  }

  #answer({ method, params }: RpcCall): unknown {
    if (method === "eth_blockNumber") return `0x${this.head.toString(16)}`;
    if (method === "eth_getBlockByNumber") {
      const number = Number(params[0]);
      return { transactions: [`a${number}`, `b${number}`, `transfer${number}`] };
    }
    const { address, fromBlock, toBlock } = params[0] as Record<string, string>;
    expect({ address, sameBlock: fromBlock === toBlock }).to.deep.equal({ address: LOG, sameBlock: true });
    const number = Number(fromBlock);
    const data = zeroPadValue(`0x0${refusal}`, 32);
    return [
      { transactionHash: `a${number}`, topics: topics(SETTLED), data: "0x" },
      { transactionHash: `b${number}`, topics: topics(REFUSED), data },
    ];
  }
}

class Listener extends EventEmitter {
  isWaiting = false;
  readonly seen: SeenBlock[] = [];

  block(seen: SeenBlock): void {
    this.seen.push(seen);
    this.emit(`block ${seen.number}`);
  }

  tick(fault?: unknown): void {
    this.emit(fault === undefined ? "looked" : "fault", fault);
  }
}

describe("following the blocks", () => {
  let node: Node;
  let listener: Listener;
  let follower: BlockFollower;

  beforeEach(async () => {
    node = new Node();
    listener = new Listener();
    follower = new BlockFollower(node, LOG, listener);
    const looked = once(listener, "looked");
    await follower.start();
    await looked;
  });

  afterEach(() => follower.stop());

  const numbers = () => listener.seen.map(({ number }) => number);

  it("passes them over while nobody waits, and then sees each one once, in order", async () => {
    node.head = 13;
    const looked = once(listener, "looked");
    follower.wake();
    await looked;
    listener.isWaiting = true;
    follower.wake();
    node.head = 16;
    await once(listener, "block 16");
    expect(numbers()).to.deep.equal([14, 15, 16]);
    node.head = 17;
    await once(listener, "block 17");
    expect(numbers()).to.deep.equal([14, 15, 16, 17]);
  });

  it("tells what each transaction decided, and of the others only that they are there", async () => {
    listener.isWaiting = true;
    follower.wake();
    node.head = 11;
    await once(listener, "block 11");
    const [block] = listener.seen;
    expect(block?.hashes).to.deep.equal(["a11", "b11", "transfer11"]);
    expect(block?.outcomes).to.deep.equal(
      new Map([
        ["a11", { status: "accepted", replayed: false }],
        ["b11", { status: "rejected", reason: "PAYER_FROZEN", replayed: false }],
      ]),
    );
  });

  it("goes on where it stopped when the node answers again", async () => {
    listener.isWaiting = true;
    node.isDown = true;
    follower.wake();
    await once(listener, "fault");
    node.head = 12;
    node.isDown = false;
    await once(listener, "block 12");
    expect(numbers()).to.deep.equal([11, 12]);
  });
});
