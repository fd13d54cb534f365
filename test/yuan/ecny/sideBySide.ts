import { expect } from "chai";

import { ecnyConversion } from "../../../src/centralized/postings/ecny.ts";
import { BANK_1, HOUSEHOLD_A, INSTITUTION } from "../../../src/centralized/postings/parties.ts";
import type { Posting } from "../../../src/centralized/postings/posting.ts";
import { openPostingBooks } from "../../../src/centralized/postings/postingBooks.ts";
import { reservedTopUp } from "../../../src/centralized/postings/wallets.ts";
import { CENTRAL_BANK, type Claim } from "../../../src/scenario/claims.ts";
import { openChain } from "../../behaviours/chain.ts";
import { freshDatabase } from "../../centralized/freshDatabase.ts";
import { topUpOf } from "../statements.ts";
import { type ECnySystem, deployCurrency, deployDeposit } from "./deployECny.ts";

const AMOUNT = 100n;
const OPENING: readonly Claim[] = [
  { issuer: CENTRAL_BANK, holder: BANK_1, instrument: "reserves", amount: 5_000n },
  { issuer: BANK_1, holder: HOUSEHOLD_A, instrument: "deposit", amount: 2_000n },
];

/** Who owes how much more or less, to whom it matters here. What the bank owes as deposit isn't on the chain. */
interface Change {
  readonly reservesOfBank: bigint;
  readonly clientReserves: bigint;
  readonly eCnyOfCentralBank: bigint;
  readonly owedByInstitution: bigint;
  readonly eCnyOwedByBank: bigint;
}

const chain = await openChain();

async function onChain(system: ECnySystem, move: (system: ECnySystem) => Promise<unknown>): Promise<Change> {
  const { centralBank, yuan, eCny, people } = system;
  const read = async () => {
    const rows = await centralBank.rows();
    return [
      await centralBank.reserveOf(people.icbc),
      rows.clientReservesFen,
      rows.eCnyFen,
      await yuan.clientReserveOf(people.alipay),
      await eCny.owedBy(people.icbc),
    ] as const;
  };
  const before = await read();
  await move(system);
  const after = await read();
  return changeOf(after.map((amount, index) => amount - (before[index] ?? 0n)));
}

async function inTheBooks(posting: Posting): Promise<Change> {
  const books = await openPostingBooks(await freshDatabase(), [posting], OPENING);
  const read = async () => {
    const claims = await books.claims();
    const owed = (issuer: string, instrument: Claim["instrument"]) =>
      claims
        .filter((claim) => claim.issuer === issuer && claim.instrument === instrument)
        .reduce((sum, { amount }) => sum + amount, 0n);
    return [
      owed(CENTRAL_BANK, "reserves"),
      owed(CENTRAL_BANK, "client_reserve"),
      owed(CENTRAL_BANK, "e_cny"),
      owed(INSTITUTION, "wallet"),
      owed(BANK_1, "e_cny"),
    ];
  };
  const before = await read();
  await books.post(posting);
  await books.reconcile();
  return changeOf((await read()).map((amount, index) => amount - (before[index] ?? 0n)));
}

function changeOf([a = 0n, b = 0n, c = 0n, d = 0n, e = 0n]: readonly bigint[]): Change {
  return {
    reservesOfBank: a,
    clientReserves: b,
    eCnyOfCentralBank: c,
    owedByInstitution: d,
    eCnyOwedByBank: e,
  };
}

const topUp = async ({ centralBank, people }: ECnySystem) =>
  centralBank
    .connect(people.icbc)
    .topUp(await topUpOf(people.icbc, people.alice, { amountInFen: AMOUNT }), "0x");
const conversion = ({ convert, people }: ECnySystem) =>
  convert("icbc", people.alice, { amountInFen: AMOUNT });

describe("A top-up 2.0 and a conversion to e-CNY, on the chain and in the books", () => {
  const NOTHING = changeOf([]);
  for (const [name, fixture, move, posting, expected] of [
    [
      "a top-up: the central bank owes the institution, the institution the holder",
      deployCurrency,
      topUp,
      reservedTopUp(AMOUNT),
      { ...NOTHING, reservesOfBank: -AMOUNT, clientReserves: AMOUNT, owedByInstitution: AMOUNT },
    ],
    [
      "a conversion of 2021: the same reserves, and the central bank owes the holder",
      deployCurrency,
      conversion,
      ecnyConversion(AMOUNT, "M0_2021"),
      { ...NOTHING, reservesOfBank: -AMOUNT, eCnyOfCentralBank: AMOUNT },
    ],
    [
      "a conversion of 2026: no reserves, and the bank owes the holder",
      deployDeposit,
      conversion,
      ecnyConversion(AMOUNT, "DEPOSIT_2026"),
      { ...NOTHING, eCnyOwedByBank: AMOUNT },
    ],
  ] as const) {
    it(name, async () => {
      const system = await chain.restore<ECnySystem>(fixture);
      expect(await onChain(system, move)).to.deep.equal(expected);
      expect(await inTheBooks(posting)).to.deep.equal(expected);
    });
  }
});
