import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { ZeroAddress, getAddress } from "ethers";
import { z } from "zod";

import { JiaoziError } from "../src/catalogue/errors.ts";
import { tradeTermsSchema } from "../src/scenario/escrow/readTerms.ts";
import { LIBRA_ROLE_NAMES, ROLE_NAMES } from "./roles.ts";

const account = z.string().refine(isChecksummedAccount, "must be a checksummed, non-zero address");

function isChecksummedAccount(text: string): boolean {
  try {
    return getAddress(text) === text && text !== ZeroAddress;
  } catch {
    return false;
  }
}

const seconds = z
  .int()
  .min(0)
  .max(30 * 86_400);

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

const libraParameters = z
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

const deployParameters = z.strictObject({
  /** The deployment is refused on any other chain. */
  chainId: z.int().positive(),
  /** Whether the chain's engine commits every block for good, as BFT consensus does: a block then is finality. */
  blocksAreFinal: z.boolean().optional(),
  /** Takes over the AccessManager from the deployer. */
  admin: account,
  /** How long the admin's decisions wait before they can be carried out, in seconds. */
  adminDelaySeconds: seconds,
  roles: rolesOf(ROLE_NAMES),
  /** How long a change of the limits of tiers waits. */
  limitsDelaySeconds: seconds,
  /** How long the old key can object before a lost wallet is replaced. */
  walletRecoveryDelaySeconds: seconds.min(86_400),
  /** How long the parties of a secured trade may be silent, in seconds, and the fee. */
  securedTrades: tradeTermsSchema,
  libra: libraParameters,
});

function rolesOf<Name extends string>(names: readonly Name[]) {
  const shape = Object.fromEntries(names.map((name) => [name, account])) as Record<Name, typeof account>;
  return z
    .strictObject(shape)
    .refine((roles) => areAllDifferent(Object.values(roles)), "each role needs an account of its own");
}

function areAllDifferent(accounts: readonly unknown[]): boolean {
  return new Set(accounts).size === accounts.length;
}

/** What a deployment is told, per network. Accounts are addresses that hold the keys. */
export type DeployParameters = z.infer<typeof deployParameters>;
export type LibraParameters = DeployParameters["libra"];

export function parametersFile(network: string): string {
  return fileURLToPath(new URL(`parameters/${network}.json`, import.meta.url));
}

/** Reads and checks `deploy/parameters/<network>.json`; throws `BAD_FILE` or `BAD_FIELD` naming the field. */
export async function loadParameters(
  network: string,
  file = parametersFile(network),
): Promise<DeployParameters> {
  return checkParameters(await readJson(file), file);
}

export function checkParameters(value: unknown, file: string): DeployParameters {
  const checked = deployParameters.safeParse(value);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const field = issue?.path.join(".") ?? "";
  throw new JiaoziError(
    "BAD_FIELD",
    `Deployment parameter ${field || "(whole file)"}: ${issue?.message ?? "invalid"}.`,
    "Correct the parameters file; deploy/parameters/localhost.json is a complete example.",
    { file, field },
  );
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    const why = cause instanceof SyntaxError ? `isn't JSON: ${cause.message}` : "can't be read";
    throw new JiaoziError(
      "BAD_FILE",
      `The deployment parameters ${why}.`,
      "Write one file per network under deploy/parameters/, named like the network.",
      { file },
      cause,
    );
  }
}
