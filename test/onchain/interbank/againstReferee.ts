import { expect } from "chai";
import { BrowserProvider } from "ethers";
import fc from "fast-check";
import hre from "hardhat";

import { InterbankReferee } from "../../../src/comparison/interbank/referee.ts";
import { InterbankContractsRail } from "../../../src/onchain/interbank/contractsRail.ts";
import { deploySettlement } from "../../../src/onchain/interbank/settlementChain.ts";
import {
  INTERBANK_MODES,
  type InterbankDay,
  type InterbankRules,
  SHORTFALL_RULES,
} from "../../../src/scenario/interbank/rail.ts";
import { demonstrationAddresses, interbankDomain } from "../../../src/scenario/interbank/statements.ts";
import { agreeOn } from "../../comparison/interbank/agreeOn.ts";
import { SMALL_DAY, refusesFaults } from "../../comparison/interbank/faults.ts";
import { KEY_SEED, OPENS, type Plan, dayOf, plans } from "../../comparison/interbank/randomDay.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const FUZZ = { seed: 20_191_111, numRuns: deep ? 100 : 4 };

describe(`the settlement contract and the referee on random days (seed ${FUZZ.seed})`, function () {
  this.timeout(deep ? 1_800_000 : 60_000);

  let connection: Awaited<ReturnType<typeof hre.network.create>>;
  let provider: BrowserProvider;
  let empty: string;

  before(async () => {
    const override = { initialDate: new Date((OPENS - 86_400) * 1_000) };
    connection = await hre.network.create({ network: "default", override });
    const { chainId } = await connection.ethers.provider.getNetwork();
    provider = new BrowserProvider(connection.provider, chainId, { cacheTimeout: -1 });
    empty = (await provider.send("evm_snapshot", [])) as string;
  });

  after(async () => {
    provider.destroy();
    await connection.close();
  });

  /** On a chain without contracts, one for the day. */
  const openRail = async (day: InterbankDay) => {
    await provider.send("evm_revert", [empty]);
    empty = (await provider.send("evm_snapshot", [])) as string;
    const access = { provider, operator: await provider.getSigner(0) };
    const settlement = await deploySettlement(access, day);
    const { chainId } = await provider.getNetwork();
    const terms = {
      domain: interbankDomain(Number(chainId), await settlement.getAddress()),
      validUntilSeconds: OPENS + 86_400,
      addressOf: demonstrationAddresses(KEY_SEED),
    };
    const rail = await InterbankContractsRail.open(settlement, access, day, terms, OPENS);
    return { settlement, terms, rail };
  };

  const agree = async (plan: Plan, rules: InterbankRules) => {
    const day = dayOf(plan, rules);
    const { settlement, terms, rail } = await openRail(day);
    await agreeOn(plan, new InterbankReferee(day, terms), rail, terms);
    const [held, onAccounts] = [await settlement.totalSettlementFen(), [...(await rail.balances()).values()]];
    expect(onAccounts.reduce((sum, fen) => sum + fen, 0n)).to.equal(held);
  };

  it("refuse faulty orders alike, without consuming their ids", async () => {
    const { terms, rail } = await openRail(SMALL_DAY);
    await refusesFaults(rail, terms);
  });

  for (const mode of INTERBANK_MODES) {
    for (const shortfallRule of mode === "net" ? SHORTFALL_RULES : SHORTFALL_RULES.slice(0, 1)) {
      it(`answer alike in ${mode} (${shortfallRule})`, async () => {
        const rules = { mode, shortfallRule, offsetWindow: 2 };
        await fc.assert(
          fc.asyncProperty(plans(deep ? 60 : 30), (plan) => agree(plan, rules)),
          FUZZ,
        );
      });
    }
  }
});
