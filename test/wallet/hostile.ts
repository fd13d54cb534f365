import { expect } from "chai";

import type { PageUnderTest } from "./underTest.ts";

export function describeHostile(page: () => PageUnderTest): void {
  describe("hostile input", () => {
    it("warns of an address that looks like one paid before", async () => {
      const { people } = page().chain;
      const visitor = await page().arriveConnected("pay");
      await visitor.check(people.bob, "0.01");
      await visitor.signAndRelay();
      await visitor.sees(/^¥0.01 paid/);
      await visitor.press("Done");
      await visitor.page.getByLabel(/^Recipient's address/).fill(people.lookAlike);
      await visitor.page.getByRole("alert").getByText(`this address looks like ${people.bob}`).waitFor();
      await page().screenshot(visitor, "look-alike");
    });

    for (const amount of ["1e30", "99999999999999999999999999999999999", "-5", "0x10", "１２", "1,0000"]) {
      it(`opens no wallet for the amount ${amount}`, async () => {
        const visitor = await page().arriveConnected("pay");
        const asked = visitor.wallet.approvals.count;
        await visitor.check(page().chain.people.bob, amount);
        await visitor.page.locator(".pay .problem").waitFor();
        expect(visitor.wallet.approvals.count).to.equal(asked);
      });
    }

    it("takes what a link says as text, and runs nothing of it", async () => {
      const visitor = await page().arriveConnected();
      await visitor.open("pay?to=%3Cscript%3Ealert(1)%3C%2Fscript%3E&amount=%22%3E%3Cimg%20src%3Dx%3E");
      await visitor.page.getByRole("alert").getByText("This isn't an address").waitFor();
      await visitor.open("pay?request=../../sessions");
      await visitor.page.locator(".pay .problem").waitFor();
      visitor.complaints.length = 0; // Chromium's own line about the answer
    });

    it("can't be made to carry out an altered payment, or one payment twice", async () => {
      const { people, walletYuan } = page().chain;
      const visitor = await page().arriveConnected("pay");
      const before = await walletYuan.balanceOf(people.bob);
      const asked: string[] = [];
      await visitor.page.route("**/api/payments", async (route) => {
        asked.push(route.request().postData() ?? "");
        await route.continue({
          postData: (asked[0] ?? "").replace('"amountInFen":"200"', '"amountInFen":"20000"'),
        });
      });
      await visitor.check(people.bob, "2");
      await visitor.signAndRelay();
      await visitor.sees("Refused; no money moved.");
      expect(await walletYuan.balanceOf(people.bob)).to.equal(before);
      const post = (body: string) =>
        fetch(new URL("api/payments", page().site.url), {
          method: "POST",
          headers: { "content-type": "application/json" },
          body,
        });
      const honest = asked[0] ?? "";
      expect((await post(honest)).status).to.equal(202);
      await visitor.page.locator(".balance").waitFor();
      for (let tries = 0; tries < 50 && (await walletYuan.balanceOf(people.bob)) === before; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      expect((await post(honest)).status, "the same again").to.equal(200);
      expect(
        (await post(honest.replace('"amountInFen":"200"', '"amountInFen":"300"'))).status,
      ).to.be.at.least(400);
      expect(await walletYuan.balanceOf(people.bob)).to.equal(before + 200n);
      visitor.complaints.length = 0; // Chromium's own line about the refusal
    });

    it("is safe to hand over again when the answer was lost", async () => {
      const { people, walletYuan } = page().chain;
      const visitor = await page().arriveConnected("pay");
      const before = await walletYuan.balanceOf(people.bob);
      await visitor.page.route("**/api/payments", async (route) => {
        await route.fetch(); // arrives, but its answer doesn't
        await route.abort();
      });
      await visitor.check(people.bob, "3");
      await visitor.signAndRelay();
      await visitor.page.getByRole("alert").getByText("The institution's gateway doesn't answer.").waitFor();
      await visitor.page.unroute("**/api/payments");
      await visitor.press("Hand it over again");
      await visitor.sees(/^¥3.00 paid/);
      expect(await walletYuan.balanceOf(people.bob)).to.equal(before + 300n);
      visitor.complaints.length = 0; // Chromium's own line about the aborted request
    });
  });
}
