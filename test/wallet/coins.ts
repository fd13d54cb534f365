import { expect } from "chai";

import { Composite__factory } from "../../types/ethers-contracts/factories/contracts/libra/composite/Composite__factory.ts";
import { LibraCoin__factory } from "../../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import { figureIn } from "./behind.ts";
import type { LibraPage } from "./libra.ts";
import { CASE } from "./libraChain.ts";
import type { Visitor } from "./visitor.ts";

async function fillIn(visitor: Visitor, payee: string, amount: string, code = "USD"): Promise<void> {
  const send = visitor.page.locator(".send");
  await send.getByLabel("Coin", { exact: true }).selectOption(code);
  await send.getByLabel("Recipient's address").fill(payee);
  await send.getByLabel("Amount in coins").fill(amount);
  await visitor.press("Check payment");
}

/** Lets the wallet send each transaction that the page asks for, step by step. */
async function step(visitor: Visitor, name: string | RegExp): Promise<void> {
  await visitor.press(name);
  await visitor.press("Confirm in wallet");
  (await visitor.wallet.approvals.next("transaction")).accept();
  await visitor.sees(/^✓ included in block/);
  await visitor.press("Done");
}

export function describeCoins(libra: () => LibraPage): void {
  const coin = (code: "USD" | "EUR") =>
    LibraCoin__factory.connect(libra().chain.libra.currencies[code].coin, libra().chain.provider);

  describe("≋ coins", () => {
    it("shows each coin with who owes it, and sends below the travel rule's threshold without a transaction of one's own", async () => {
      const { page, chain } = libra();
      const { alice, bob } = chain.people;
      const visitor = await page.arriveConnected("libra");
      const row = visitor.page.locator('.holdings tr[data-coin="USD"]');
      await row.waitFor();
      expect(figureIn(await row.locator("td").first().innerText(), 6)).to.equal(
        await coin("USD").balanceOf(alice),
      );
      await row.getByText("the association, out of ≋USD's reserve").waitFor();
      await visitor.sees("Kept by Demo VASP A. It can't spend your coins; it passes on what you sign.");
      const before = await coin("USD").balanceOf(bob);
      await fillIn(visitor, bob, "12.345678");
      await visitor.sees("below ≋USD 1,000.00, so no statement is needed");
      await visitor.sees("Demo VASP B");
      const statement = await visitor.signAndRelay();
      expect(statement).to.have.nested.property("message.amountInMicro", "12345678");
      await visitor.sees(/^≋USD 12\.345678 sent; in block/);
      expect((await coin("USD").balanceOf(bob)) - before).to.equal(12_345_678n);
      expect(await chain.provider.getTransactionCount(alice, "latest")).to.equal(0);
    });

    it("asks for names from the threshold on, and pays with the answer of the payee's provider", async () => {
      const { page, chain } = libra();
      const { bob } = chain.people;
      const visitor = await page.arriveConnected("libra");
      const before = await coin("USD").balanceOf(bob);
      const asked = visitor.wallet.approvals.count;
      await fillIn(visitor, bob, "1000");
      await visitor.sees("Who pays, and who is paid");
      await visitor.sees(/^From ≋USD 1,000\.00 on, .* They go to Demo VASP B, not onto the chain/);
      expect(visitor.wallet.approvals.count).to.equal(asked);
      await visitor.signIn();
      await visitor.page.getByLabel("Your name").fill("Alice Example");
      await visitor.page.getByLabel("Recipient's name").fill("Bob Example");
      await visitor.press("Ask the recipient's provider");
      await visitor.sees("Demo VASP B attests that it knows the recipient");
      await page.screenshot(visitor, "travel-rule");
      await visitor.signAndRelay();
      await visitor.sees(/^≋USD 1,000\.00 sent; in block/);
      expect((await coin("USD").balanceOf(bob)) - before).to.equal(1_000_000_000n);
    });

    it("refuses what can't be paid with a sentence in coins and no window of the wallet", async () => {
      const { page, chain } = libra();
      const visitor = await page.arriveConnected("libra");
      const asked = visitor.wallet.approvals.count;
      const alert = visitor.page.locator(".send").getByRole("alert");
      await fillIn(visitor, chain.people.stranger, "1");
      await alert.waitFor();
      await visitor.page.getByLabel("Recipient's address").fill(chain.people.bob);
      for (const [amount, words] of [
        ["1.2345678", "This isn't an amount of coins."],
        ["<img src=x onerror=alert(1)>", "This isn't an amount of coins."],
        ["999999.99", /≋ 999,999\.99/],
      ] as const) {
        await fillIn(visitor, chain.people.bob, amount, "EUR");
        if (amount === "999999.99") {
          // above the threshold: the provider is asked first, and the coin then refuses
          await visitor.sees("Who pays, and who is paid");
          await visitor.press("Change");
        } else await alert.getByText(words).waitFor();
      }
      expect(visitor.wallet.approvals.count).to.equal(asked);
    });

    it("composes ≋LBR of exactly what the vault asks, allows no more, and takes it apart again", async () => {
      const { page, chain } = libra();
      const { alice } = chain.people;
      const { vault, coin: lbr } = chain.libra.composite;
      const composite = Composite__factory.connect(vault, chain.provider);
      const held = LibraCoin__factory.connect(lbr, chain.provider);
      const visitor = await page.arriveConnected("libra");
      const panel = visitor.page.locator(".lbr");
      await panel.getByLabel("Amount of ≋LBR").fill("10.000001");
      await visitor.press("Show what it takes");
      const brought = await composite.broughtFor(10_000_001n);
      await panel.locator('tr[data-coin="SGD"]').waitFor();
      const shown = await panel.locator("tbody td:nth-of-type(1)").allInnerTexts();
      expect(shown.map((text) => figureIn(text, 6))).to.deep.equal([...brought]);
      await page.screenshot(visitor, "composing");
      const before = await coin("USD").balanceOf(alice);
      for (const code of ["USD", "EUR", "GBP", "SGD"]) await step(visitor, new RegExp(`^Allow ≋${code} `));
      expect(await coin("USD").allowance(alice, vault)).to.equal(brought[0]);
      await step(visitor, "Create");
      expect(await held.balanceOf(alice)).to.equal(10_000_001n);
      expect(before - (await coin("USD").balanceOf(alice))).to.equal(brought[0]);
      for (const code of ["USD", "EUR"] as const)
        expect(await coin(code).allowance(alice, vault)).to.equal(0n);

      await panel.getByLabel("Unpack").check();
      await panel.getByLabel("Amount of ≋LBR").fill("10.000001");
      await visitor.press("Show what it takes");
      await step(visitor, "Unpack");
      expect(await held.balanceOf(alice)).to.equal(0n);
      const taken = await composite.takenFor(10_000_001n);
      expect(await coin("USD").balanceOf(alice)).to.equal(before - (brought[0] ?? 0n) + (taken[0] ?? 0n));
    });

    it("says that coins are frozen and who can lift that, and leaves nothing to spend", async () => {
      const { page, chain } = libra();
      const { bob } = chain.people;
      const visitor = await page.arriveConnected("libra");
      await visitor.as("bob");
      await visitor.page.locator('.holdings tr[data-coin="EUR"]').waitFor();
      await (
        await coin("EUR")
          .connect(await chain.signerOf("freeze"))
          .freeze(bob, CASE)
      ).wait();
      await visitor.sees("Your ≋EUR are frozen. Who holds the association's lift role can lift that.");
      const cells = visitor.page.locator('.holdings tr[data-coin="EUR"] td');
      expect(await cells.nth(1).innerText()).to.equal("0.00");
      await (
        await coin("EUR")
          .connect(await chain.signerOf("lift"))
          .lift(bob, CASE)
      ).wait();
      await visitor.page.locator(".holdings .notice").waitFor({ state: "detached" });
    });

    it("takes somebody new through a wallet to a provider, who accepts every coin for them", async () => {
      const { page, chain } = libra();
      const { trader } = chain.people;
      const visitor = await page.arriveConnected();
      await visitor.as("trader");
      await visitor.page.getByLabel("Name").fill("王五");
      await visitor.press("Make one up");
      await visitor.press("Sign and open the wallet");
      (await visitor.wallet.approvals.next("signTypedData")).accept();
      await visitor.sees("Your wallet is of tier I.");
      await visitor.open("libra");
      await visitor.signIn();
      await visitor.page.getByLabel("Provider").selectOption({ label: "Demo VASP B" });
      await visitor.press("Register");
      await visitor.sees("Kept by Demo VASP B. It can't spend your coins; it passes on what you sign.");
      await visitor.page.getByText("not accepted").first().waitFor({ state: "detached" });
      const [, , accepted] = await coin("USD").holderOf(trader);
      expect(accepted).to.equal(true);
      expect(await chain.provider.getTransactionCount(trader)).to.equal(0);
    });
  });
}
