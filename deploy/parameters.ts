import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { z } from "zod";

import { JiaoziError } from "../src/catalogue/errors.ts";
import { ECNY_REGIMES } from "../src/scenario/ecny/parameters.ts";
import { tradeTermsSchema } from "../src/scenario/escrow/readTerms.ts";
import { INTERBANK_MODES, LARGEST_OFFSET_WINDOW, SHORTFALL_RULES } from "../src/scenario/interbank/rail.ts";
import { libraParameters } from "./libraParametersSchema.ts";
import { account, rolesOf, seconds } from "./parameterFields.ts";
import { ROLE_NAMES } from "./roles.ts";

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
  /** Whose liability e-CNY is. */
  eCnyRegime: z.enum(ECNY_REGIMES),
  /** How payments between banks settle. */
  interbankSettlement: z.strictObject({
    mode: z.enum(INTERBANK_MODES),
    shortfallRule: z.enum(SHORTFALL_RULES),
    offsetWindow: z.int().min(1).max(LARGEST_OFFSET_WINDOW),
  }),
  libra: libraParameters,
});

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
