import { expect } from "chai";

import type { LibraPage } from "./libra.ts";

const SECTIONS = ["libra", "money", "desk"] as const;
/** Says that a section's figures have come. */
const READY = { libra: ".holdings td", money: ".validators td", desk: ".roles td" } as const;

export function describeLibraLooks(libra: () => LibraPage): void {
  describe("looks of Libra, behind the money and the desk", () => {
    for (const colorScheme of ["light", "dark"] as const) {
      for (const width of [360, 1280]) {
        for (const locale of ["en-GB", "zh-CN"]) {
          const name = `${colorScheme}-${width}-${locale}`;
          it(`fit, and axe finds no violation: ${name}`, async () => {
            const { violationsOn } = await import("../../wallet/metamask/axe.ts");
            const options = { colorScheme, viewport: { width, height: 800 }, locale };
            const visitor = await libra().page.arriveConnected("libra", options);
            for (const section of SECTIONS) {
              await visitor.open(section);
              await visitor.page.locator(READY[section]).first().waitFor();
              await libra().page.screenshot(visitor, `${section}-${name}`);
              const overflow = await visitor.page.evaluate(
                () => document.documentElement.scrollWidth - innerWidth,
              );
              expect(overflow, `pixels of ${section} that stick out`).to.be.at.most(0);
              expect(await violationsOn(visitor.page), section).to.deep.equal([]);
            }
          });
        }
      }
    }
  });
}
