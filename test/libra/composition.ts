import { expect } from "chai";

import { bytes32, openChain } from "../behaviours/chain.ts";
import { MINTED_MICRO, POLICY, RESERVE_MICRO, STALENESS_SECONDS, deployLibra } from "./deployLibra.ts";
import { CUSTODIANS, type HoldingTerms, signaturesOf, soundHoldings } from "./statements.ts";

const chain = await openChain();
const A_DAY = 86_400n;
const [first, second, third] = CUSTODIANS.map(({ address }) => address) as [string, string, string];
const REQUEST = bytes32("a request");

async function load() {
  const system = await chain.restore(deployLibra);
  const { treasury, reserve, coin, people, now } = system;
  /** Custodians state that this is held as of now; dates of maturity are given in seconds from now. */
  const state = async (holdings: readonly HoldingTerms[], interestInMicro = 0n) => {
    const asOf = (await now()) + 1n;
    await chain.setNextBlockTimestamp(asOf);
    const dated = holdings.map((holding) => {
      return { ...holding, maturesAt: holding.maturesAt === 0n ? 0n : asOf + holding.maturesAt };
    });
    const terms = {
      coin: await coin.getAddress(),
      interestInMicro,
      asOf,
      statementId: bytes32(`as of ${asOf}`),
    };
    const statement = { ...terms, holdings: dated };
    await reserve.attest(statement, await signaturesOf(reserve, statement));
    return asOf;
  };
  await treasury.connect(people.dealer).requestMint(REQUEST, 1n);
  const approve = () => treasury.connect(people.compliance).approveMint(REQUEST);
  return { ...system, state, approve };
}

const cash = (custodian: string, amountInMicro: bigint): HoldingTerms => {
  return { custodian, maturesAt: 0n, rating: 0n, amountInMicro };
};
const securities = (
  custodian: string,
  amountInMicro: bigint,
  terms: Partial<HoldingTerms> = {},
): HoldingTerms => {
  return { custodian, maturesAt: 30n * A_DAY, rating: 1n, amountInMicro, ...terms };
};

/** A million, a tenth of it in question. */
const holding = (questionable: HoldingTerms) => [
  securities(first, 400_000n),
  securities(second, 300_000n),
  cash(third, 200_000n),
  { ...questionable, custodian: third },
];

describe("Reserve: composition, concentration and buffer", () => {
  for (const [what, terms] of Object.entries({
    "in securities that mature in exactly 92 days": { maturesAt: 92n * A_DAY },
    "in securities rated A+": { rating: 5n },
    "in securities that mature in a second": { maturesAt: 1n },
  })) {
    it(`carries a mint with the last tenth of 80 % ${what}`, async () => {
      const { state, approve, coin } = await load();
      await state(holding(securities(third, 100_000n, terms)));
      await approve();
      expect(await coin.totalSupply()).to.equal(MINTED_MICRO + 1n);
    });
  }

  for (const [what, terms] of Object.entries({
    "in securities a second longer": { maturesAt: 92n * A_DAY + 1n },
    "in securities rated A": { rating: 6n },
    "in securities without a rating": { rating: 0n },
    "in cash": { maturesAt: 0n },
  })) {
    it(`records a statement with the last tenth of 80 % ${what}, but mints nothing on it`, async () => {
      const { state, approve, reserve, treasury } = await load();
      const asOf = await state(holding(securities(third, 100_000n, terms)));
      expect(await reserve.lastStatement()).to.deep.equal([1_000_000n, asOf]);
      expect(await reserve.effectiveReserve()).to.equal(1_000_000n);
      expect(await reserve.carries()).to.deep.equal([0n, asOf + STALENESS_SECONDS]);
      expect(await treasury.cover()).to.deep.equal([0n, asOf + STALENESS_SECONDS]);
      await expect(approve())
        .to.be.revertedWithCustomError(reserve, "CompositionInsufficient")
        .withArgs(8_000n, 7_000n);
    });
  }

  it("counts securities that have matured as neither", async () => {
    const { coin, reserve, now, approve } = await load();
    const asOf = await now();
    const holdings = [{ ...securities(first, 1_000_000n), maturesAt: asOf }];
    const statement = {
      ...{ coin: await coin.getAddress(), holdings, interestInMicro: 0n, asOf },
      statementId: bytes32("matured"),
    };
    await chain.setNextBlockTimestamp(asOf + 1n);
    await reserve.attest(statement, await signaturesOf(reserve, statement));
    await expect(approve())
      .to.be.revertedWithCustomError(reserve, "CompositionInsufficient")
      .withArgs(8_000n, 0n);
  });

  it("mints nothing with more than the limit at one custodian, added up over its holdings", async () => {
    const { state, approve, reserve } = await load();
    await state([securities(first, 400_000n), cash(first, 100_000n), securities(second, 500_000n)]);
    expect((await reserve.statementAt(1n)).largestBasisPoints).to.equal(5_000n);
    await state([securities(first, 400_000n), cash(first, 100_001n), securities(second, 499_999n)]);
    await expect(approve())
      .to.be.revertedWithCustomError(reserve, "ConcentrationExceeded")
      .withArgs(5_001n, 5_000n);
  });

  it("asks for a buffer beyond the coins, and says when just that is missing", async () => {
    const { reserve, treasury, attest, approve, people } = await load();
    await reserve.connect(people.admin).setPolicy({ ...POLICY, buffer: 250n });
    const needed = MINTED_MICRO + 1n + 12_501n;
    await attest(needed - 1n);
    expect((await reserve.carries())[0]).to.equal(MINTED_MICRO);
    await expect(approve())
      .to.be.revertedWithCustomError(reserve, "BufferInsufficient")
      .withArgs(needed, needed - 1n);
    await attest(needed);
    expect((await treasury.cover())[0]).to.equal(MINTED_MICRO + 1n);
    await approve();
  });

  it("applies a policy to the last statement at once", async () => {
    const { reserve, approve, people } = await load();
    const admin = reserve.connect(people.admin);
    const strict = { ...POLICY, leastEligible: 8_001n };
    await expect(admin.setPolicy(strict)).to.emit(reserve, "PolicySet");
    expect((await reserve.policy()).leastEligible).to.equal(8_001n);
    await expect(approve()).to.be.revertedWithCustomError(reserve, "CompositionInsufficient");
    await admin.setPolicy(POLICY);
    await approve();
  });

  it("takes a shorter staleness for the last statement at once", async () => {
    const { reserve, approve, people, now } = await load();
    const { asOf } = await reserve.lastStatement();
    await reserve.connect(people.admin).setStaleness(1n);
    await chain.setNextBlockTimestamp((await now()) + 10n);
    await expect(approve())
      .to.be.revertedWithCustomError(reserve, "StatementStale")
      .withArgs(asOf, (oldest: bigint) => oldest > asOf);
  });

  it("takes a policy only within its bounds, and of the council only", async () => {
    const { reserve, people } = await load();
    for (const change of [
      { leastEligible: 10_001n },
      { mostAtOneCustodian: 0n },
      { mostAtOneCustodian: 10_001n },
      { buffer: 10_001n },
      { lowestRating: 0n },
      { lowestRating: 23n },
      { longestMaturity: 366n * A_DAY + 1n },
    ]) {
      await expect(reserve.connect(people.admin).setPolicy({ ...POLICY, ...change }))
        .to.be.revertedWithCustomError(reserve, "PolicyOutOfRange")
        .withArgs(Object.values({ ...POLICY, ...change }));
    }
    await expect(reserve.connect(people.compliance).setPolicy(POLICY))
      .to.be.revertedWithCustomError(reserve, "AccessManagedUnauthorized")
      .withArgs(people.compliance);
  });
});

