import { expect } from "chai";

import { openECnyContractsRail } from "../../../src/onchain/ecny/contractsRail.ts";
import { WallClockInclusion } from "../../../src/onchain/inclusion.ts";
import { ECNY_REGIMES, type ECnyRegime } from "../../../src/scenario/ecny/parameters.ts";
import { signInECny } from "../../../src/scenario/ecny/sign.ts";
import { type ECnyChain, ecnyChain } from "./ecnyChain.ts";
import { exampleIn, expectByHand } from "./example.ts";

async function onChain<T>(
  regime: ECnyRegime,
  then: (chain: ECnyChain, signed: Parameters<typeof expectByHand>[2]) => Promise<T>,
): Promise<T> {
  const scenario = await exampleIn(regime);
  const chain = await ecnyChain(scenario);
  try {
    const lines = await Array.fromAsync(scenario.instructions());
    const sign = signInECny(scenario, chain.terms);
    return await then(
      chain,
      lines.map(({ instruction }) => sign(instruction)),
    );
  } finally {
    await chain.connection.close();
  }
}

describe("the day of e-CNY, worked out by hand, on the contracts", () => {
  for (const regime of ECNY_REGIMES) {
    it(`comes out so in scenario time, with the same rows at the central bank, ${regime}`, async () => {
      const sheet = await onChain(regime, async (chain, signed) =>
        expectByHand(await openECnyContractsRail(chain.context()), regime, signed),
      );
      expect(sheet?.e_cny).to.equal(regime === "M0_2021" ? 60_000n : 0n);
      expect(sheet?.client_reserves).to.equal(0n);
    });
  }

  const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
  if (!deep) return;
  it("comes out so on a chain that may reorder the transactions of different senders, DEPOSIT_2026", async () => {
    await onChain("DEPOSIT_2026", async (chain, signed) => {
      const context = chain.context(new WallClockInclusion(chain.provider));
      await expectByHand(await openECnyContractsRail(context), "DEPOSIT_2026", signed);
    });
  });
});
