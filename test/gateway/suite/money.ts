import { expect } from "chai";

import { CentralBank__factory } from "../../../types/ethers-contracts/factories/contracts/yuan/CentralBank__factory.ts";
import { Supervision__factory } from "../../../types/ethers-contracts/factories/contracts/yuan/Supervision__factory.ts";
import { WalletYuan__factory } from "../../../types/ethers-contracts/factories/contracts/yuan/WalletYuan__factory.ts";
import type { Deposit } from "../../../wallet/gateway/api/bank.ts";
import type { Instruction } from "../../../wallet/gateway/api/instructions.ts";
import type { Bench } from "../bench.ts";
import type { Client } from "../client.ts";
import { addressOf } from "../ground.ts";

export function describeMoney(bench: () => Bench): void {
  describe("top-up and withdrawal", () => {
    const depositFen = async (here: Client) =>
      BigInt((await here.ask<Deposit>("GET", "/api/deposit")).body.balanceFen);

    it("moves from deposit to wallet through the bank's own reserve account, once for a key", async () => {
      const here = await bench().client().settleIn();
      const { book, provider } = bench().ground;
      const centralBank = CentralBank__factory.connect(book.contracts.CentralBank, provider);
      const [reserve, deposit] = [await centralBank.reserveOf(addressOf("bank-one")), await depositFen(here)];
      const both = await Promise.all([1, 2].map(() => here.topUp("12345", "same-key")));
      expect(both.map(({ status }) => status).sort()).to.deep.equal([200, 202]);
      expect(both[0]?.body.id).to.equal(both[1]?.body.id);
      expect((await here.decided(both[0]?.body.id ?? "")).state).to.equal("settled");
      expect(await depositFen(here)).to.equal(deposit - 12345n);
      expect(await centralBank.reserveOf(addressOf("bank-one"))).to.equal(reserve - 12345n);
      const walletYuan = WalletYuan__factory.connect(book.contracts.WalletYuan, provider);
      expect(await walletYuan.balanceOf(here.address)).to.equal(12345n);
      const other = await here.topUp("1", "same-key");
      expect([other.status, other.body.code]).to.deep.equal([409, "OTHER_CONTENT_UNDER_ID"]);
    });

    it("takes no more than the deposit, also in many top-ups at once", async () => {
      const here = await bench().client().settleIn();
      const answers = await Promise.all(
        [1, 2, 3, 4].map((number) => here.topUp("700000", `top-up-${number}`)),
      );
      expect(answers.map(({ status }) => status).sort()).to.deep.equal([202, 202, 422, 422]);
      expect(answers.find(({ status }) => status === 422)?.body).to.include({ code: "DEPOSIT_INSUFFICIENT" });
      for (const { body } of answers.filter(({ status }) => status === 202)) await here.decided(body.id);
      expect(await depositFen(here)).to.equal(600_000n);
    });

    it("gives the money back where the chain refuses the top-up", async () => {
      const here = await bench().client().settleIn();
      const { book, signerOf } = bench().ground;
      const supervision = Supervision__factory.connect(book.contracts.Supervision, await signerOf("freeze"));
      const answer = await here.topUp("500", "before-freeze");
      const reference = `0x${"1".repeat(64)}`;
      // in the same block or after it, whichever is faster; the deposit has to be whole either way
      await (await supervision.freeze(here.address, reference)).wait();
      const { state, reason } = await here.decided(answer.body.id);
      if (state === "refused") expect(reason?.code).to.equal("PAYEE_FROZEN");
      expect(await depositFen(here)).to.equal(state === "settled" ? 1_999_500n : 2_000_000n);
      const now = await here.topUp("500", "after-freeze");
      expect([now.status, now.body.code]).to.deep.equal([422, "PAYEE_FROZEN"]);
      expect(await depositFen(here)).to.equal(state === "settled" ? 1_999_500n : 2_000_000n);
    });

    it("withdraws to the holder's own deposit, and to no other bank", async () => {
      const here = await bench().client().settleIn("10000");
      const withdrawal = await here.withdrawal("4000");
      const taken = await here.ask<Instruction>("POST", "/api/withdrawals", withdrawal);
      expect(taken.status).to.equal(202);
      expect((await here.decided(taken.body.id)).state).to.equal("settled");
      await here.until("/api/deposit", ({ balanceFen }) => balanceFen === "1994000");
      expect((await here.ask("POST", "/api/withdrawals", withdrawal)).status).to.equal(200);
      const elsewhere = await here.ask(
        "POST",
        "/api/withdrawals",
        await here.withdrawal("1", addressOf("bank-two")),
      );
      expect([elsewhere.status, elsewhere.body.code]).to.deep.equal([422, "NO_BANK_ACCOUNT"]);
      const tooMuch = await here.ask("POST", "/api/withdrawals", await here.withdrawal("6001"));
      expect([tooMuch.status, tooMuch.body.code]).to.deep.equal([422, "INSUFFICIENT_BALANCE"]);
    });
  });
}
