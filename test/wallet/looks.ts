import { gzipSync } from "node:zlib";
import { readFile, readdir } from "node:fs/promises";

import { expect } from "chai";

import type { PageUnderTest } from "./underTest.ts";

const DIST = new URL("../../wallet/dist/", import.meta.url);
const MOST_BYTES = 200_000;

export function describeLooks(page: () => PageUnderTest): void {
  describe("looks", () => {
    for (const colorScheme of ["light", "dark"] as const) {
      for (const width of [360, 1280]) {
        for (const locale of ["en-GB", "zh-CN"]) {
          const name = `${colorScheme}-${width}-${locale}`;
          it(`fits: ${name}`, async () => {
            const visitor = await page().arrive({ colorScheme, viewport: { width, height: 800 }, locale });
            await visitor.connect();
            await visitor.balance();
            await visitor.check(page().chain.people.bob, "12.34");
            await visitor.page.locator(".preview").waitFor();
            await page().screenshot(visitor, name);
            const overflow = await visitor.page.evaluate(
              () => document.documentElement.scrollWidth - innerWidth,
            );
            expect(overflow, "pixels that stick out").to.be.at.most(0);
            expect(await visitor.page.locator("html").getAttribute("lang")).to.equal(
              locale === "zh-CN" ? "zh-CN" : "en",
            );
          });
        }
      }
    }

    it("switches language and appearance on the page, and remembers both", async () => {
      const visitor = await page().arrive();
      await visitor.press("切换到中文");
      await visitor.sees("谁欠多少");
      await visitor.page.getByLabel("外观").selectOption("dark");
      await visitor.page.reload();
      await visitor.sees("谁欠多少");
      const paper = () => visitor.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(await paper()).to.equal("rgb(23, 20, 17)");
    });

    it("pays by keyboard alone", async () => {
      const visitor = await (await page().arrive()).connect();
      await visitor.balance();
      const { keyboard } = visitor.page;
      await visitor.page.getByLabel("Recipient's address").focus();
      await keyboard.insertText(page().chain.people.bob);
      await visitor.sees("✓ A wallet at Tenpay");
      await keyboard.press("Tab");
      await keyboard.insertText("0.01");
      await keyboard.press("Enter");
      await visitor.page.locator(".preview").waitFor();
      await visitor.page.getByRole("button", { name: "Confirm in wallet" }).focus();
      await keyboard.press("Enter");
      (await visitor.wallet.approvals.next("transaction")).accept();
      await visitor.sees(/included in block/);
    });

    it("loads less than 200 kB, gzipped", async () => {
      const files = (await readdir(DIST, { recursive: true })).filter((file) =>
        /\.(html|js|css)$/.test(file),
      );
      const sizes = await Promise.all(
        files.map(async (file) => gzipSync(await readFile(new URL(file, DIST))).length),
      );
      expect(sizes.reduce((sum, size) => sum + size, 0)).to.be.below(MOST_BYTES);
    });
  });
}
