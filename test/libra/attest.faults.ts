import { expect } from "chai";
import { Wallet, getAddress } from "ethers";

import { bytes32, openChain } from "../behaviours/chain.ts";
import { domainOf } from "../behaviours/signing.ts";
import {
  type LibraSystem,
  RESERVE_MICRO,
  STALENESS_SECONDS,
  deployLibra,
  laterStatement,
} from "./deployLibra.ts";
import {
  CUSTODIANS,
  type HoldingTerms,
  type Signatures,
  type StatementTerms,
  ascending,
  signaturesIn,
  signaturesOf,
  soundHoldings,
} from "./statements.ts";

const chain = await openChain();
const load = () => chain.restore(deployLibra);

const [first, second, third] = CUSTODIANS;
const outsider = new Wallet(bytes32("no custodian"));
/** Above every custodian's address. */
const LAST = getAddress(`0x${"ff".repeat(20)}`);

interface Attempt {
  readonly statement: StatementTerms;
  readonly signatures: Signatures;
}

interface Fault {
  readonly what: string;
  readonly error: string;
  readonly spoil: (good: Attempt, system: LibraSystem) => Promise<Attempt>;
  readonly args: (spoiled: StatementTerms) => readonly unknown[];
}

function signedBy(...signers: Wallet[]): Fault["spoil"] {
  return async ({ statement }, { reserve }) => ({
    statement,
    signatures: ascendingUnless(signers, await signaturesOf(reserve, statement, signers)),
  });
}

/** The outsider's place among the custodians is wherever its address puts it; others stay as they are given. */
function ascendingUnless(signers: Wallet[], signatures: Signatures): Signatures {
  return signers.includes(outsider) ? ascending(signatures) : signatures;
}

/** Other words, properly signed. */
function saying(change: (good: StatementTerms) => Partial<StatementTerms>): Fault["spoil"] {
  return async ({ statement }, { reserve }) => {
    const other = { ...statement, ...change(statement) };
    return { statement: other, signatures: await signaturesOf(reserve, other) };
  };
}

/** One holding more, properly signed. */
function holding(change: Partial<HoldingTerms>): Fault["spoil"] {
  const cash = { custodian: third.address, maturesAt: 0n, rating: 0n, amountInMicro: 1n };
  return saying(({ holdings }) => ({ holdings: [...holdings, { ...cash, ...change }] }));
}

/** Other words under the signatures of the good ones. */
function alteredTo(change: Partial<StatementTerms>): Fault["spoil"] {
  return async ({ statement, signatures }) => ({ statement: { ...statement, ...change }, signatures });
}

