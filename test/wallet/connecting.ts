import { expect } from "chai";
import { toQuantity } from "ethers";

import { LOCAL_CHAIN } from "../../deploy/localChain.ts";
import type { PageUnderTest } from "./underTest.ts";

export function describeConnecting(page: () => PageUnderTest): void {
  describe("connecting", () => {
    it("opens no window by itself", async () => {
      const visitor = await page().arrive();
      await visitor.sees("Connect MetaMask");
      await visitor.sees("Alipay");
      expect(visitor.wallet.approvals.count).to.equal(0);
    });

    it("takes a refusal quietly, and can try again", async () => {
      const visitor = await page().arrive();
      await visitor.press("Connect MetaMask");
      (await visitor.wallet.approvals.next("connect")).reject();
      await visitor.sees("Cancelled. Nothing was sent.");
      expect(await visitor.page.getByRole("alert").count()).to.equal(0);
      await visitor.press("Connect MetaMask");
      (await visitor.wallet.approvals.next("connect")).accept();
      await visitor.sees("Your balance");
    });

    it("switches from a wrong network, which it adds first, and blocks paying until then", async () => {
      const visitor = await page().arrive();
      await visitor.press("Connect MetaMask");
      (await visitor.wallet.approvals.next("connect")).accept();
      await visitor.sees("Your wallet is on another network than Jiaozi local.");
      await visitor.open("pay");
      await visitor.sees("Switch the network to pay.");
      expect(await visitor.page.getByRole("button", { name: "Check payment" }).isDisabled()).to.equal(true);
      await visitor.press("Switch to Jiaozi local");
      const { details, accept } = await visitor.wallet.approvals.next("addChain");
      expect(details).to.include({
        chainId: toQuantity(LOCAL_CHAIN.chainId),
        rpcUrl: page().chain.book.rpcUrl,
      });
      accept();
      await visitor.page.locator(".banner").waitFor({ state: "detached" });
      expect(visitor.wallet.network.chainId).to.equal(toQuantity(LOCAL_CHAIN.chainId));
    });

    it("stays connected over a reload without asking again, until disconnected", async () => {
      const visitor = await (await page().arrive()).connect();
      const asked = visitor.wallet.approvals.count;
      await visitor.page.reload();
      expect(await visitor.balance()).to.equal("¥1,234.56");
      await visitor.press("Disconnect");
      await visitor.sees("Connect MetaMask");
      await visitor.page.reload();
      await visitor.sees("Connect MetaMask");
      expect(visitor.wallet.approvals.count).to.equal(asked);
    });

    it("says that the wallet has a request open already", async () => {
      const visitor = await page().arrive();
      await visitor.press("Connect MetaMask");
      const { accept } = await visitor.wallet.approvals.next("connect");
      await visitor.page.reload();
      await visitor.press("Connect MetaMask");
      await visitor.sees("Your wallet has a request open already.");
      accept();
    });

    it("lets the person choose among several wallets, MetaMask first", async () => {
      const visitor = await page().arrive();
      await visitor.page.addInitScript(announceAnotherWallet);
      await visitor.page.reload();
      await visitor.sees("Choose a wallet");
      const names = await visitor.page.locator(".wallets button").allInnerTexts();
      expect(names).to.deep.equal(["Connect MetaMask", "Connect Another"]);
    });

    it("falls back to window.ethereum where nothing is announced", async () => {
      const visitor = await page().arrive({ noWallet: true });
      await visitor.page.addInitScript({ content: "window.ethereum = { request: async () => [] }" });
      await visitor.page.reload();
      await visitor.press("Connect Browser wallet");
      await visitor.sees("The wallet gave no account.");
    });

    it("says how to start the chain when there is no address book, and goes on once there is", async () => {
      const visitor = await page().arrive();
      await visitor.page.route("**/address-book.json", (route) => route.fulfill({ status: 404 }));
      await visitor.page.reload();
      await visitor.sees("There is no address book, so the page doesn't know the contracts.");
      await visitor.sees("Start the chain with npm start, then reload this page.");
      await visitor.page.unroute("**/address-book.json");
      await visitor.press("Try again");
      await visitor.sees("Connect MetaMask");
      // Chromium's own lines about the 404
      for (const line of visitor.complaints.splice(0)) expect(line).to.include("404");
    });

    it("keeps the last figures, marked as such, when the node stops answering", async () => {
      const visitor = await (await page().arrive()).connect();
      const balance = await visitor.balance();
      await visitor.page.route(`${page().chain.book.rpcUrl}/**`, (route) => route.abort());
      await visitor.sees("The node doesn't answer. These figures may be out of date.");
      expect(await visitor.balance()).to.equal(balance);
      visitor.complaints.length = 0; // Chromium's own lines about the requests
    });

    it("reads without a wallet", async () => {
      const visitor = await page().arrive({ noWallet: true });
      await visitor.sees("No wallet was found in this browser.");
      await visitor.open("money");
      await visitor.page.getByLabel("Wallet address").fill(page().chain.people.bob);
      await visitor.press("Look up");
      await visitor.sees("¥88.00");
      await visitor.sees("The claim is on Tenpay, backed 1:1 by its client reserve at the central bank.");
    });
  });
}

/** In the page: a second wallet, which makes itself known when asked and does nothing else. */
function announceAnotherWallet(): void {
  const info = {
    uuid: crypto.randomUUID(),
    name: "Another",
    icon: "data:image/svg+xml,",
    rdns: "com.example",
  };
  window.addEventListener("eip6963:requestProvider", () =>
    window.dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail: { info, provider: {} } })),
  );
}
