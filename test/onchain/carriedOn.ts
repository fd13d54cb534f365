import { expect } from "chai";
import { VoidSigner } from "ethers";

import { openReferee } from "../../src/comparison/referee/openReferee.ts";
import { openLibraReferee } from "../../src/comparison/referee/libra/openLibraReferee.ts";
import { attachContractsRail, openContractsRail } from "../../src/onchain/alipay2/contractsRail.ts";
import type { Inclusion, ScenarioTimeInclusion } from "../../src/onchain/inclusion.ts";
import type { LibraContext } from "../../src/onchain/libra/context.ts";
import { attachLibraContractsRail, openLibraContractsRail } from "../../src/onchain/libra/contractsRail.ts";
import { ALIPAY_2_CONSERVATION } from "../../src/scenario/alipay2/conservation.ts";
import { ASSOCIATION } from "../../src/scenario/claims.ts";
import { CNY, LIBRA_USD } from "../../src/scenario/currency.ts";
import { entityKindOf } from "../../src/scenario/entities.ts";
import { LIBRA_CONSERVATION } from "../../src/scenario/libra/conservation.ts";
import { toMicroInstruction } from "../../src/scenario/libra/convert.ts";
import { DEFAULT_LIBRA } from "../../src/scenario/libra/parameters.ts";
import type { Rail } from "../../src/scenario/rail.ts";
import { deployedChain } from "../comparison/chainUnderTest.ts";
import {
  type FamilyTerms,
  type Opened,
  interrupted,
  outcomeOf,
  randomDay,
  uninterrupted,
} from "../comparison/interrupted.ts";
import { libraChain } from "../comparison/libraChain.ts";
import { CLOSES_AT, KEY_SEED, OPENS_AT, smallWorld } from "../comparison/smallWorld.ts";

const deep = process.env["JIAOZI_TEST_DEPTH"] === "deep";
/** Of each seed's day, whether the dealer's inventory is restored by a mint or by a burn when it ends in ≋USD. */
const ENDS = { 11: "mint", 15: "burn" } as const;
const SEEDS = [11, 15] as const;
const STEP = deep ? 8 : 40;
const LIBRA = { ...DEFAULT_LIBRA, inventoryPercent: 40n, dealerDepositPercent: 60n };

const participants = smallWorld();
const kindOf: FamilyTerms["kindOf"] = (entity) => entityKindOf(participants, entity);
const day = { participants, keySeed: KEY_SEED, opensAtSeconds: OPENS_AT, closesAtSeconds: CLOSES_AT };

describe("contracts on which another process carries a day on", () => {
  it("give what they would have given, though the banks' deposit books died with the first", async () => {
    const chain = await deployedChain(day);
    await openContractsRail(chain.context());
    const family = { scheme: "alipay-2.0", mode: "gross", currency: CNY, kindOf } as const;
    const terms = { ...family, conservation: ALIPAY_2_CONSERVATION };
    const fresh = openedOn(chain.provider, () => attachContractsRail(chain.context()));
    const refereed = async () => ({
      open: await fresh,
      referee: openReferee({ ...day, terms: chain.terms, mode: "gross", sessionsPerDay: 4 }),
    });
    for (const seed of SEEDS) {
      const instructions = randomDay(seed, chain.terms);
      const expected = outcomeOf(await uninterrupted(terms, await refereed(), instructions));
      expect(expected.agree).to.equal(true);
      for (let after = 0; after <= instructions.length; after += STEP) {
        const found = outcomeOf(await interrupted(terms, await refereed(), instructions, after));
        expect(found, `seed ${seed}, after ${after}`).to.deep.equal(expected);
      }
    }
    await chain.connection.close();
  });
});

