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

    it("reads without a wallet", async () => {
      const visitor = await page().arrive({ noWallet: true });
      await visitor.sees("No wallet was found in this browser.");
      await visitor.page.getByLabel("Wallet address").fill(page().chain.people.bob);
      await visitor.press("Look up");
      await visitor.sees("¥88.00");
      await visitor.sees("The claim is on Tenpay, backed 1:1 by its client reserve at the central bank.");
    });
  });
}
