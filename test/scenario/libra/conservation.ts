import { expect } from "chai";

import { balanceSheets } from "../../../src/scenario/balanceSheets.ts";
import type { Claim, Instrument } from "../../../src/scenario/claims.ts";
import { conservationFaults } from "../../../src/scenario/conservation.ts";
import { LIBRA_CONSERVATION, dayConservation } from "../../../src/scenario/libra/conservation.ts";
import { libraDay } from "../../../src/scenario/libra/libraDay.ts";
import { DEFAULT_LIBRA } from "../../../src/scenario/libra/parameters.ts";
import { smallWorld } from "../../comparison/smallWorld.ts";

function owes(issuer: string, holder: string, instrument: Instrument, amount: bigint): Claim {
  return { issuer, holder, instrument, amount };
}

const SOUND: readonly Claim[] = [
  owes("association", "ann", "coin", 70n),
  owes("association", "dealer", "coin", 30n),
  owes("icbc", "association", "reserve_deposit", 100n),
  owes("icbc", "ann", "deposit", 20n),
  owes("icbc", "dealer", "deposit", 10n),
  owes("borrowers", "icbc", "loan", 130n),
];

const faultsOf = (claims: readonly Claim[]) => conservationFaults(claims, SOUND, LIBRA_CONSERVATION);
/** The n-th claim with this much more. */
const more = (index: number, amount: bigint) => {
  return SOUND.map((claim, at) => (at === index ? { ...claim, amount: claim.amount + amount } : claim));
};

const ISSUING = dayConservation({
  ...libraDay(smallWorld(), {
    ...DEFAULT_LIBRA,
    issuance: { dealerTiersMicro: [1_000_000n, 2_000_000n, 3_000_000n, 4_000_000n], stalenessSeconds: 1 },
  }),
  loans: new Map([["icbc", 130n]]),
});

describe("conservation in ≋USD where coins come to life within the day", () => {
  const faults = (claims: readonly Claim[]) => conservationFaults(claims, SOUND, ISSUING);
  const lost = (reserve: bigint, loans: bigint) =>
    SOUND.map((claim, at) =>
      at === 2 ? { ...claim, amount: reserve } : at === 5 ? { ...claim, amount: loans } : claim,
    );

  it("holds for a reserve that has lost what borrowers keep, and shows it as the association's equity", () => {
    expect(faults(lost(90n, 120n))).to.deep.equal([]);
    expect(balanceSheets(lost(90n, 120n)).get("association")?.equity).to.equal(-10n);
  });

  it("holds while coins are handed in and others paid for", () => {
    const [ann, , , deposit] = SOUND as [Claim, Claim, Claim, Claim];
    const underway = [
      ...[ann, deposit],
      ...[owes("association", "dealer", "coin", 10n), owes("association", "dealer", "preburned_coin", 20n)],
      ...[owes("association", "dealer", "prepaid", 4n), owes("icbc", "association", "reserve_deposit", 104n)],
      ...[owes("icbc", "dealer", "deposit", 6n), owes("borrowers", "icbc", "loan", 130n)],
    ];
    expect(faults(underway)).to.deep.equal([]);
  });

  it("breaks when more is owed than the reserve and its losses explain", () => {
    const hidden = [...lost(90n, 120n), owes("association", "dealer", "preburned_coin", 1n)];
    expect(faults(hidden)).to.include(
      "The association owes coins of 0.000101 USD against 0.000090 USD and losses of 0.000010 USD.",
    );
  });

  it("breaks when a bank keeps what the reserve has lost", () => {
    expect(faults(lost(90n, 130n))).to.include("The assets of icbc exceed its liabilities by 0.000010 USD.");
  });
});

describe("conservation in ≋USD", () => {
  it("holds for a system in balance, and when the dealer sells coins for a deposit", () => {
    expect(faultsOf(SOUND)).to.deep.equal([]);
    const sold = [
      owes("association", "ann", "coin", 75n),
      owes("association", "dealer", "coin", 25n),
      owes("icbc", "association", "reserve_deposit", 100n),
      owes("icbc", "ann", "deposit", 15n),
      owes("icbc", "dealer", "deposit", 15n),
      owes("borrowers", "icbc", "loan", 130n),
    ];
    expect(faultsOf(sold)).to.deep.equal([]);
  });

  it("breaks when coins exceed the reserve by one micro", () => {
    expect(faultsOf(more(0, 1n))).to.include(
      "The association owes coins of 0.000101 USD against 0.000100 USD.",
    );
  });

  it("breaks when a bank's sheet doesn't balance", () => {
    expect(faultsOf(more(3, 1n))).to.include("The assets of icbc exceed its liabilities by -0.000001 USD.");
  });

  it("breaks when the dealer gains, though holders and dealer together don't", () => {
    const shifted = more(3, -1n).map((claim, at) => (at === 4 ? { ...claim, amount: 11n } : claim));
    expect(faultsOf(shifted)).to.deep.equal([
      "The equity of dealer changed by 0.000001 ≋USD.",
      "Holders together gained -0.000001 ≋USD.",
    ]);
  });

  it("breaks when somebody else issues coins or holds the reserve", () => {
    expect(faultsOf([...SOUND, owes("icbc", "ann", "coin", 1n)])).to.include("icbc owes coins.");
    expect(faultsOf([...SOUND, owes("icbc", "dealer", "reserve_deposit", 1n)])).to.include(
      "dealer holds the reserve.",
    );
  });
});
