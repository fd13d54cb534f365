import { expect } from "chai";

import type { Bench } from "../bench.ts";
import { Client } from "../client.ts";

export function describeTrust(bench: () => Bench): void {
  describe("what isn't to be trusted", () => {
    it("is refused by its shape: types, ranges, unknown fields, broken JSON, other media", async () => {
      const here = await bench().client().settleIn("1000");
      const good = await here.payment(here.address, "1");
      const hostile: unknown[] = [
        { ...good, amountInFen: "-1" },
        { ...good, amountInFen: "0" },
        { ...good, amountInFen: "1e3" },
        { ...good, amountInFen: 1 },
        { ...good, amountInFen: "9".repeat(30) },
        { ...good, payer: "0x123" },
        {
          ...good,
          payer: here.address
            .replace(/[a-f]/, (letter) => letter.toUpperCase())
            .replace(/[A-F](?=[^A-F]*$)/, (letter) => letter.toLowerCase()),
        },
        { ...good, instructionId: "0x00" },
        { ...good, signature: `0x${"00".repeat(5_000)}` },
        { ...good, validUntil: 2 ** 53 },
        { ...good, surprise: true },
        { ...good, requestId: "'; DROP TABLE instructions; --" },
        [],
        null,
        "{",
        '{"__proto__": {"admin": true}}',
      ];
      for (const body of hostile) {
        const { status, body: answer } = await here.ask("POST", "/api/payments", body);
        expect(status, JSON.stringify(body)).to.be.oneOf([400, 404, 422]);
        expect(answer.code, JSON.stringify(body)).to.match(/^[A-Z_]+$/);
      }
      const form = await here.ask("POST", "/api/payments", "payer=me", {
        "content-type": "application/x-www-form-urlencoded",
      });
      expect(form.status).to.equal(415);
      const large = await here.ask(
        "POST",
        "/api/payments",
        JSON.stringify({ ...good, padding: "x".repeat(20_000) }),
      );
      expect([large.status, large.body.code]).to.deep.equal([413, "REQUEST_TOO_LARGE"]);
      expect((await here.ask("GET", "/api/wallet")).body).to.include({ state: "open", balanceFen: "1000" });
    });

    it("keeps script in names and purposes as text, and says it as JSON", async () => {
      const purpose = '<script>alert("1")</script>';
      const here = await bench().client().settleIn(undefined, { name: purpose });
      const request = { amountFen: "1", purpose, expiresInSeconds: 60 };
      const made = await here.ask("POST", "/api/requests", request, {
        "idempotency-key": "script-in-purpose",
      });
      expect(made.body["purpose"]).to.equal(purpose);
      expect(made.headers.get("content-type")).to.contain("application/json");
    });

    it("answers what it doesn't know with a problem, not with its insides", async () => {
      const here = bench().client();
      for (const path of [
        "/api/nothing",
        "/api/instructions/%00",
        "/api/requests/../../etc/passwd",
        "/api/receipts/1-1'",
      ]) {
        const { status, body } = await here.ask("GET", path);
        expect(status, path).to.be.oneOf([400, 401, 404]);
        expect(body.code, path).to.be.a("string");
        expect(JSON.stringify(body), path).to.not.match(/node_modules|\.ts:|SELECT/);
      }
    });

    it("limits requests of one address, and of one account wherever it asks from", async () => {
      const strict = await bench().another("limits", { perAddressPerMinute: 12, perAccountPerMinute: 4 });
      try {
        const here = new Client(strict.url, bench().ground.book);
        await here.signIn();
        const answers = [];
        for (let asked = 0; asked < 6; asked++) answers.push(await here.ask("GET", "/api/history"));
        expect(answers.map(({ status }) => status)).to.deep.equal([200, 200, 200, 200, 429, 429]);
        expect(answers.at(-1)?.body).to.include({ code: "TOO_MANY_REQUESTS" });
        const open = [];
        for (let asked = 0; asked < 6; asked++) open.push((await here.ask("GET", "/api/status")).status);
        expect(open).to.deep.equal([200, 200, 200, 200, 429, 429]);
      } finally {
        await strict.close();
      }
    });
  });
}
