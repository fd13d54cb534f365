import { expect } from "chai";
import { HDNodeWallet, formatUnits, id as keccakOfText } from "ethers";

import { LIBRA_CURRENCIES } from "../../deploy/currencies.ts";
import { CentralBank__factory } from "../../types/ethers-contracts/factories/contracts/yuan/CentralBank__factory.ts";
import { SecuredTrades__factory } from "../../types/ethers-contracts/factories/contracts/yuan/escrow/SecuredTrades__factory.ts";
import { Composite__factory } from "../../types/ethers-contracts/factories/contracts/libra/composite/Composite__factory.ts";
import { LibraCoin__factory } from "../../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import { Reserve__factory } from "../../types/ethers-contracts/factories/contracts/libra/Reserve__factory.ts";
import { Treasury__factory } from "../../types/ethers-contracts/factories/contracts/libra/Treasury__factory.ts";
import type { LibraPage } from "./libra.ts";
import { ACCOUNTS, PHRASE } from "./people.ts";

/** "¥1,234.56" → 123456n, "≋USD 1,000.50" → 1000500000n. */
export function figureIn(text: string, decimals: number): bigint {
  const [whole = "", fraction = ""] = text.replace(/[^0-9.]/g, "").split(".");
  return BigInt(whole + fraction.padEnd(decimals, "0"));
}

