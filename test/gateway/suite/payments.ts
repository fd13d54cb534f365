import { expect } from "chai";
import { Wallet, getBytes, hexlify } from "ethers";

import { SmartWallet__factory } from "../../../types/ethers-contracts/factories/contracts/test/SmartWallet__factory.ts";
import { WalletYuan__factory } from "../../../types/ethers-contracts/factories/contracts/yuan/WalletYuan__factory.ts";
import { PERMIT, SEQUENCED_PAYMENT } from "../../../wallet/gateway/api/typedData.ts";
import type { Instruction } from "../../../wallet/gateway/api/instructions.ts";
import type { Bench } from "../bench.ts";
import { Client, LATER } from "../client.ts";
import { addressOf } from "../ground.ts";

/** More than one transaction takes. */
const MANY = 35;

export function describePayments(bench: () => Bench): void {
  describe("payments", () => {
    let payer: Client;
    let payee: Client;
    const balanceOf = (account: string) => {
      const { book, provider } = bench().ground;
      return WalletYuan__factory.connect(book.contracts.WalletYuan, provider).balanceOf(account);
    };

    before(async () => {
      payer = await bench().client().settleIn("90000");
      payee = await bench()
        .client()
        .settleIn(undefined, { institution: addressOf("tenpay") });
    });

    it("settles a signed payment to another institution's wallet, without native coin", async () => {
      const before = await balanceOf(payee.address);
      const taken = await payer.pay(payee.address, "1234");
      expect(taken.status).to.equal(202);
      const settled = await payer.decided(taken.body.id);
      expect(settled).to.include({ state: "settled", amount: "1234", currency: "CNY" });
      expect(settled.block?.transactionHash).to.match(/^0x/);
      expect(await balanceOf(payee.address)).to.equal(before + 1234n);
      expect((await payee.ask("GET", `/api/instructions/${settled.id}`)).status).to.equal(200);
      const stranger = await bench().client().settleIn();
      expect((await stranger.ask("GET", `/api/instructions/${settled.id}`)).status).to.equal(404);
    });

    it("settles an id once: the same again gets the first answer, other contents an error", async () => {
      const before = await balanceOf(payer.address);
      const payment = await payer.payment(payee.address, "100");
      const answers = await Promise.all(
        [1, 2, 3].map(() => payer.ask<Instruction>("POST", "/api/payments", payment)),
      );
      expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 200, 202]);
      await payer.decided(payment.instructionId);
      const late = await payer.ask<Instruction>("POST", "/api/payments", payment);
      expect([late.status, late.body.state]).to.deep.equal([200, "settled"]);
      const other = await payer.pay(payee.address, "101", { instructionId: payment.instructionId });
      expect([other.status, other.body.code]).to.deep.equal([409, "OTHER_CONTENT_UNDER_ID"]);
      expect(await balanceOf(payer.address)).to.equal(before - 100n);
    });

    it("settles many at once, each on its own", async () => {
      const before = await balanceOf(payer.address);
      const taken = await Promise.all(Array.from({ length: MANY }, () => payer.pay(payee.address, "1")));
      expect(new Set(taken.map(({ status }) => status))).to.deep.equal(new Set([202]));
      const decided = await Promise.all(taken.map(({ body }) => payer.decided(body.id)));
      expect(new Set(decided.map(({ state }) => state))).to.deep.equal(new Set(["settled"]));
      const transactions = new Set(decided.map(({ block }) => block?.transactionHash));
      expect(transactions.size, "batches").to.be.lessThan(MANY);
      expect(await balanceOf(payer.address)).to.equal(before - BigInt(MANY));
    });

    it("refuses beforehand what a rule would, with the chain's reason, and uses nothing up", async () => {
      const refusedFor = async (to: string, amountFen: string) => (await payer.pay(to, amountFen)).body;
      expect(await refusedFor(payee.address, "9000000")).to.include({
        status: 422,
        code: "INSUFFICIENT_BALANCE",
      });
      expect(await refusedFor(Wallet.createRandom().address, "1")).to.include({ code: "PAYEE_NOT_ALLOWED" });
      const payment = await payer.payment(payee.address, "60000", { byStaticQr: true });
      const overLimit = await payer.ask("POST", "/api/payments", payment);
      expect([overLimit.status, overLimit.body.code]).to.deep.equal([422, "QR_LIMIT_EXCEEDED"]);
      const smaller = await payer.pay(payee.address, "50", {
        byStaticQr: true,
        instructionId: payment.instructionId,
      });
      expect(smaller.status).to.equal(202);
      expect((await payer.decided(smaller.body.id)).kind).to.equal("static_qr_payment");
    });

    it("records what the chain refuses when its turn comes, and tells the payer alone why", async () => {
      const poor = await bench().client().settleIn("500");
      const pair = await Promise.all([1, 2].map(() => poor.pay(payee.address, "400")));
      expect(pair.map(({ status }) => status)).to.deep.equal([202, 202]);
      const decided = await Promise.all(pair.map(({ body }) => poor.decided(body.id)));
      expect(decided.map(({ state }) => state).sort()).to.deep.equal(["refused", "settled"]);
      const refused = decided.find(({ state }) => state === "refused");
      expect(refused?.reason?.code).to.equal("INSUFFICIENT_BALANCE");
      expect((await payee.ask("GET", `/api/instructions/${refused?.id}`)).status).to.equal(404);
    });

    it("refuses altered, foreign and mirrored signatures, and deadlines that are over", async () => {
      const payment = await payer.payment(payee.address, "1");
      const refusedFor = async (changes: object) =>
        (await payer.ask("POST", "/api/payments", { ...payment, ...changes })).body.code;
      expect(await refusedFor({ amountInFen: "2" })).to.equal("SIGNATURE_NOT_THE_ACCOUNTS");
      expect(await refusedFor({ payee: payer.address })).to.equal("SIGNATURE_NOT_THE_ACCOUNTS");
      expect(await refusedFor({ byStaticQr: true })).to.equal("SIGNATURE_NOT_THE_ACCOUNTS");
      expect(await refusedFor({ signature: mirrored(payment.signature) })).to.equal(
        "SIGNATURE_NOT_THE_ACCOUNTS",
      );
      expect(await refusedFor({ signature: "0x1234" })).to.equal("SIGNATURE_NOT_THE_ACCOUNTS");
      const past = await payer.pay(payee.address, "1", { validUntil: 1_700_000_000 });
      expect([past.status, past.body.code]).to.deep.equal([422, "AUTHORISATION_TOO_SHORT"]);
    });

    it("pays for a wallet that is a contract, by ERC-1271", async () => {
      const { book, signerOf } = bench().ground;
      const owner = Wallet.createRandom();
      const contract = await new SmartWallet__factory(await signerOf("licensing")).deploy(owner.address);
      await contract.waitForDeployment();
      const address = await contract.getAddress();
      const here = await new Client(bench().gateway.url, book, owner, address).settleIn("5000");
      const taken = await here.pay(payee.address, "4000");
      expect((await here.decided(taken.body.id)).state).to.equal("settled");
      expect(await balanceOf(address)).to.equal(1000n);
      const payment = await here.payment(payee.address, "1");
      const forged = await here.ask("POST", "/api/payments", { ...payment, amountInFen: "2" });
      expect(forged.body.code).to.equal("SIGNATURE_NOT_THE_ACCOUNTS");
    });

    it("carries out payments that are numbered, in order", async () => {
      const sequenced = async (nonce: number, amountInFen: string) => {
        const value = {
          payer: payer.address,
          payee: payee.address,
          amountInFen,
          byStaticQr: false,
          nonce: String(nonce),
          validUntil: LATER,
        };
        const signature = await payer.account.signTypedData(payer.yuanDomain, SEQUENCED_PAYMENT, value);
        return payer.ask<Instruction>("POST", "/api/sequenced-payments", { ...value, signature });
      };
      const before = await balanceOf(payer.address);
      const early = await sequenced(1, "1");
      expect([early.status, early.body.code]).to.deep.equal([409, "NonceNotNext"]);
      const first = await sequenced(0, "10");
      const second = await sequenced(1, "90000000");
      const third = await sequenced(2, "20");
      expect([first, second, third].map(({ status }) => status)).to.deep.equal([202, 202, 202]);
      expect((await payer.decided(first.body.id)).state).to.equal("settled");
      expect((await payer.decided(second.body.id)).reason?.code).to.equal("INSUFFICIENT_BALANCE");
      expect((await payer.decided(third.body.id)).state).to.equal("settled");
      expect((await sequenced(0, "10")).status).to.equal(200);
      expect(await balanceOf(payer.address)).to.equal(before - 30n);
    });

    it("relays a permit", async () => {
      const { book, provider } = bench().ground;
      const value = {
        owner: payer.address,
        spender: payee.address,
        value: "777",
        nonce: "0",
        deadline: LATER,
      };
      const signature = await payer.account.signTypedData(payer.yuanDomain, PERMIT, value);
      const taken = await payer.ask<Instruction>("POST", "/api/permits", { ...value, signature });
      expect(taken.status).to.equal(202);
      expect((await payer.decided(taken.body.id)).state).to.equal("settled");
      const walletYuan = WalletYuan__factory.connect(book.contracts.WalletYuan, provider);
      expect(await walletYuan.allowance(payer.address, payee.address)).to.equal(777n);
    });

    it("refuses payers of institutions that it doesn't act for", async () => {
      const stranger = bench().client();
      const answer = await stranger.pay(payee.address, "1");
      expect([answer.status, answer.body.code]).to.deep.equal([422, "NOT_A_CUSTOMER"]);
    });
  });
}

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/** The other signature that fits the same digest. */
function mirrored(signature: string): string {
  const bytes = getBytes(signature);
  const s = ORDER - BigInt(hexlify(bytes.subarray(32, 64)));
  const v = bytes[64] === 27 ? "1c" : "1b";
  return `0x${hexlify(bytes.subarray(0, 32)).slice(2)}${s.toString(16).padStart(64, "0")}${v}`;
}