describe("Reserve: interest and history", () => {
  it("records interest as the association's: it backs nothing, and nothing is minted for it", async () => {
    const { state, reserve, approve, coin } = await load();
    const asOf = await state([securities(first, 250_000n), securities(second, 250_000n)], 1n);
    expect(await reserve.interestOfAssociation()).to.equal(1n);
    expect(await reserve.lastStatement()).to.deep.equal([MINTED_MICRO - 1n, asOf]);
    expect(await coin.totalSupply()).to.equal(MINTED_MICRO);
    await expect(approve())
      .to.be.revertedWithCustomError(reserve, "ReserveInsufficient")
      .withArgs(MINTED_MICRO + 1n, MINTED_MICRO - 1n);
    const event = reserve.filters.InterestRecorded(bytes32(`as of ${asOf}`));
    expect((await reserve.queryFilter(event)).map(({ args }) => args.interestInMicro)).to.deep.equal([1n]);
  });

  it("keeps every statement, to be read by number and by moment", async () => {
    const { reserve, state, people } = await load();
    const anyone = reserve.connect(people.stranger);
    const opening = await anyone.statementAt(0n);
    expect([opening.amountInMicro, opening.backingBasisPoints]).to.deep.equal([
      RESERVE_MICRO,
      2n ** 32n - 1n,
    ]);
    const asOf = await state(soundHoldings(600_000n, 0n));
    expect(await anyone.statementCount()).to.equal(2n);
    const last = [600_000n, asOf, asOf, 12_000n, 8_000n, 4_000n];
    expect(await anyone.statementAt(1n)).to.deep.equal(last);
    expect(await anyone.statementAsOf(asOf)).to.deep.equal(last);
    expect(await anyone.statementAsOf(2n ** 255n)).to.deep.equal(last);
    expect((await anyone.statementAsOf(asOf - 1n)).asOf).to.equal(opening.asOf);
    expect((await anyone.statementAsOf(opening.asOf)).asOf).to.equal(opening.asOf);
    for (const [call, wanted] of [
      [() => anyone.statementAsOf(opening.asOf - 1n), opening.asOf - 1n],
      [() => anyone.statementAt(2n), 2n],
    ] as const) {
      await expect(call()).to.be.revertedWithCustomError(reserve, "NoSuchStatement").withArgs(wanted);
    }
  });

  it("takes a statement that nothing is held, for that is the truth", async () => {
    const { reserve, state, approve } = await load();
    await state([]);
    expect((await reserve.statementAt(1n)).eligibleBasisPoints).to.equal(10_000n);
    await expect(approve())
      .to.be.revertedWithCustomError(reserve, "ReserveInsufficient")
      .withArgs(MINTED_MICRO + 1n, 0n);
    expect(await reserve.backingRatio()).to.equal(0n);
  });
});
