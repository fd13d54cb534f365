import { expect } from "chai";

import type { PaymentRequest } from "../../../wallet/gateway/api/requests.ts";
import type { Bench } from "../bench.ts";
import type { Answered, Client } from "../client.ts";

export function describeRequests(bench: () => Bench): void {
  describe("payment requests", () => {
    let payer: Client;
    let payee: Client;
    before(async () => {
      payer = await bench().client().settleIn("50000");
      payee = await bench().client().settleIn();
    });

    const ask = (amountFen: string, key: string, purpose = "Noodles"): Promise<Answered<PaymentRequest>> =>
      payee.ask(
        "POST",
        "/api/requests",
        { amountFen, purpose, expiresInSeconds: 60 },
        { "idempotency-key": key },
      );

    it("are made once for a key, read by id, paid by what they ask for, and then closed", async () => {
      const made = await ask("700", "request-one");
      expect([made.status, made.body.state]).to.deep.equal([201, "open"]);
      expect((await ask("700", "request-one")).status).to.equal(200);
      expect((await ask("701", "request-one")).body.code).to.equal("OTHER_CONTENT_UNDER_ID");
      const { requestId } = made.body;
      const seen = await payer.ask<PaymentRequest>("GET", `/api/requests/${requestId}`);
      expect(seen.body).to.include({ payee: payee.address, amountFen: "700", purpose: "Noodles" });
      const less = await payer.pay(payee.address, "699", { requestId });
      expect([less.status, less.body.code]).to.deep.equal([422, "PAYMENT_REQUEST_DIFFERS"]);
      const paid = await payer.pay(payee.address, "700", { requestId });
      await payer.decided(paid.body.id);
      const after = await payee.ask<PaymentRequest>("GET", `/api/requests/${requestId}`);
      expect(after.body).to.include({ state: "paid", instructionId: paid.body.id });
      const again = await payer.pay(payee.address, "700", { requestId });
      expect([again.status, again.body.code]).to.deep.equal([409, "PAYMENT_REQUEST_CLOSED"]);
    });

    it("are paid by one of two who pay at once", async () => {
      const { requestId } = (await ask("10", "request-two")).body;
      const pair = await Promise.all([1, 2].map(() => payer.pay(payee.address, "10", { requestId })));
      expect(pair.map(({ status }) => status).sort()).to.deep.equal([202, 409]);
    });

    it("stay open when their payment comes to nothing", async () => {
      const poor = await bench().client().settleIn("100");
      const { requestId } = (await ask("80", "request-three")).body;
      const first = await poor.pay(payee.address, "80");
      const second = await poor.pay(payee.address, "80", { requestId });
      const states = await Promise.all([first, second].map(({ body }) => poor.decided(body.id)));
      expect(states.map(({ state }) => state)).to.deep.equal(["settled", "refused"]);
      const after = await payee.ask<PaymentRequest>("GET", `/api/requests/${requestId}`);
      expect(after.body).to.include({ state: "open", instructionId: null });
    });

    it("are taken back by who made them alone", async () => {
      const { requestId } = (await ask("5", "request-four")).body;
      expect((await payer.ask("DELETE", `/api/requests/${requestId}`)).status).to.equal(404);
      expect((await payee.ask("DELETE", `/api/requests/${requestId}`)).status).to.equal(204);
      expect((await payer.pay(payee.address, "5", { requestId })).body.code).to.equal(
        "PAYMENT_REQUEST_CLOSED",
      );
      const { body } = await payee.ask<{ requests: PaymentRequest[] }>("GET", "/api/requests");
      expect(body.requests.find((one) => one.requestId === requestId)?.state).to.equal("withdrawn");
    });
  });
}
