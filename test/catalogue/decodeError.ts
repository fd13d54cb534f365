import { expect } from "chai";
import { Interface, makeError } from "ethers";

import { SituationError } from "../../src/catalogue/decodeError.ts";
import { JiaoziError } from "../../src/catalogue/errors.ts";
import { explainError } from "../../src/catalogue/explain.ts";
import { SOLIDITY_ERRORS } from "../../src/catalogue/solidityErrors.ts";

const contract = new Interface([
  ...SOLIDITY_ERRORS.map((signature) => `error ${signature}`),
  "error Error(string)",
  "error Panic(uint256)",
]);
const ALICE = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const insufficient = contract.encodeErrorResult("ERC20InsufficientBalance", [ALICE, 1_050n, 123_456n]);

describe("decoding of errors", () => {
  const nestings: Record<string, unknown> = {
    "from a node": { code: 3, message: "execution reverted", data: insufficient },
    "from Hardhat": { code: -32603, data: { message: "reverted", txHash: "0x01", data: insufficient } },
    "from MetaMask": { code: -32603, data: { originalError: { code: 3, data: insufficient } } },
    "from ethers, deep in info": {
      code: "UNKNOWN_ERROR",
      info: { payload: { params: [{ data: "0x095ea7b3" }] }, error: { data: { data: insufficient } } },
      transaction: { data: "0xa9059cbb" },
    },
  };
  for (const [name, error] of Object.entries(nestings)) {
    it(`finds revert data ${name}`, () => {
      const { code, sentence } = explainError(error);
      expect(code).to.equal("ERC20InsufficientBalance");
      expect(sentence).to.equal("0x7099…79C8 holds ¥10.50, ¥1,234.56 is needed.");
    });
  }

  it("doesn't take the call's own data for revert data", () => {
    const error = makeError("rejected", "ACTION_REJECTED", {
      action: "sendTransaction",
      reason: "rejected",
      transaction: { data: insufficient },
    } as never);
    expect(explainError(error)).to.include({ code: "CANCELLED", quiet: true });
  });

  it("speaks Chinese, and uses names where it knows them", () => {
    const { sentence } = explainError({ data: insufficient }, { language: "zh", nameOf: () => "李雷" });
    expect(sentence).to.equal("李雷 的余额为 ¥10.50，需要 ¥1,234.56。");
  });

  it("words a panic, a reason, an empty revert and an unknown selector", () => {
    const codeOf = (data: string) => explainError({ code: "CALL_EXCEPTION", data }).code;
    expect(codeOf(contract.encodeErrorResult("Panic", [0x11]))).to.equal("PANIC_ARITHMETIC");
    expect(codeOf(contract.encodeErrorResult("Panic", [0x41]))).to.equal("PANIC");
    expect(explainError({ data: contract.encodeErrorResult("Error", ["too late"]) }).sentence).to.contain(
      "too late",
    );
    expect(codeOf("0x")).to.equal("EMPTY_REVERT");
    expect(explainError({ data: "0xdeadbeef" })).to.include({ code: "UNKNOWN_REVERT", data: "0xdeadbeef" });
  });

  it("survives a known selector with arguments that aren't its own", () => {
    const data = insufficient.slice(0, 10);
    expect(explainError({ data })).to.include({ code: "UNKNOWN_REVERT", data });
  });

  const walletAnswers: [unknown, string][] = [
    [{ code: 4001, message: "User rejected" }, "CANCELLED"],
    [{ code: "UNKNOWN_ERROR", error: { code: -32002 } }, "REQUEST_PENDING"],
    [{ code: -32603, data: { originalError: { code: 4902 } } }, "CHAIN_UNKNOWN"],
    [{ code: 4100 }, "NOT_AUTHORISED"],
    [{ code: -32603, message: "Nonce too high. Expected nonce to be 0 but got 3" }, "NONCE_GAP"],
    [new TypeError("Failed to fetch"), "NODE_UNREACHABLE"],
    [new Error("what?"), "UNEXPECTED"],
    [undefined, "UNEXPECTED"],
  ];
  for (const [error, code] of walletAnswers) {
    it(`maps ${JSON.stringify(error)} to ${code}`, () => expect(explainError(error).code).to.equal(code));
  }

  it("passes the project's own errors through", () => {
    const error = new JiaoziError("BAD_FILE", "Line 3 is wrong.", "Correct it.");
    expect(explainError(error)).to.include({
      code: "BAD_FILE",
      sentence: "Line 3 is wrong.",
      nextStep: "Correct it.",
    });
  });

  it("passes a situation through, with its arguments", () => {
    const error = new SituationError("BAD_ADDRESS_BOOK", { problem: "no chainId" });
    expect(explainError(error).sentence).to.equal("The address book can't be read: no chainId");
  });

  it("survives an error that contains itself", () => {
    const error: Record<string, unknown> = { message: "loop" };
    error["cause"] = error;
    expect(explainError(error).code).to.equal("UNEXPECTED");
  });
});
