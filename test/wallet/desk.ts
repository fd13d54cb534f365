import { expect } from "chai";

import { Council__factory } from "../../types/ethers-contracts/factories/contracts/libra/association/Council__factory.ts";
import type { LibraPage } from "./libra.ts";
import type { Visitor } from "./visitor.ts";

const GROUPS = { yuan: "Wallet yuan: institutions and supervision", council: "The council" } as const;

async function choose(visitor: Visitor, group: keyof typeof GROUPS, act: string): Promise<void> {
  const acts = visitor.page.locator(".acts");
  await acts.getByLabel("Field of work").selectOption({ label: GROUPS[group] });
  await acts.getByLabel("Act", { exact: true }).selectOption({ label: act });
}

/** What the act changes, as shown, once it is shown. */
async function effects(visitor: Visitor, name: string): Promise<string[]> {
  const cells = visitor.page.locator(`tr[data-effect="${name}"] td`);
  await cells.first().waitFor();
  return cells.allInnerTexts();
}

async function confirm(visitor: Visitor): Promise<void> {
  await visitor.press("Confirm in wallet");
  (await visitor.wallet.approvals.next("transaction")).accept();
  await visitor.sees(/^✓ included in block/);
}

export function describeDesk(libra: () => LibraPage): void {
  describe("desk", () => {
    it("shows a freeze before it is sent, and then on the wallet's own page with who can lift it", async () => {
      const { page, chain } = libra();
      const { alice } = chain.people;
      const visitor = await page.arriveConnected("desk");
      await visitor.as("officer");
      await visitor.page.locator(".yours", { hasText: "Freeze (RMB), Member of the council" }).waitFor();
      await choose(visitor, "yuan", "Freeze a wallet");
      await visitor.page.locator(".who", { hasText: "You may." }).waitFor();
      await visitor.page.getByLabel("Account", { exact: true }).fill(alice);
      await visitor.page.getByLabel("Case reference").fill("2026-17");
      await visitor.press("Show what would happen");
      expect(await effects(visitor, "frozen")).to.deep.equal(["no", "yes"]);
      await page.screenshot(visitor, "desk-freeze");
      await confirm(visitor);
      await visitor.page.locator('tr[data-effect="frozen"] td').nth(2).waitFor();
      expect(await effects(visitor, "frozen")).to.deep.equal(["no", "yes", "yes"]);
      expect(await chain.walletYuan.isFrozen(alice)).to.equal(true);
      await visitor.open("wallet");
      await visitor.as("alice");
      await visitor.page
        .locator(".notice", { hasText: /frozen/i })
        .first()
        .waitFor();
      await chain.lift(alice);
      await visitor.page
        .locator(".notice", { hasText: /frozen/i })
        .first()
        .waitFor({ state: "detached" });
    });

    it("shows who may and the rule that refuses, and opens no window for what would be refused", async () => {
      const { page, chain } = libra();
      const visitor = await page.arriveConnected("desk");
      await visitor.as("bob");
      await visitor.page.locator(".yours", { hasText: "has none of these roles" }).waitFor();
      await choose(visitor, "yuan", "Freeze a wallet");
      await visitor.page.locator(".who", { hasText: "isn't among them" }).waitFor();
      const asked = visitor.wallet.approvals.count;
      await visitor.page.getByLabel("Account", { exact: true }).fill(chain.people.alice);
      await visitor.page.getByLabel("Case reference").fill("2026-18");
      await visitor.press("Show what would happen");
      await visitor.page.getByRole("alert").getByText("doesn't have the role for this.").waitFor();
      expect(await effects(visitor, "frozen")).to.deep.equal(["no", "–"]);
      expect(await visitor.page.getByRole("button", { name: "Confirm in wallet" }).count()).to.equal(0);
      expect(visitor.wallet.approvals.count).to.equal(asked);
      expect(await chain.walletYuan.isFrozen(chain.people.alice)).to.equal(false);
    });

    it("lets a member propose and vote, and shows both to everybody", async () => {
      const { page, chain } = libra();
      const council = Council__factory.connect(chain.libra.contracts.Council, chain.provider);
      const visitor = await page.arriveConnected("desk");
      await visitor.as("officer");
      await choose(visitor, "council", "Propose");
      await visitor.page.getByLabel("Decision").selectOption({ label: "Set how old a statement may be" });
      await visitor.page.getByLabel("Currency").selectOption("GBP");
      await visitor.page.getByLabel("Parameter").fill("3600");
      await visitor.page.getByLabel("Description").fill("Fresher statements <b>now</b>");
      await visitor.press("Show what would happen");
      await visitor.sees("≋GBP reserve.setStaleness(3600)");
      await confirm(visitor);
      await visitor.press("Done");
      await chain.pass(10);
      const reader = await (await page.arrive({ noWallet: true })).open("money");
      const card = reader.page.locator(".proposal", { hasText: "Fresher statements <b>now</b>" });
      await card.locator(".badge", { hasText: "voting" }).waitFor();
      await card.getByText("≋GBP reserve.setStaleness(3600)").waitFor();
      await card.getByText(/needs two thirds/).waitFor();

      await choose(visitor, "council", "Vote");
      const id = String(await card.getAttribute("data-proposal"));
      await visitor.page.getByLabel("Proposal").selectOption(id);
      await visitor.page.getByLabel("Ballot").selectOption("for");
      await visitor.press("Show what would happen");
      expect(await effects(visitor, "votes")).to.deep.equal(["0", "1"]);
      await confirm(visitor);
      await card.getByText(/^1 for \(/).waitFor();
      const [, inFavour] = await council.tallyOf(id);
      expect(inFavour).to.equal(1n);
    });

    it("takes a wallet's refusal quietly, and what was typed stays", async () => {
      const { page, chain } = libra();
      const visitor = await page.arriveConnected("desk");
      await visitor.as("officer");
      await choose(visitor, "yuan", "Freeze a part of a balance");
      await visitor.page.getByLabel("Account", { exact: true }).fill(chain.people.bob);
      await visitor.page.getByLabel("Amount in yuan").fill("1.23");
      await visitor.page.getByLabel("Case reference").fill("2026-19");
      await visitor.press("Show what would happen");
      expect(await effects(visitor, "frozenPart")).to.deep.equal(["¥0.00", "¥1.23"]);
      await visitor.press("Confirm in wallet");
      (await visitor.wallet.approvals.next("transaction")).reject();
      await visitor.sees("Cancelled. Nothing was sent.");
      await visitor.press("Change");
      expect(await visitor.page.getByLabel("Amount in yuan").inputValue()).to.equal("1.23");
      expect(await chain.walletYuan.getFrozenTokens(chain.people.bob)).to.equal(0n);
    });
  });
}
