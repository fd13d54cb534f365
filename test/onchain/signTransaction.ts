import { expect } from "chai";
import { Transaction, Wallet, getBytes, id as keccakOfText } from "ethers";

import { type FreeTransaction, signTransaction } from "../../src/onchain/signTransaction.ts";

const TO = "0x00000000000000000000000000000000000000AA";

/** As ethers signs it. */
async function byEthers(key: string, { chainId, nonce, gasLimit, to, data }: FreeTransaction) {
  const fees = { maxFeePerGas: 0n, maxPriorityFeePerGas: 0n };
  return new Wallet(key).signTransaction({ type: 2, chainId, nonce, gasLimit, to, data, ...fees });
}

describe("signTransaction", () => {
  it("signs as ethers does, r and s with leading zeros included", async () => {
    const seen = { shortR: false, shortS: false };
    for (let nonce = 0; nonce < 600; nonce += 1) {
      const key = keccakOfText(`key ${nonce}`);
      const transaction = { chainId: 10_232_019, nonce, gasLimit: 300_000n, to: TO, data: "0x0012" };
      const { raw, hash } = signTransaction(transaction, getBytes(key));
      const expected = await byEthers(key, transaction);
      expect(raw, `nonce ${nonce}`).to.equal(expected);
      const { hash: expectedHash, signature } = Transaction.from(expected);
      expect(hash).to.equal(expectedHash);
      seen.shortR ||= signature?.r.startsWith("0x00") === true;
      seen.shortS ||= signature?.s.startsWith("0x00") === true;
    }
    expect(seen).to.deep.equal({ shortR: true, shortS: true });
  });
});
