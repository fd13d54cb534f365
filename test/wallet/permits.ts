import { expect } from "chai";

import type { PageUnderTest } from "./underTest.ts";

export function describePermits(page: () => PageUnderTest): void {
  describe("allowances", () => {
    it("gives one by a permit that the gateway carries, shows it, and revokes it", async () => {
      const { people, walletYuan } = page().chain;
      const visitor = await page().arriveConnected("pay");
      await visitor.sees("Nobody: you have given no allowance.");
      await visitor.page.getByText("Give an allowance").click();
      await visitor.page.getByLabel("Spender's address").fill(people.bob);
      await visitor.page.getByLabel("At most, in yuan").fill("20");
      await visitor.page.locator(".allowances button[type=submit]").click();
      const statement = await visitor.signAndRelay();
      expect(statement).to.have.property("primaryType", "Permit");
      expect(statement).to.have.nested.property("message.value", "2000");
      await visitor.sees(/^The allowance stands: included in block/);
      expect(await walletYuan.allowance(people.alice, people.bob)).to.equal(20_00n);
      await visitor.press("Done");
      await visitor.page.locator(".allowances li", { hasText: "¥20.00" }).waitFor();
      await visitor.press("Revoke");
      await visitor.signAndRelay();
      await visitor.sees(/^The allowance stands: included in block/);
      expect(await walletYuan.allowance(people.alice, people.bob)).to.equal(0n);
    });
  });
}
