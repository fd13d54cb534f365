import { expect } from "chai";
import { Wallet } from "ethers";

import type { Challenge, Session } from "../../../wallet/gateway/api/signIn.ts";
import type { Bench } from "../bench.ts";

export function describeSignIn(bench: () => Bench): void {
  describe("sign-in", () => {
    const challengeFor = async (address: string): Promise<Challenge> =>
      (await bench().client().ask<Challenge>("POST", "/api/challenges", { account: address })).body;

    it("takes a message signed by the account it was made for, once", async () => {
      const here = bench().client();
      const { message } = await challengeFor(here.address);
      expect(message).to.contain(here.address).and.contain(`Chain ID: ${here.book.chainId}`);
      expect(message.split("\n")[0]).to.contain(new URL(here.url).host);
      const signature = await here.account.signMessage(message);
      const first = await here.ask<Session>("POST", "/api/sessions", { message, signature });
      expect(first.status).to.equal(201);
      expect(first.body.token).to.match(/^[\w-]{43}$/);
      const again = await here.ask("POST", "/api/sessions", { message, signature });
      expect([again.status, again.body.code]).to.deep.equal([401, "SIGN_IN_FAILED"]);
    });

    it("refuses another's signature, and any message but the one it gave", async () => {
      const here = bench().client();
      const { message } = await challengeFor(here.address);
      const stranger = await Wallet.createRandom().signMessage(message);
      const byStranger = await here.ask("POST", "/api/sessions", { message, signature: stranger });
      expect(byStranger.body.code).to.equal("SIGN_IN_FAILED");
      const altered = message.replace("Version: 1", "Version: 2");
      const signature = await here.account.signMessage(altered);
      const other = await here.ask("POST", "/api/sessions", { message: altered, signature });
      expect(other.body.code).to.equal("SIGN_IN_FAILED");
      // a failed attempt doesn't use up the holder's own message
      const own = await here.ask("POST", "/api/sessions", {
        message,
        signature: await here.account.signMessage(message),
      });
      expect(own.status).to.equal(201);
    });

    it("ends a session when asked to", async () => {
      const here = bench().client();
      await here.signIn();
      expect((await here.ask("GET", "/api/history")).status).to.equal(200);
      expect((await here.ask("DELETE", "/api/sessions")).status).to.equal(204);
      expect((await here.ask("GET", "/api/history")).status).to.equal(401);
    });
  });
}
