import { expect } from "chai";
import { hexlify, randomBytes } from "ethers";

import { DELIVERIES, TRADE_ACTS, type TradeAct } from "../../../src/catalogue/tradeStates.ts";
import { TRADE_ORDER, TRADE_STEP, tradesDomain } from "../../../wallet/gateway/api/typedData.ts";
import type { History } from "../../../wallet/gateway/api/history.ts";
import type { Instruction } from "../../../wallet/gateway/api/instructions.ts";
import type { Trades } from "../../../wallet/gateway/api/trades.ts";
import type { Bench } from "../bench.ts";
import { type Answered, type Client, LATER } from "../client.ts";

export function describeTrades(bench: () => Bench): void {
  describe("secured trades", () => {
    let buyer: Client;
    let seller: Client;
    before(async () => {
      buyer = await bench().client().settleIn("50000");
      seller = await bench().client().settleIn();
    });

    const domain = () => tradesDomain(buyer.book.chainId, buyer.book.contracts.SecuredTrades);

    async function order(amountInFen: string): Promise<string> {
      const instructionId = hexlify(randomBytes(32));
      const value = {
        instructionId,
        buyer: buyer.address,
        seller: seller.address,
        amountInFen,
        validUntil: LATER,
      };
      const delivery = DELIVERIES.indexOf("VIRTUAL");
      const signature = await buyer.account.signTypedData(domain(), TRADE_ORDER, { ...value, delivery });
      const taken = await buyer.ask<Instruction>("POST", "/api/trades", {
        ...value,
        delivery: "VIRTUAL",
        signature,
      });
      expect(taken.status, JSON.stringify(taken.body)).to.equal(202);
      expect((await buyer.decided(taken.body.id)).state).to.equal("settled");
      return instructionId;
    }

    async function act(
      who: Client,
      tradeId: string,
      what: TradeAct,
      amountInFen = "0",
    ): Promise<Answered<Instruction>> {
      const value = {
        instructionId: hexlify(randomBytes(32)),
        party: who.address,
        amountInFen,
        validUntil: LATER,
      };
      const signed = { ...value, tradeId, act: TRADE_ACTS.indexOf(what) };
      const signature = await who.account.signTypedData(domain(), TRADE_STEP, signed);
      return who.ask("POST", `/api/trades/${tradeId}/acts`, { ...value, act: what, signature });
    }

    async function done(who: Client, tradeId: string, what: TradeAct, amountInFen?: string): Promise<void> {
      const taken = await act(who, tradeId, what, amountInFen);
      expect(taken.status, `${what}: ${JSON.stringify(taken.body)}`).to.equal(202);
      expect((await who.decided(taken.body.id)).state, what).to.equal("settled");
    }

    it("go from order to confirmation by signatures alone", async () => {
      const tradeId = await order("3000");
      await done(buyer, tradeId, "PAY", "3000");
      await done(seller, tradeId, "SHIP");
      await done(buyer, tradeId, "CONFIRM");
      const seen = async (who: Client) => (await who.ask<Trades>("GET", "/api/trades")).body.trades;
      for (const who of [buyer, seller]) {
        const trade = (await seen(who)).find((one) => one.tradeId === tradeId);
        expect(trade).to.include({
          state: "FINISHED",
          amountFen: "3000",
          delivery: "VIRTUAL",
          shipped: true,
        });
      }
      const isThere = (body: Record<string, unknown>) =>
        (body as unknown as History).movements.some(({ kind }) => kind === "escrow_out");
      const history = (await seller.until("/api/history", isThere)) as unknown as History;
      expect(history.movements[0]).to.include({ kind: "escrow_out", amount: "2982" });
    });

    it("say beforehand what isn't open, isn't the party's, or doesn't exist", async () => {
      const tradeId = await order("100");
      const refused = await act(buyer, tradeId, "CONFIRM");
      expect([refused.status, refused.body.code]).to.deep.equal([422, "TRADE_STEP_NOT_OPEN"]);
      expect((await act(seller, tradeId, "PAY", "100")).body.code).to.equal("NotThePartyToAct");
      expect((await act(buyer, hexlify(randomBytes(32)), "PAY", "1")).body.code).to.equal("NoSuchTrade");
    });
  });
}
