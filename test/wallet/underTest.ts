import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { expect } from "chai";

import type { Browser } from "../../wallet/metamask/browser.ts";
import { chromiumPath } from "../../wallet/metamask/chromiumPath.ts";
import { type TestChain, startChain } from "./chain.ts";
import { installHarness } from "./installHarness.ts";
import { type Site, startSite } from "./site.ts";
import type { Visitor } from "./visitor.ts";

const SCREENSHOTS = fileURLToPath(new URL("screenshots/", import.meta.url));

/** The page, its chain and a browser, for the suites in this folder. */
export class PageUnderTest {
  readonly #browser: Browser;
  readonly chain: TestChain;
  readonly site: Site;
  readonly #visitors: Visitor[] = [];
  readonly #otherBrowsers: Browser[] = [];

  private constructor(browser: Browser, chain: TestChain, site: Site) {
    this.#browser = browser;
    this.chain = chain;
    this.site = site;
  }

  static async start(prepare: () => Promise<TestChain> = startChain): Promise<PageUnderTest> {
    chromiumPath(); // before anything is installed for nothing
    await installHarness();
    const { launchBrowser } = await import("../../wallet/metamask/browser.ts");
    const browser = await launchBrowser();
    const chain = await prepare();
    await mkdir(SCREENSHOTS, { recursive: true });
    return new PageUnderTest(browser, chain, await startSite(chain));
  }

  async arrive(options?: Parameters<typeof Visitor.arrive>[2]): Promise<Visitor> {
    const { Visitor } = await import("./visitor.ts");
    const visitor = await Visitor.arrive(this.#browser, this.site.url, options);
    this.#visitors.push(visitor);
    return visitor;
  }

  /** Goes on as the newcomer, who has a wallet then, at "My wallet". */
  async asNewcomer(visitor: Visitor): Promise<void> {
    await visitor.open("wallet");
    await visitor.as("newcomer");
    const keeper = await this.chain.walletYuan.institutionOf(this.chain.people.newcomer);
    if (/^0x0+$/.test(keeper)) await visitor.openWallet();
  }

  async screenshot(visitor: Visitor, name: string): Promise<void> {
    await visitor.page.screenshot({ path: `${SCREENSHOTS}${name}.png`, fullPage: true });
  }

  /** In a browser of its own, whose camera sees a video. */
  async arriveWithCamera(cameraVideo: string): Promise<Visitor> {
    const { launchBrowser } = await import("../../wallet/metamask/browser.ts");
    const { Visitor } = await import("./visitor.ts");
    const browser = await launchBrowser(cameraVideo);
    this.#otherBrowsers.push(browser);
    const visitor = await Visitor.arrive(browser, this.site.url);
    this.#visitors.push(visitor);
    return visitor;
  }

  /** The page as a person finds it who has connected before, at one of its sections. */
  async arriveConnected(
    section = "wallet",
    options?: Parameters<typeof Visitor.arrive>[2],
  ): Promise<Visitor> {
    const visitor = await (await this.arrive(options)).connect();
    return visitor.open(section);
  }

  /** Closes the visitors' pages; each must have kept to its own site and node, and complained of nothing. */
  async leave(failedTest: string | undefined): Promise<void> {
    const origins = [this.site.url, this.chain.book.rpcUrl, "data:"];
    for (const visitor of this.#visitors.splice(0)) {
      if (failedTest !== undefined) await this.screenshot(visitor, `failed: ${failedTest}`);
      await visitor.leave();
      const elsewhere = visitor.requests.filter((url) => !origins.some((origin) => url.startsWith(origin)));
      expect(elsewhere, "requests to third parties").to.deep.equal([]);
      expect(visitor.complaints, "on the console, such as a breach of the security policy").to.deep.equal([]);
    }
  }

  async close(): Promise<void> {
    for (const browser of [...this.#otherBrowsers, this.#browser]) await browser.close();
    await this.site.close();
    await this.chain.close();
  }
}
