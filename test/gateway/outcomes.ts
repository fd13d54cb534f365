import { expect } from "chai";
import { type Log, getAddress } from "ethers";

import { SEQUENCE_ABI, YUAN_ABI } from "../../wallet/gateway/chain/chain.ts";
import { type Group, callOf, grouped } from "../../wallet/gateway/relay/compose.ts";
import { answersIn } from "../../wallet/gateway/relay/outcomes.ts";
import type { StoredInstruction } from "../../wallet/gateway/store/instructionStore.ts";

const YUAN = "0x00000000000000000000000000000000000000a1";
const TRADES = "0x00000000000000000000000000000000000000A2";
const PAYER = getAddress("0x00000000000000000000000000000000000000b1");
const idOf = (number: number) => `0x${number.toString(16).padStart(64, "0")}`;

function sequencedCall(nonce: number): string {
  const payment = { payer: PAYER, payee: YUAN, amountInFen: 1, byStaticQr: false, nonce, validUntil: 9 };
  return SEQUENCE_ABI.encodeFunctionData("payInSequence", [[payment], `0x${"11".repeat(65)}`]);
}

function instruction(number: number, changes: Partial<StoredInstruction> = {}): StoredInstruction {
  return {
    position: number,
    id: idOf(number),
    contents: "",
    kind: "payment",
    sender: PAYER,
    target: YUAN,
    call: "0x12345678",
    ...{
      currency: "CNY",
      amount: "1",
      payer: PAYER,
      payee: PAYER,
      acceptedAt: "",
      state: "queued",
      alone: false,
    },
    ...{ reason: null, dispatch: null, blockNumber: null, blockTimestamp: null, transactionHash: null },
    ...changes,
  };
}

const eventOf = (
  name: "InstructionSettled" | "InstructionRefused" | "CallSkipped",
  ...args: unknown[]
): Log => YUAN_ABI.encodeEventLog(name, args) as unknown as Log;

describe("gateway's batches", () => {
  it("keep the order, part kinds that can't ride together, and bound each transaction", () => {
    const given = [
      ...Array.from({ length: 31 }, (_, number) => instruction(number)),
      instruction(40, { target: TRADES }),
      instruction(41),
      instruction(42, { alone: true }),
      instruction(43, { kind: "sequenced_payment", call: sequencedCall(0) }),
      instruction(44, { kind: "sequenced_payment", call: sequencedCall(1) }),
    ];
    const groups = grouped(given, YUAN, 10);
    const shapes = groups.map(({ kind, instructions }) => `${kind} ${instructions.length}`);
    expect(shapes).to.deep.equal(["submit 30", "submit 1", "single 1", "submit 1", "single 1", "sequence 2"]);
    expect(groups.flatMap(({ instructions }) => instructions)).to.deep.equal(given);
    expect(grouped(given, YUAN, 2).flatMap(({ instructions }) => instructions)).to.deep.equal(
      given.slice(0, 31),
    );
    const [payments, signatures] = SEQUENCE_ABI.decodeFunctionData(
      "payInSequence",
      callOf(groups[5] as Group).data,
    );
    expect((payments as { nonce: bigint }[]).map(({ nonce }) => nonce)).to.deep.equal([0n, 1n]);
    expect(signatures).to.equal(`0x${"11".repeat(130)}`);
  });

  it("are read call by call: settled, refused, skipped, and out of gas to be tried alone", () => {
    const instructions = [1, 2, 3, 4, 5].map((number) => instruction(number));
    const paused = YUAN_ABI.encodeErrorResult("TokenPaused", []);
    const logs = [
      eventOf("InstructionSettled", idOf(1)),
      eventOf("InstructionRefused", idOf(2), 2),
      eventOf("CallSkipped", 2, paused),
      eventOf("CallSkipped", 3, "0x"),
    ];
    expect(answersIn({ logs }, { kind: "submit", instructions })).to.deep.equal([
      { state: "settled" },
      { state: "refused", reason: { code: "PAYER_FROZEN", args: {} } },
      { state: "skipped", reason: { code: "TokenPaused", args: {} } },
      { state: "again" },
      { state: "settled" },
    ]);
  });

  it("of numbered payments are read by place and number", () => {
    const instructions = [0, 1, 2].map((nonce) =>
      instruction(nonce, { kind: "sequenced_payment", call: sequencedCall(nonce) }),
    );
    const { selector } = SEQUENCE_ABI.getError("NonceNotNext") ?? { selector: "" };
    const logs = [
      SEQUENCE_ABI.encodeEventLog("SequencedPaymentRefused", [PAYER, 1, 3]),
      SEQUENCE_ABI.encodeEventLog("PaymentSkipped", [2, selector]),
    ] as unknown as Log[];
    expect(answersIn({ logs }, { kind: "sequence", instructions })).to.deep.equal([
      { state: "settled" },
      { state: "refused", reason: { code: "INSUFFICIENT_BALANCE", args: {} } },
      { state: "skipped", reason: { code: "NonceNotNext", args: {} } },
    ]);
  });
});
