import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** What axe finds wrong with the page as it stands now, with the elements concerned. */
export async function violationsOn(page: Page): Promise<string[]> {
  // in the page itself: gathering results in a page of its own would need a second one
  const { violations } = await new AxeBuilder({ page: page as never }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${help} at ${target.join(" ")}. ${failureSummary ?? ""}`,
    ),
  );
}