export function describeBehind(libra: () => LibraPage): void {
  describe("behind the money", () => {
    it("shows each institution's debt and reserve, escrow within, and the central bank's sheet as the contracts have them", async () => {
      const { page, chain } = libra();
      const visitor = await (await page.arrive({ noWallet: true })).open("money");
      const rows = visitor.page.locator(".institutions tbody tr");
      await rows.first().waitFor();
      const institutions = await chain.walletYuan.institutions();
      expect(await rows.count()).to.equal(institutions.length);
      for (const [i, institution] of institutions.entries()) {
        const cells = await rows.nth(i).locator("td").allInnerTexts();
        const reserve = await chain.walletYuan.clientReserveOf(institution);
        const escrow = await chain.walletYuan.escrowOf(institution);
        expect(cells.map((cell) => figureIn(cell, 2))).to.deep.equal([reserve, escrow, reserve]);
      }
      const sheet = await CentralBank__factory.connect(
        chain.book.contracts.CentralBank,
        chain.provider,
      ).rows();
      const row = async (name: string) =>
        figureIn(await visitor.page.locator(`.sheet tr[data-row="${name}"] td`).innerText(), 2);
      expect(await row("clientReserves")).to.equal(sheet.clientReservesFen);
      expect(await row("bankDeposits")).to.equal(sheet.bankDepositsFen);
      expect(await row("claimsOnBanks")).to.equal(sheet.claimsOnBanksFen);
      expect(await row("assets")).to.equal(sheet.assetsFen);
      expect(await row("liabilities")).to.equal(sheet.liabilitiesFen);
      expect(sheet.clientReservesFen, "nothing to compare").to.be.above(0n);
    });

    it("shows a trade's money in escrow as part of its institution's reserve", async () => {
      const { page, chain } = libra();
      const { shopper, seller } = chain.people;
      const visitor = await (await page.arrive({ noWallet: true })).open("money");
      await visitor.sees("0 open; ¥0.00 of buyers' money in escrow for them.");
      const place = ACCOUNTS.indexOf("shopper");
      const buyer = HDNodeWallet.fromPhrase(PHRASE, "", `m/44'/60'/0'/0/${place}`).connect(chain.provider);
      const trades = SecuredTrades__factory.connect(chain.book.contracts.SecuredTrades, buyer);
      const tradeId = keccakOfText("a trade in the observatory");
      const terms = { amountInFen: 120_00n, delivery: 0, validUntil: 2n ** 48n - 1n };
      const order = { instructionId: tradeId, buyer: shopper, seller, ...terms };
      await (await trades.create(order, "0x", { gasPrice: 0n })).wait();
      await visitor.sees("1 open; ¥0.00 of buyers' money in escrow for them.");
      const pay = {
        tradeId,
        party: shopper,
        act: 0,
        amountInFen: terms.amountInFen,
        validUntil: terms.validUntil,
      };
      const payId = keccakOfText("its payment");
      await (await trades.act({ instructionId: payId, ...pay }, "0x", { gasPrice: 0n })).wait();
      await visitor.sees("1 open; ¥120.00 of buyers' money in escrow for them.");
      await visitor.page.locator(".trades td", { hasText: "paid, waits for shipping" }).waitFor();
      const alipay = visitor.page.locator(".institutions tbody tr", { hasText: "Alipay" });
      await alipay.locator("td", { hasText: "¥120.00" }).waitFor();
      const cells = (await alipay.locator("td").allInnerTexts()).map((cell) => figureIn(cell, 2));
      const [institution] = await chain.walletYuan.institutions();
      const reserve = await chain.walletYuan.clientReserveOf(institution ?? "");
      expect(cells).to.deep.equal([reserve, 120_00n, reserve]);
    });

    it("shows circulation, effective reserve, backing and the age of the statement of each coin, and what ≋LBR is made of", async () => {
      const { page, chain } = libra();
      const visitor = await (await page.arrive({ noWallet: true })).open("money");
      await visitor.page.locator('.coin[data-coin="SGD"] .tiles').waitFor();
      for (const code of LIBRA_CURRENCIES) {
        const { coin, reserve } = chain.libra.currencies[code];
        const supply = await LibraCoin__factory.connect(coin, chain.provider).totalSupply();
        const behind = Reserve__factory.connect(reserve, chain.provider);
        const tiles = await visitor.page.locator(`.coin[data-coin="${code}"] .tiles dd`).allInnerTexts();
        const ratio = formatUnits(await behind.backingRatio(), 2);
        expect(tiles.slice(0, 2).map((tile) => figureIn(tile, 6))).to.deep.equal([
          supply,
          await behind.effectiveReserve(),
        ]);
        expect(Number.parseFloat(tiles[2] ?? "")).to.equal(Number(ratio));
        expect(supply, "nothing to compare").to.be.above(0n);
      }
      await visitor.sees(/^Attested USD 105,000\.00 as of .* old; it may be 1 day old to carry a mint\.$/);
      const vault = Composite__factory.connect(chain.libra.composite.vault, chain.provider);
      const parts = await visitor.page.locator(".composite tbody tr td:nth-of-type(1)").allInnerTexts();
      const components = await vault.components();
      expect(parts.map((part) => figureIn(part, 6))).to.deep.equal(
        components.map(({ amountPerUnit }) => amountPerUnit),
      );
      for (const member of Object.values(chain.libra.members)) await visitor.sees(new RegExp(member));
      expect(await visitor.page.locator(".validators tbody tr").count()).to.equal(4);
    });

    it("follows the chain block by block: what a dealer asks for and hands in appears by itself", async () => {
      const { page, chain } = libra();
      const visitor = await (await page.arrive({ noWallet: true })).open("money");
      const queue = visitor.page.locator('.queue[data-coin="EUR"]');
      await queue.getByText("In the preburn queue: ≋EUR 0.00").waitFor();
      const asOf = async () =>
        Number(
          /block ([\d,]+)/.exec(await visitor.page.locator(".queues").innerText())?.[1]?.replace(",", ""),
        );
      const before = await asOf();
      const { treasury } = chain.libra.currencies.EUR;
      const dealer = Treasury__factory.connect(treasury, await chain.signerOf("dealer"));
      const [mint, preburn] = [keccakOfText("asked for"), keccakOfText("handed in")];
      await (await dealer.requestMint(mint, 1_500_000n)).wait();
      await (await dealer.preburn(preburn, 2_250_000n)).wait();
      await queue.getByText("In the preburn queue: ≋EUR 2.25").waitFor();
      const requests = await queue.locator("tbody tr").allInnerTexts();
      expect(requests.map((text) => text.split("\t").slice(0, 3))).to.deep.equal([
        ["Mint", "Designated dealer", "≋EUR 1.50"],
        ["Preburn", "Designated dealer", "≋EUR 2.25"],
      ]);
      expect(await asOf()).to.be.at.least(before + 2);
      const compliance = Treasury__factory.connect(treasury, await chain.signerOf("treasuryCompliance"));
      await (await compliance.declineMint(mint)).wait();
      await (await compliance.cancelPreburn(preburn)).wait();
      await queue.getByText("Nothing waits for a decision.").waitFor();
    });

    it("says that a statement is too old, and who can let a paused coin move", async () => {
      const { page, chain } = libra();
      const visitor = await (await page.arrive({ noWallet: true })).open("money");
      const sgd = visitor.page.locator('.coin[data-coin="SGD"]');
      await sgd.locator(".tiles").waitFor();
      expect(await sgd.locator(".notice").count()).to.equal(0);
      const { coin } = chain.libra.currencies.SGD;
      await (await LibraCoin__factory.connect(coin, await chain.signerOf("pause")).pause()).wait();
      await sgd.getByText("Paused: nothing moves. Who holds the unpause role can lift that.").waitFor();
      await (await LibraCoin__factory.connect(coin, await chain.signerOf("unpause")).unpause()).wait();
      await sgd.locator(".notice").waitFor({ state: "detached" });
      const revert = (await chain.provider.send("evm_snapshot", [])) as string;
      await chain.pass(86_401);
      await sgd.getByText("Too old: no new coins until the custodians attest again.").waitFor();
      await chain.provider.send("evm_revert", [revert]);
    });
  });
}
