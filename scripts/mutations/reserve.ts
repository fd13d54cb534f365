import type { Mutation } from "./mutation.ts";

const RESERVE = "libra/Reserve.sol";

/** What stands behind the coins. */
export const RESERVE_MUTATIONS: readonly Mutation[] = [
  {
    name: "buffer-ignored",
    says: "the capital buffer isn't asked for",
    file: RESERVE,
    find: "(_effectiveInMicro * BASIS_POINTS) / (BASIS_POINTS + rules.buffer)",
    replace: "_effectiveInMicro",
    suite: "Backing.t.sol",
    noticedBy: "invariant_I28_noMintWithoutReserve",
  },
  {
    name: "composition-ignored",
    says: "a statement with too little in securities carries a mint",
    file: RESERVE,
    find: "last.eligibleBasisPoints() >= rules.leastEligible && last",
    replace: "last",
    suite: "conditions/Treasury.t.sol",
    noticedBy: "testFuzz_I27_approveMint",
  },
  {
    name: "stale-statement",
    says: "a stale statement carries a mint",
    file: "libra/Treasury.sol",
    find: "if (coins > carried || block.timestamp > until) {",
    replace: "if (coins > carried) {",
    suite: "Backing.t.sol",
    noticedBy: "invariant_I28_noMintWithoutReserve",
  },
  {
    name: "burn-makes-room",
    says: "a payout leaves the effective reserve as it was",
    file: RESERVE,
    find: "_effectiveInMicro -= uint96(paidInMicro);",
    replace: "",
    suite: "Backing.t.sol",
    noticedBy: "invariant_I28",
  },
  {
    name: "burn-without-fiat",
    says: "coins are burnt without a fiat reference",
    file: RESERVE,
    find: "require(fiatReference != 0, FiatReferenceMissing());",
    replace: "",
    suite: "conditions/Treasury.t.sol",
    noticedBy: "testFuzz_I27_burn",
  },
  {
    name: "fiat-reference-reused",
    says: "one fiat payment ends coins twice",
    file: RESERVE,
    find: "_isUsed[fiatReference] = true;",
    replace: "",
    suite: "conditions/Reserve.t.sol",
    noticedBy: "testFuzz_I27_recordPayout",
  },
  {
    name: "signer-counted-twice",
    says: "one custodian's signature counts twice",
    file: "libra/reserve/Custodians.sol",
    find: "require(next > previous,",
    replace: "require(next >= previous,",
    suite: "conditions/Reserve.t.sol",
    noticedBy: "testFuzz_I27_",
  },
  {
    name: "payout-rounds-up",
    says: "whoever redeems first is paid a little of what the others are owed",
    file: "libra/redemption/ProRata.sol",
    find: "return Math.mulDiv(coinsInMicro, reserveInMicro, supplyInMicro);",
    replace: "return Math.mulDiv(coinsInMicro, reserveInMicro, supplyInMicro, Math.Rounding.Ceil);",
    suite: "redemption/Redemption.t.sol",
    noticedBy: "invariant_runningFirstGainsNothing",
  },
];
