import { BrowserProvider } from "ethers";
import fc from "fast-check";
import hre from "hardhat";

import { EscrowReferee } from "../../../src/comparison/escrow/referee.ts";
import { EscrowContractsRail } from "../../../src/onchain/escrow/contractsRail.ts";
import { deployEscrowContracts } from "../../../src/onchain/escrow/escrowChain.ts";
import { escrowDomain } from "../../../src/scenario/escrow/statements.ts";
import { demonstrationAddresses } from "../../../src/scenario/interbank/statements.ts";
import { agreeOn } from "../../comparison/escrow/agreeOn.ts";
import { refusesFaults } from "../../comparison/escrow/faults.ts";
import { frozenEvents } from "../../comparison/escrow/frozenEvents.ts";
import { KEY_SEED, OPENING, OPENS, eventsOf, plans } from "../../comparison/escrow/randomTrades.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const FUZZ = { seed: 20_191_111, numRuns: deep ? 20 : 3 };

describe(`the contracts of secured trades and the referee (seed ${FUZZ.seed})`, function () {
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

  /** On a chain without contracts. */
  const openRail = async () => {
    await provider.send("evm_revert", [empty]);
    empty = (await provider.send("evm_snapshot", [])) as string;
    const access = { provider, operator: await provider.getSigner(0), keySeed: KEY_SEED };
    const contracts = await deployEscrowContracts(access, OPENING);
    const { chainId } = await provider.getNetwork();
    const terms = {
      domain: escrowDomain(Number(chainId), await contracts.trades.getAddress()),
      validUntilSeconds: OPENS + 20 * 365 * 86_400,
      addressOf: demonstrationAddresses(KEY_SEED),
    };
    return { terms, rail: await EscrowContractsRail.open(access, contracts, OPENING, terms) };
  };

  it("answer alike and hold the same after every one of random events", async () => {
    await fc.assert(
      fc.asyncProperty(plans(deep ? 80 : 40), async (plan) => {
        const { terms, rail } = await openRail();
        await agreeOn(eventsOf(plan, terms), new EscrowReferee(OPENING, terms), rail);
      }),
      FUZZ,
    );
  });

  it("answer alike and hold the same when parties are frozen", async () => {
    const { terms, rail } = await openRail();
    await agreeOn(frozenEvents(terms), new EscrowReferee(OPENING, terms), rail);
  });

  it("refuse faulty instructions alike, without consuming their ids", async () => {
    const { terms, rail } = await openRail();
    await refusesFaults(rail, terms);
  });
});
