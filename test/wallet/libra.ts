/** The page's Libra side, what stands behind the money, and the desk: on a chain of its own, as page.ts does it. */
import { describeBehind } from "./behind.ts";
import { describeCoins } from "./coins.ts";
import { describeDesk } from "./desk.ts";
import { describeLibraLooks } from "./libraLooks.ts";
import { type LibraTestChain, startLibraChain } from "./libraChain.ts";
import { PageUnderTest } from "./underTest.ts";

export interface LibraPage {
  readonly page: PageUnderTest;
  readonly chain: LibraTestChain;
}

describe("wallet page: Libra, behind the money, and the desk", function () {
  this.timeout(120_000);
  let started: LibraPage | undefined;
  const libra = () => {
    if (!started) throw new Error("The page wasn't started.");
    return started;
  };

  before(async () => {
    const chain = await startLibraChain();
    started = { chain, page: await PageUnderTest.start(async () => chain) };
  });

  afterEach(async function () {
    await started?.page.leave(this.currentTest?.state === "failed" ? this.currentTest.title : undefined);
  });

  after(async () => {
    await started?.page.close();
  });

  describeBehind(libra);
  describeCoins(libra);
  describeDesk(libra);
  describeLibraLooks(libra);
});
