import { expect } from "chai";

import type { PageUnderTest } from "./underTest.ts";

export function describeBalance(page: () => PageUnderTest): void {
  describe("balance", () => {
    it("shows the balance, who owes it, the client reserve behind it and the block", async () => {
      const visitor = await (await page().arrive()).connect();
      expect(await visitor.balance()).to.equal("¥1,234.56");
      await visitor.sees("Your claim is on Alipay, backed 1:1 by its client reserve at the central bank.");
      await visitor.sees(/^As of block \d+, /);
      const reserve = visitor.page.locator(".balance dd").nth(1);
      expect(await reserve.innerText(), "of all wallets there").to.equal("¥1,734.56");
    });

    it("lists the token in the wallet, or takes a refusal quietly", async () => {
      const visitor = await (await page().arrive()).connect();
      await visitor.press("Add CNYW to the wallet's token list");
      (await visitor.wallet.approvals.next("watchAsset")).reject();
      await visitor.sees("Cancelled. Nothing was sent.");
      await visitor.press("Add CNYW to the wallet's token list");
      (await visitor.wallet.approvals.next("watchAsset")).accept();
      await visitor.sees("Added to the wallet's token list.");
      const address = page().chain.book.contracts.WalletYuan;
      expect(visitor.wallet.watched).to.deep.equal([{ address, symbol: "CNYW", decimals: 2 }]);
    });

    it("follows the wallet's account at once, and never shows another account's balance", async () => {
      const visitor = await (await page().arrive()).connect();
      await visitor.balance();
      await visitor.page.evaluate(recordBalances);
      await visitor.as("bob");
      await visitor.page.getByText("Your claim is on Tenpay").waitFor();
      expect(await visitor.balance()).to.equal("¥88.00");
      const shown = await visitor.page.evaluate(() => (window as unknown as Recorded).shown);
      const afterSwitch = shown.filter(([address]) => address === page().chain.people.bob);
      expect(afterSwitch, "nothing was recorded").not.to.be.empty;
      expect(afterSwitch.map(([, balance]) => balance)).not.to.include("¥1,234.56");
    });

    it("says that an account has no wallet, and what to do", async () => {
      const visitor = await (await page().arrive()).connect();
      await visitor.as("stranger");
      await visitor.sees("This account has no wallet");
      await visitor.sees(/Ask a payment institution to open one/);
      await visitor.open("pay");
      await visitor.sees("This account has no wallet at a payment institution yet.");
      expect(await visitor.page.getByRole("button", { name: "Check payment" }).count()).to.equal(0);
    });
  });
}

interface Recorded {
  shown: [address: string | null, balance: string | null][];
}

/** In the page: notes which balance stands beside which account, at every change of the document. */
function recordBalances(): void {
  const recorded = window as unknown as Recorded;
  recorded.shown = [];
  new MutationObserver(() => {
    const address = document.querySelector(".bar code")?.getAttribute("title") ?? null;
    const balance = document.querySelector(".balance .figure:not(.skeleton)")?.textContent ?? null;
    recorded.shown.push([address, balance]);
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}