describe("contracts of libra on which another process carries a day on", () => {
  const family = { scheme: "libra", mode: "gross", currency: LIBRA_USD, kindOf } as const;
  const terms = { ...family, conservation: LIBRA_CONSERVATION };
  let chain: Awaited<ReturnType<typeof libraChain>>;
  let open: Opened["open"];
  const referee = () => openLibraReferee(chain.day, chain.terms);
  const converted = (seed: number) =>
    randomDay(seed, chain.terms, (instruction) => toMicroInstruction(instruction, LIBRA.fenPerUsd));

  before(async () => {
    chain = await libraChain({ ...day, libra: LIBRA });
    await openLibraContractsRail(chain.context());
    open = await openedOn(chain.provider, () => attachLibraContractsRail(chain.context()));
  });
  after(() => chain.connection.close());

  for (const seed of SEEDS) {
    it(`give what they would have given, seed ${seed}`, async () => {
      const instructions = converted(seed);
      const expected = outcomeOf(await uninterrupted(terms, { referee: referee(), open }, instructions));
      expect(expected.agree).to.equal(true);
      for (let after = 0; after <= instructions.length; after += STEP) {
        const found = await interrupted(terms, { referee: referee(), open }, instructions, after);
        expect(outcomeOf(found), `after ${after}`).to.deep.equal(expected);
      }
    });

    it(`finish what was begun at the end of the day, wherever it was cut off, seed ${seed}`, async () => {
      const instructions = converted(seed);
      const expected = outcomeOf(await uninterrupted(terms, { referee: referee(), open }, instructions));
      expect(reserveIn(expected, "closing") > reserveIn(expected, "opening") ? "mint" : "burn").to.equal(
        ENDS[seed],
      );
      let cutOff = 0;
      for (const kill of [...KILLS, () => chain.context()]) {
        const endDay = async (rail: Rail) => {
          // the process that dies has the dollars' books, so its day is settled by the rail that ends it
          const dying = attachLibraContractsRail(kill(chain.context()));
          await dying.recall?.(instructions, repetitionsIn(instructions));
          await dying.endDay().catch(() => (cutOff += 1));
          return rail;
        };
        const opened = { referee: referee(), open };
        const found = await interrupted(terms, opened, instructions, instructions.length, endDay);
        expect(outcomeOf(found), `kill ${KILLS.indexOf(kill)}`).to.deep.equal(expected);
      }
      expect(cutOff, "ends that were cut off").to.be.greaterThan(0);
    });
  }
});

/** Ways in which the process dies while it ends the day: before its n-th submission, or before treasury compliance acts. */
const KILLS: readonly ((context: LibraContext) => LibraContext)[] = [
  (context) => ({ ...context, inclusion: dyingAt(context.inclusion, 0) }),
  (context) => ({ ...context, inclusion: dyingAt(context.inclusion, 1) }),
  (context) => {
    const treasuryCompliance = new VoidSigner(`0x${"11".repeat(20)}`, context.provider);
    return { ...context, authorities: { ...context.authorities, treasuryCompliance } };
  },
];

function dyingAt(inclusion: Inclusion, submission: number): Inclusion {
  let submitted = 0;
  return {
    keepsOrderAcrossSenders: inclusion.keepsOrderAcrossSenders,
    include: (signed, atSeconds) => {
      if (submitted++ === submission) throw new Error("killed");
      return inclusion.include(signed, atSeconds);
    },
  };
}

function reserveIn({ rails }: ReturnType<typeof outcomeOf>, when: "opening" | "closing"): bigint {
  const sheet = rails[0]?.[`${when}Sheets`].find(({ entity }) => entity === ASSOCIATION);
  return sheet?.assets.get("reserve_deposit") ?? 0n;
}

function repetitionsIn(instructions: readonly { readonly id: string }[]): readonly boolean[] {
  const seen = new Set<string>();
  return instructions.map(({ id }) => seen.size === seen.add(id).size);
}

type ChainProvider = ConstructorParameters<typeof ScenarioTimeInclusion>[0];

/** Opens the rail on the chain as it is now, or as it was when this was called. */
async function openedOn(provider: ChainProvider, attach: () => Rail): Promise<Opened["open"]> {
  let snapshot = (await provider.send("evm_snapshot", [])) as string;
  return async (carriedOn) => {
    if (!carriedOn) {
      await provider.send("evm_revert", [snapshot]);
      snapshot = (await provider.send("evm_snapshot", [])) as string;
    }
    return attach();
  };
}
