import { expect } from "chai";

import { WalletTiers__factory } from "../../types/ethers-contracts/factories/contracts/yuan/tiers/WalletTiers__factory.ts";
import type { PageUnderTest } from "./underTest.ts";

export function describeOnboarding(page: () => PageUnderTest): void {
  describe("opening a wallet", () => {
    it("takes an account without coin from nothing to a wallet that pays, and to the bank and back", async () => {
      const { chain } = page();
      const { newcomer, bob } = chain.people;
      expect(await chain.provider.getBalance(newcomer)).to.equal(0n);
      const visitor = await page().arriveConnected();
      await visitor.as("newcomer");
      await visitor.sees("This account has no wallet");
      await visitor.page.getByLabel("Name").fill("张三");
      await visitor.press("Make one up");
      await page().screenshot(visitor, "opening");
      await visitor.press("Sign and open the wallet");
      const { details, accept } = await visitor.wallet.approvals.next("signTypedData");
      expect(details).to.have.nested.property("message.name", "张三");
      accept();
      await visitor.sees("Your wallet is of tier I.");
      const tiers = WalletTiers__factory.connect(chain.book.contracts.WalletTiers, chain.provider);
      expect((await tiers.identityOf(newcomer)).tier).to.equal(1n);
      await visitor.sees("¥1,000.00 left of ¥1,000.00");

      await visitor.signIn();
      await visitor.page.getByLabel("From the deposit to the wallet, in yuan").fill("300");
      await visitor.press("Top up");
      await visitor.sees(/^¥300.00 topped up: included in block/);
      await visitor.page.locator(".balance .figure", { hasText: "¥300.00" }).waitFor();
      expect(await chain.walletYuan.balanceOf(newcomer)).to.equal(300_00n);
      await page().screenshot(visitor, "topped-up");

      await visitor.check(bob, "12.34");
      await visitor.sees("Left of all you may ever pay, after");
      const statement = await visitor.signAndRelay();
      expect(statement).to.have.nested.property("message.amountInFen", "1234");
      await visitor.sees(/^¥12.34 paid: included in block/);
      expect(await chain.walletYuan.balanceOf(newcomer)).to.equal(287_66n);
      expect(await chain.provider.getTransactionCount(newcomer), "transactions of the payer's own").to.equal(
        0,
      );

      await visitor.open("wallet");
      await visitor.page.getByLabel("From the wallet to the deposit, in yuan").fill("87.66");
      await visitor.press("Withdraw");
      await visitor.sees(/^¥87.66 goes from your wallet to deposit/);
      await visitor.signAndRelay();
      await visitor.sees(/^¥87.66 withdrawn: included in block/);
      expect(await chain.walletYuan.balanceOf(newcomer)).to.equal(200_00n);

      await visitor.open("activity");
      for (const [kind, amount] of [
        ["Withdrawal", "−¥87.66"],
        ["Paid", "−¥12.34"],
        ["Top-up", "+¥300.00"],
      ] as const) {
        const row = visitor.page.locator(".movements li", { hasText: kind });
        await row.getByText(amount).waitFor();
      }
      await visitor.page.getByLabel("Kind").selectOption("paid");
      await visitor.page.locator(".movements li", { hasText: "Top-up" }).waitFor({ state: "detached" });
      await visitor.press("Receipt");
      await visitor.page
        .locator(".receipt")
        .getByText(/^0x[0-9a-f]{64}$/)
        .first()
        .waitFor();
      await page().screenshot(visitor, "activity");
    });

    it("says what a tier refuses, what is left of it, and raises it on more evidence", async () => {
      const { chain } = page();
      const visitor = await page().arriveConnected();
      await visitor.as("newcomer");
      await visitor.sees("Your wallet is of tier I.");
      await visitor.signIn();
      await visitor.page.getByLabel("From the deposit to the wallet, in yuan").fill("2000");
      await visitor.press("Top up");
      await visitor.sees(/^¥2,000.00 topped up/);
      await visitor.check(chain.people.bob, "1500");
      await visitor.page
        .getByRole("alert")
        .getByText(/Needed ¥1,500\.00, left ¥987\.66/)
        .waitFor();
      await visitor.open("wallet");
      await visitor.page.getByText("Raise the tier", { exact: true }).click();
      for (const source of ["Bank card", "Mobile number", "Social security"]) {
        await visitor.page.getByLabel(source).check();
      }
      await visitor.press("Ask for it");
      await visitor.sees("Your wallet is of tier II.");
      await visitor.check(chain.people.bob, "1500");
      await visitor.signAndRelay();
      await visitor.sees(/^¥1,500.00 paid/);
    });

    it("refuses a wrong identity number and a missing name before anything is signed", async () => {
      const visitor = await page().arriveConnected();
      await visitor.as("stranger");
      const asked = visitor.wallet.approvals.count;
      await visitor.press("Sign and open the wallet");
      await visitor.page.getByRole("alert").getByText("Enter the name as on the identity card.").waitFor();
      await visitor.page.getByLabel("Name").fill("李四");
      await visitor.page.getByLabel("Resident identity number").fill("110105194912310021");
      await visitor.press("Sign and open the wallet");
      await visitor.page.getByRole("alert").getByText("This isn't a resident identity number").waitFor();
      expect(visitor.wallet.approvals.count).to.equal(asked);
    });
  });
}
