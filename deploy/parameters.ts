import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { ZeroAddress, getAddress } from "ethers";
import { z } from "zod";

import { JiaoziError } from "../src/catalogue/errors.ts";
import { ROLE_NAMES, type RoleName } from "./roles.ts";

const account = z.string().refine(isChecksummedAccount, "must be a checksummed, non-zero address");

function isChecksummedAccount(text: string): boolean {
  try {
    return getAddress(text) === text && text !== ZeroAddress;
  } catch {
    return false;
  }
}

const roleShape = Object.fromEntries(ROLE_NAMES.map((name) => [name, account])) as Record<
  RoleName,
  typeof account
>;

const deployParameters = z.strictObject({
  /** The deployment is refused on any other chain. */
  chainId: z.int().positive(),
  /** Takes over the AccessManager from the deployer. */
  admin: account,
  /** How long the admin's decisions wait before they can be carried out, in seconds. */
  adminDelaySeconds: z
    .int()
    .min(0)
    .max(30 * 86_400),
  roles: z.strictObject(roleShape).refine(areAllDifferent, "each role needs an account of its own"),
});

function areAllDifferent(roles: Record<string, string>): boolean {
  return new Set(Object.values(roles)).size === Object.keys(roles).length;
}

/** What a deployment is told, per network. Accounts are addresses that hold the keys. */
export type DeployParameters = z.infer<typeof deployParameters>;

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
