import { expect } from "chai";

import { MESSAGES } from "../../../src/catalogue/messages.ts";
import { MESSAGES_ZH } from "../../../src/catalogue/messages.zh.ts";
import { GATEWAY_MESSAGES } from "../../../src/catalogue/messages/gateway.ts";
import type { Bench } from "../bench.ts";

interface Operation {
  readonly summary?: string;
  readonly requestBody?: { content: Record<string, { schema?: object }> };
  readonly responses: Record<string, { content?: Record<string, { schema?: object }> }>;
  readonly security?: readonly object[];
}

interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
}

const OPEN_TO_ALL = [
  "get /api/status",
  "post /api/challenges",
  "post /api/sessions",
  "get /api/requests/{requestId}",
  "get /api/coins/travel-rule",
];

/** Their bodies are signed by the account itself. */
const SIGNED = [
  "post /api/wallets",
  "post /api/payments",
  "post /api/withdrawals",
  "post /api/sequenced-payments",
  "post /api/permits",
  "post /api/trades",
  "post /api/trades/{tradeId}/acts",
  "post /api/coins/payments",
];

export function describeInterface(bench: () => Bench): void {
  describe("interface", () => {
    const operations = async (): Promise<[string, Operation][]> => {
      const { body } = await bench()
        .client()
        .ask<Document & Record<string, unknown>>("GET", "/api/openapi.json");
      return Object.entries(body.paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]): [string, Operation] => [
          `${method} ${path}`,
          operation,
        ]),
      );
    };

    it("describes every route, with schemas for what comes in and what goes out", async () => {
      const found = await operations();
      expect(found.length).to.be.greaterThan(20);
      for (const [name, { summary, requestBody, responses }] of found) {
        expect(summary, name).to.match(/\S/);
        if (name.startsWith("post"))
          expect(requestBody?.content["application/json"]?.schema, name).to.be.an("object");
        const good = Object.entries(responses).filter(([status]) => status.startsWith("2"));
        expect(good, name).to.not.be.empty;
        for (const [status, { content }] of good) {
          if (status !== "204")
            expect(content?.["application/json"]?.schema, `${name} ${status}`).to.be.an("object");
        }
        expect(responses, name).to.include.keys("4XX", "5XX");
      }
    });

    it("shows nobody's own to others: each route is open on purpose, signed, or needs a session", async () => {
      for (const [name, { security }] of await operations()) {
        const isOpen = OPEN_TO_ALL.includes(name) || SIGNED.includes(name);
        expect(security !== undefined && security.length > 0, name).to.equal(!isOpen);
        if (isOpen) continue;
        const [method = "", path = ""] = name.split(" ");
        const real = path
          .replace("{id}", `0x${"1".repeat(64)}`)
          .replace("{cursor}", "1-1")
          .replace("{requestId}", "r".repeat(22));
        const verb = method.toUpperCase() as "GET" | "POST" | "DELETE";
        const body = verb === "POST" ? BODIES[path] : undefined;
        const headers = { "idempotency-key": "some-key-of-mine" };
        if (name === "delete /api/sessions") continue;
        const answer = await bench().client().ask(verb, real, body, headers);
        expect([answer.status, answer.body.code], name).to.deep.equal([401, "SIGN_IN_FIRST"]);
      }
    });

    it("has words for what it answers, in both languages, and says no in the one asked for", async () => {
      for (const code of Object.keys(GATEWAY_MESSAGES)) {
        expect(MESSAGES, code).to.include.keys(code);
        expect(MESSAGES_ZH, code).to.include.keys(code);
      }
      const here = bench().client();
      const english = await here.ask("GET", "/api/wallet");
      expect(english.headers.get("content-type")).to.contain("application/problem+json");
      expect(english.body).to.include({
        status: 401,
        title: MESSAGES.SIGN_IN_FIRST[0],
        nextStep: MESSAGES.SIGN_IN_FIRST[1],
      });
      const chinese = await here.ask("GET", "/api/wallet", undefined, {
        "accept-language": "zh-CN,zh;q=0.9",
      });
      expect(chinese.body.title).to.equal(MESSAGES_ZH.SIGN_IN_FIRST[0]);
    });

    it("says who is here and what the chain's clock says", async () => {
      const { status, body } = await bench().client().ask<Record<string, unknown>>("GET", "/api/status");
      expect(status).to.equal(200);
      expect(body).to.include({ demonstration: true, chainId: bench().ground.book.chainId });
      expect((body["institutions"] as { name: string }[]).map(({ name }) => name)).to.deep.equal([
        "Alipay",
        "Tenpay",
      ]);
      expect((body["block"] as { timestamp: number }).timestamp).to.be.greaterThan(1_799_999_999);
    });

    it("sends a strict policy with everything", async () => {
      const { headers } = await bench().client().ask("GET", "/api/status");
      expect(headers.get("content-security-policy"))
        .to.contain("default-src 'self'")
        .and.contain("script-src 'self'");
      expect(headers.get("x-content-type-options")).to.equal("nosniff");
      expect(headers.get("cache-control")).to.equal("no-store");
    });
  });
}

const SOMEBODY = "0x0000000000000000000000000000000000000001";
const STATEMENT = { currency: "USD", payer: SOMEBODY, payee: SOMEBODY, amountInMicro: "1" };

const BODIES: Readonly<Record<string, object>> = {
  "/api/wallet/tier": { tier: 2, evidence: ["bank_card"] },
  "/api/top-ups": { amountFen: "1" },
  "/api/requests": { amountFen: "1", purpose: "", expiresInSeconds: 60 },
  "/api/coins/holders": { vasp: SOMEBODY },
  "/api/coins/attestations": { ...STATEMENT, payerName: "One", payeeName: "Two" },
};
