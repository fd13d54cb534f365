import { expect } from "chai";

import type { People } from "./people.ts";
import type { PageUnderTest } from "./underTest.ts";

export function describePaying(page: () => PageUnderTest): void {
  describe("paying", () => {
    it("pays across institutions from an account without native coin; both sides and both reserves move", async () => {
      const { alice, bob } = page().chain.people;
      expect(await page().chain.walletYuan.runner?.provider?.getBalance(alice)).to.equal(0n);
      const visitor = await (await page().arrive()).connect();
      await visitor.check(bob, "34.56");
      await visitor.sees("Changes from Alipay to Tenpay; client reserve moves with it");
      await visitor.sees("¥0.00 (gas is free on this chain)");
      await page().screenshot(visitor, "preview");
      await visitor.press("Send it myself");
      const approval = await visitor.wallet.approvals.next("transaction");
      expect(approval.details).to.include({ from: alice.toLowerCase(), gasPrice: "0x0", value: "0x0" });
      approval.accept();
      await visitor.sees(/^¥34.56 paid: included in block \d+\.$/);
      await visitor.page.locator(".balance .figure", { hasText: "¥1,200.00" }).waitFor();
      await page().screenshot(visitor, "included");
      expect(await page().chain.walletYuan.balanceOf(alice)).to.equal(1_200_00n);
      expect(await page().chain.walletYuan.balanceOf(bob)).to.equal(122_56n);
      const [alipay, tenpay] = await page().chain.walletYuan.institutions();
      expect(await page().chain.walletYuan.clientReserveOf(alipay ?? "")).to.equal(1_700_00n);
      expect(await page().chain.walletYuan.clientReserveOf(tenpay ?? "")).to.equal(122_56n);
    });

    it("takes a rejected payment quietly and moves nothing", async () => {
      const visitor = await (await page().arrive()).connect();
      const before = await page().chain.walletYuan.balanceOf(page().chain.people.alice);
      await visitor.check(page().chain.people.bob, "1");
      await visitor.press("Send it myself");
      (await visitor.wallet.approvals.next("transaction")).reject();
      await visitor.sees("Cancelled. Nothing was sent.");
      expect(await visitor.page.getByRole("alert").count()).to.equal(0);
      expect(await page().chain.walletYuan.balanceOf(page().chain.people.alice)).to.equal(before);
    });

    const refusals: [string, (people: People) => string, string, RegExp][] = [
      [
        "more than the balance",
        ({ bob }) => bob,
        "9,999,999.00",
        /holds ¥1,2\d\d\.\d\d, ¥9,999,999\.00 is needed/,
      ],
      ["a frozen wallet", ({ frozen }) => frozen, "1", /is frozen: it can neither pay nor be paid/],
      ["an address without a wallet", ({ stranger }) => stranger, "1", /can't be paid: it has no wallet/],
      ["oneself", ({ alice }) => alice, "1", /This is your own address/],
      ["an address with a wrong character", ({ bob }) => bob.replace(/.$/, "g"), "1", /isn't an address/],
      ["a third decimal", ({ bob }) => bob, "1.234", /isn't an amount in yuan/],
      ["nothing", ({ bob }) => bob, "0", /must be more than zero/],
    ];
    for (const [what, payee, amount, words] of refusals) {
      it(`explains why ${what} can't be paid, without opening the wallet`, async () => {
        const visitor = await (await page().arrive()).connect();
        const asked = visitor.wallet.approvals.count;
        await visitor.check(payee(page().chain.people), amount);
        await visitor.page.getByRole("alert").getByText(words).waitFor();
        expect(visitor.wallet.approvals.count).to.equal(asked);
      });
    }

    it("explains a pause", async () => {
      await page().chain.pause();
      try {
        const visitor = await (await page().arrive()).connect();
        await visitor.sees(
          "Payments are paused by the supervisor. Balances stay as they are until it lifts the pause.",
        );
        await visitor.check(page().chain.people.bob, "1");
        await visitor.page.getByRole("alert").getByText("Payments are paused by the supervisor.").waitFor();
      } finally {
        await page().chain.unpause();
      }
    });

    it("explains a frozen wallet to its holder, who can neither pay nor be paid, and says who can lift it", async () => {
      const { people, freeze, lift } = page().chain;
      const visitor = await (await page().arrive()).connect();
      await freeze(people.alice);
      try {
        await visitor.sees(/^This wallet is frozen by the supervisor: .* Only the supervisor can lift it\.$/);
        await visitor.check(people.bob, "1");
        await visitor.page
          .getByRole("alert")
          .getByText(/is frozen/)
          .waitFor();
        await visitor.open("receive");
        await visitor.sees(/^Your wallet is frozen: nobody can pay to it/);
      } finally {
        await lift(people.alice);
      }
      await visitor.page.getByText(/^Your wallet is frozen/).waitFor({ state: "detached" });
    });

    it("refuses to send when the wallet went to another network meanwhile", async () => {
      const visitor = await (await page().arrive()).connect();
      await visitor.check(page().chain.people.bob, "1");
      await visitor.sees(/^Changes from Alipay/);
      visitor.wallet.selectChain("0x1");
      await visitor.sees("Your wallet is on another network than Jiaozi local.");
      expect(await visitor.page.getByRole("button", { name: "Send it myself" }).isDisabled()).to.equal(true);
      expect(visitor.wallet.requested).to.deep.equal([]);
    });
  });
}