const FAULTS: Fault[] = [
  { what: "under-signed", error: "SignaturesMissing", spoil: signedBy(first), args: () => [1n, 2n] },
  {
    ...{ what: "the same custodian twice", error: "NotAscending", spoil: signedBy(first, first) },
    args: () => [first.address, first.address],
  },
  {
    ...{ what: "custodians out of order", error: "NotAscending", spoil: signedBy(third, first) },
    args: () => [third.address, first.address],
  },
  {
    ...{ what: "somebody who is no custodian", error: "NotACustodian" },
    ...{ spoil: signedBy(first, second, outsider), args: () => [outsider.address] },
  },
  {
    ...{ what: "enough signatures and a wrong one", error: "InvalidCustodianSignature" },
    spoil: async ({ statement, signatures }) => {
      const wrong = { custodian: third.address, signature: signatures[0]?.signature ?? "0x" };
      return { statement, signatures: [...signatures, wrong] };
    },
    args: () => [third.address],
  },
  {
    ...{ what: "signatures over another amount", error: "InvalidCustodianSignature" },
    ...{ spoil: alteredTo({ holdings: soundHoldings(700_001n, 9n) }), args: () => [first.address] },
  },
  {
    ...{ what: "signatures over other interest", error: "InvalidCustodianSignature" },
    ...{ spoil: alteredTo({ interestInMicro: 1n }), args: () => [first.address] },
  },
  {
    ...{ what: "signatures over another reference", error: "InvalidCustodianSignature" },
    ...{ spoil: alteredTo({ statementId: bytes32("other") }), args: () => [first.address] },
  },
  {
    ...{ what: "signatures in the coin's domain", error: "InvalidCustodianSignature" },
    spoil: async ({ statement }, { coin }) => ({
      statement,
      signatures: await signaturesOf(coin, statement),
    }),
    args: () => [first.address],
  },
  {
    ...{ what: "signatures for another chain", error: "InvalidCustodianSignature" },
    spoil: async ({ statement }, { reserve }) => {
      const elsewhere = { ...(await domainOf(reserve)), chainId: 1 };
      return { statement, signatures: await signaturesIn(elsewhere, statement, [first, second]) };
    },
    args: () => [first.address],
  },
  {
    ...{ what: "a statement about another coin", error: "OtherCoin" },
    ...{ spoil: saying(() => ({ coin: outsider.address })), args: () => [outsider.address] },
  },
  {
    ...{ what: "a moment that hasn't come", error: "StatementInFuture" },
    ...{ spoil: saying(({ asOf }) => ({ asOf: asOf + 61n })), args: ({ asOf }) => [asOf, asOf - 1n] },
  },
  {
    ...{ what: "a holding that no reserve has", error: "AmountsOutOfRange" },
    ...{ spoil: holding({ amountInMicro: 2n ** 96n }), args: () => [0n, 2n ** 96n] },
  },
  {
    ...{ what: "holdings that no reserve has", error: "AmountsOutOfRange" },
    ...{ spoil: holding({ amountInMicro: 2n ** 96n - 1n }), args: () => [0n, 2n ** 96n + 699_999n] },
  },
  {
    ...{ what: "more interest than is held", error: "AmountsOutOfRange" },
    ...{ spoil: saying(() => ({ interestInMicro: 700_001n })), args: () => [700_001n, 700_000n] },
  },
  {
    ...{ what: "something held by who is no custodian", error: "NotACustodian" },
    ...{ spoil: holding({ custodian: LAST }), args: () => [LAST] },
  },
  {
    ...{ what: "holdings out of order", error: "NotAscending" },
    ...{ spoil: holding({ custodian: first.address }), args: () => [third.address, first.address] },
  },
  {
    ...{ what: "more holdings than can be looked through", error: "HoldingsOutOfRange" },
    spoil: saying(({ holdings }) => ({
      holdings: Array.from({ length: 65 }, () => holdings[2] as HoldingTerms),
    })),
    args: () => [65n, 64n],
  },
];

describe("Reserve.attest refuses, and keeps the last statement:", () => {
  for (const { what, error, spoil, args } of FAULTS) {
    it(`${what} (${error})`, async () => {
      const system = await load();
      const { reserve } = system;
      const before = await reserve.lastStatement();
      const statement = await laterStatement(system);
      const good = { statement, signatures: await signaturesOf(reserve, statement) };
      const spoiled = await spoil(good, system);
      await expect(reserve.attest(spoiled.statement, spoiled.signatures))
        .to.be.revertedWithCustomError(reserve, error)
        .withArgs(...args(spoiled.statement));
      expect(await reserve.lastStatement()).to.deep.equal(before);
      expect(await reserve.effectiveReserve()).to.equal(RESERVE_MICRO);
    });
  }

  it("one again, or one as of the same second (StatementNotNewer)", async () => {
    const system = await load();
    const { reserve } = system;
    const statement = await laterStatement(system);
    await reserve.attest(statement, await signaturesOf(reserve, statement));
    const { asOf } = statement;
    for (const again of [statement, { ...statement, holdings: [] }, { ...statement, asOf: asOf - 1n }]) {
      await expect(reserve.attest(again, await signaturesOf(reserve, again)))
        .to.be.revertedWithCustomError(reserve, "StatementNotNewer")
        .withArgs(again.asOf, asOf);
    }
  });

  it("one that is stale already, by a second and no sooner (StatementStale)", async () => {
    const system = await load();
    const { reserve } = system;
    const statement = await laterStatement(system);
    const signatures = await signaturesOf(reserve, statement);
    await chain.setNextBlockTimestamp(statement.asOf + STALENESS_SECONDS + 1n);
    await expect(reserve.attest(statement, signatures))
      .to.be.revertedWithCustomError(reserve, "StatementStale")
      .withArgs(statement.asOf, statement.asOf + 1n);

    const asOf = statement.asOf + 10n;
    const inTime = { ...statement, asOf };
    await chain.setNextBlockTimestamp(asOf + STALENESS_SECONDS);
    await reserve.attest(inTime, await signaturesOf(reserve, inTime));
    expect(await reserve.lastStatement()).to.deep.equal([700_000n, asOf]);
  });
});
