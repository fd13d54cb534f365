import { expect } from "chai";

import type { PageUnderTest } from "./underTest.ts";
import type { Visitor } from "./visitor.ts";

export function describeBuying(page: () => PageUnderTest): void {
  describe("secured purchases", () => {
    it("goes from the order to the end: paid into escrow, shipped, extended, confirmed", async () => {
      const { people, walletYuan, book } = page().chain;
      const buyer = await page().arriveConnected("secured");
      await buyer.as("shopper");
      await order(buyer, people.seller, "120");
      await act(buyer, "Pay into escrow");
      await buyer.sees("Paid into escrow. The seller has to ship.");
      await buyer.sees("Then the buyer gets the money back.");
      await buyer.page.locator(".balance .figure", { hasText: "¥380.00" }).waitFor();
      expect(await walletYuan.balanceOf(book.contracts.SecuredTrades)).to.equal(120_00n);
      await page().screenshot(buyer, "secured");

      const seller = await page().arriveConnected("secured");
      await seller.as("seller");
      await act(seller, "Say that it's shipped");
      await buyer.sees("Shipped. The buyer has to confirm.");
      await act(buyer, "Extend the time");
      await act(buyer, "Confirm receipt");
      await buyer.sees("Finished: the seller is paid.");
      await seller.sees("Finished: the seller is paid.");
      // 0.6 % for the institution, which has named no wallet for fees here
      expect(await walletYuan.balanceOf(book.contracts.SecuredTrades)).to.equal(72n);
      expect(await walletYuan.balanceOf(people.seller)).to.equal(119_28n);
      expect(await page().chain.provider.getTransactionCount(people.shopper)).to.equal(0);
    });

    it("gives money back after shipping on a claim that the seller agrees to", async () => {
      const { people, walletYuan } = page().chain;
      const buyer = await page().arriveConnected("secured");
      await buyer.as("shopper");
      const before = await walletYuan.balanceOf(people.shopper);
      await order(buyer, people.seller, "40");
      await act(buyer, "Pay into escrow");
      const seller = await page().arriveConnected("secured");
      await seller.as("seller");
      await act(seller, "Say that it's shipped");
      // a claim before shipping is for all of it
      await latest(buyer).getByText("Shipped. The buyer has to confirm.").waitFor();
      await latest(buyer).getByRole("button", { name: "Claim money back" }).click();
      await latest(buyer).getByLabel("How much back, in yuan").fill("15");
      await latest(buyer).getByRole("button", { name: "Claim money back" }).last().click();
      await buyer.signAndRelay();
      await latest(seller).getByText("Claim: ¥15.00 back.").waitFor();
      await act(seller, "Agree to the claim");
      await latest(buyer)
        .getByText(/^The buyer got ¥15.00 back/)
        .waitFor();
      expect(await walletYuan.balanceOf(people.shopper)).to.equal(before - 25_00n);
    });

    it("can be sent as transactions of one's own as well", async () => {
      const { people } = page().chain;
      const buyer = await page().arriveConnected("secured");
      await buyer.as("shopper");
      await fillOrder(buyer, people.seller, "1");
      await buyer.press("Send it myself");
      (await buyer.wallet.approvals.next("transaction")).accept();
      await buyer.sees(/^Ordered: included in block/);
      await buyer.press("Done");
      await latest(buyer).getByRole("button", { name: "Cancel" }).click();
      await buyer.press("Send it myself");
      (await buyer.wallet.approvals.next("transaction")).accept();
      await latest(buyer).getByText("Closed: the seller gets nothing.").waitFor();
    });
  });
}

/** The trade that was ordered last. */
function latest(visitor: Visitor) {
  return visitor.page.locator(".trade").first();
}

async function fillOrder(buyer: Visitor, seller: string, yuan: string): Promise<void> {
  await buyer.page.getByLabel("Seller's address").fill(seller);
  await buyer.page.getByLabel("Price in yuan").fill(yuan);
  await buyer.press("Check the order");
}

async function order(buyer: Visitor, seller: string, yuan: string): Promise<void> {
  await fillOrder(buyer, seller, yuan);
  await buyer.signAndRelay();
  await buyer.sees(/^Ordered: included in block/);
  await buyer.press("Done");
}

async function act(visitor: Visitor, name: string): Promise<void> {
  await latest(visitor).getByRole("button", { name }).first().click();
  await visitor.signAndRelay();
  await latest(visitor)
    .getByText(/^Done: included in block/)
    .waitFor();
  await latest(visitor).getByRole("button", { name: "Done" }).click();
}
