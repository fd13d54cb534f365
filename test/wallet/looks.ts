import { gzipSync } from "node:zlib";
import { readFile, readdir } from "node:fs/promises";

import { expect } from "chai";

import { SECTIONS } from "../../wallet/src/routes/route.ts";
import type { PageUnderTest } from "./underTest.ts";
import type { Visitor } from "./visitor.ts";

const DIST = new URL("../../wallet/dist/", import.meta.url);
const MOST_BYTES = 200_000;
const STYLES = [
  ["light", "en-GB"],
  ["light", "zh-CN"],
  ["dark", "zh-CN"],
  ["dark", "en-GB"],
] as const;

export function describeLooks(page: () => PageUnderTest): void {
  describe("looks", () => {
    for (const width of [360, 1280]) {
      for (const section of SECTIONS) {
        it(`fits and is accessible: ${section} at ${width}`, async () => {
          const { violationsOn } = await import("../../wallet/metamask/axe.ts");
          const visitor = await showing(page(), section, width);
          for (const [theme, locale] of STYLES) {
            await dress(visitor, theme, locale);
            await page().screenshot(visitor, `${section}-${theme}-${width}-${locale}`);
            const overflow = () => document.documentElement.scrollWidth - innerWidth;
            expect(await visitor.page.evaluate(overflow), "pixels that stick out").to.be.at.most(0);
            expect(await violationsOn(visitor.page), `${theme} ${locale}`).to.deep.equal([]);
          }
        });
      }
    }

    it("switches language and appearance on the page, and remembers both", async () => {
      const visitor = await page().arrive();
      await visitor.press("切换到中文");
      await visitor.sees("谁欠多少");
      await visitor.page.getByLabel("外观").selectOption("dark");
      await visitor.page.reload();
      await visitor.sees("谁欠多少");
      expect(await visitor.page.locator("html").getAttribute("lang")).to.equal("zh-CN");
      const paper = () => visitor.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(await paper()).to.equal("rgb(23, 20, 17)");
    });

    it("moves the focus to the section that one goes to, and names it in the title", async () => {
      const visitor = await page().arrive();
      await visitor.sees("Who owes what");
      await visitor.page.getByRole("link", { name: "Pay", exact: true }).click();
      await visitor.sees("This needs your wallet");
      expect(await visitor.page.evaluate(() => document.activeElement?.textContent)).to.equal("Pay");
      expect(await visitor.page.title()).to.equal("Pay · Jiaozi wallet");
    });

    it("pays by keyboard alone", async () => {
      const visitor = await page().arriveConnected("pay");
      const { keyboard } = visitor.page;
      await visitor.page.getByLabel(/^Recipient's address/).focus();
      await keyboard.insertText(page().chain.people.bob);
      await visitor.sees("✓ A wallet at Tenpay");
      await keyboard.press("Tab");
      await keyboard.insertText("0.01");
      await keyboard.press("Enter");
      await visitor.page.locator(".preview").first().waitFor();
      await visitor.page.getByRole("button", { name: "Send it myself" }).focus();
      await keyboard.press("Enter");
      (await visitor.wallet.approvals.next("transaction")).accept();
      await visitor.sees(/included in block/);
    });

    it("needs less than 200 kB, gzipped, to show the first section", async () => {
      const visitor = await page().arrive();
      await visitor.sees("Who owes what");
      const loaded = visitor.requests.filter((url) => url.startsWith(`${page().site.url}assets/`));
      const files = [...new Set(loaded)].map((url) => new URL(url).pathname.slice(1));
      expect(files.length).to.be.at.least(3);
      const sizes = await Promise.all(
        ["index.html", ...files].map(async (file) => gzipSync(await readFile(new URL(file, DIST))).length),
      );
      expect(sizes.reduce((sum, size) => sum + size, 0)).to.be.below(MOST_BYTES);
      const all = (await readdir(new URL("assets/", DIST))).length;
      expect(files.length, "the rest comes when it is needed").to.be.below(all);
    });
  });
}

/** A section with something in it. */
async function showing(page: PageUnderTest, section: string, width: number): Promise<Visitor> {
  const visitor = await page.arriveConnected("wallet", { viewport: { width, height: 800 } });
  if (section === "secured") {
    await visitor.as("shopper");
  } else {
    await page.asNewcomer(visitor);
    await visitor.signIn();
    await visitor.page.locator(".bank form").first().waitFor();
  }
  await visitor.open(section);
  if (section === "pay") await visitor.page.getByLabel(/^Recipient's address/).fill(page.chain.people.bob);
  if (section === "receive") await visitor.page.getByLabel(/^Amount in yuan \(/).fill("12.34");
  await visitor.page
    .getByText(/^Loading…$/)
    .first()
    .waitFor({ state: "detached" });
  return visitor;
}

async function dress(visitor: Visitor, theme: string, locale: string): Promise<void> {
  await visitor.page.locator(".settings select").selectOption(theme);
  const html = visitor.page.locator("html");
  if ((await html.getAttribute("lang")) !== (locale === "zh-CN" ? "zh-CN" : "en")) {
    await visitor.page.locator(".settings button").click();
  }
  // colours change over a moment
  await visitor.page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
}
