import { z } from "zod";

import { account, areAllDifferent, rolesOf, seconds } from "./parameterFields.ts";
import { LIBRA_ROLE_NAMES } from "./roles.ts";

const associationParameters = z.strictObject({
  /** One member, one vote. */
  members: z
    .array(z.strictObject({ account, name: z.string().min(1) }))
    .min(1)
    .max(256),
  /** May cancel what the council is about to do, and nothing else. */
  guardian: account,
  /** From a proposal to the beginning of voting. */
  votingDelaySeconds: seconds,
  votingPeriodSeconds: seconds.min(1),
  /** From queueing what was decided to carrying it out. */
  executionDelaySeconds: seconds,
  /** Who makes blocks, with which node, run by whom. */
  seats: z
    .array(
      z
        .strictObject({ validator: account, operator: account, node: account })
        .refine(({ validator, operator }) => validator !== operator, "the operator is the validator itself"),
    )
    .min(1)
    .max(256),
});

const basisPoints = z.int().min(0).max(10_000);

/** What a reserve statement must fulfil to carry a mint. */
const reservePolicy = z.strictObject({
  /** Least share of government securities that are short and well rated, in basis points of what is held. */
  leastEligible: basisPoints,
  /** Remaining maturity up to which securities are short, in seconds. */
  longestMaturity: z
    .int()
    .min(0)
    .max(366 * 86_400),
  /** Rating down to which they are well rated, in notches: 5 is A+ (A1). */
  lowestRating: z.int().min(1).max(22),
  /** Largest share at one custodian, in basis points of what is held. */
  mostAtOneCustodian: basisPoints.min(1),
  /** What must be held beyond the coins outstanding, in basis points of them. */
  buffer: basisPoints,
});

const weight = z.strictObject({
  /** Share of the basket's value, relative to the others. */
  share: z.int().positive().max(1_000_000),
  /** Value of one unit of the currency, in millionths of a US dollar. */
  microUsd: z.int().positive().max(1_000_000_000_000),
});

/** ≋LBR: shares are relative to each other; rates are assumed, and used once. */
const compositeParameters = z.strictObject({
  /** How long decided amounts wait before they can be swapped in. */
  delaySeconds: z
    .int()
    .positive()
    .max(366 * 86_400),
  basket: z.strictObject({ USD: weight, EUR: weight, GBP: weight, SGD: weight }),
});

/** The association, its roles and its rules. */
export const libraParameters = z
  .strictObject({
    association: associationParameters,
    roles: rolesOf(LIBRA_ROLE_NAMES),
    /** Holds the dealer's inventory, and requests mints and burns. */
    dealer: account,
    /** Sign what the reserve holds. */
    custodians: z.array(account).min(1).max(16),
    /** How many of them must sign. */
    custodianThreshold: z.int().positive(),
    /** The age beyond which a reserve statement carries no mint. */
    stalenessSeconds: z
      .int()
      .positive()
      .max(366 * 86_400),
    reservePolicy,
    /** How long the old key can object before a lost wallet is replaced. */
    recoveryDelaySeconds: seconds.min(86_400),
    /** How long a holder's request to redeem waits, where the dealers are inactive. */
    redemptionDelaySeconds: z
      .int()
      .min(0)
      .max(366 * 86_400),
    composite: compositeParameters,
  })
  .refine(
    ({ custodians, custodianThreshold }) => custodianThreshold <= custodians.length,
    "more custodians must sign than there are",
  )
  .refine(
    ({ roles, dealer, custodians }) => areAllDifferent([...Object.values(roles), dealer, ...custodians]),
    "dealer and custodians need accounts of their own",
  )
  .refine(
    ({ association: { members, guardian, seats }, roles, dealer, custodians }) =>
      areAllDifferent([
        ...[...Object.values(roles), dealer, ...custodians, guardian],
        ...members.map(({ account: member }) => member),
        ...seats.flatMap(({ validator, node }) => [validator, node]),
      ]),
    "members, guardian, validators and nodes need accounts of their own",
  );
