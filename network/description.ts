import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { z } from "zod";

import { JiaoziError } from "../src/catalogue/errors.ts";

export const DEFAULT_DESCRIPTION = fileURLToPath(new URL("consortium.json", import.meta.url));

const port = z.int().min(1_024).max(65_000);

const member = z.strictObject({
  name: z.string().min(1).max(60),
  /** Validators make blocks; an rpc node follows them and is the one that programs and people speak to. */
  runs: z.enum(["validator", "rpc"]),
});

const who = z.enum(["listed", "anyone"]);

const descriptionSchema = z
  .strictObject({
    /** Names data folder, network namespaces and bridge. */
    name: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, "lower-case letters, digits and hyphens, at most 31"),
    chainId: z.int().min(1).max(2_147_483_647),
    /** The engine counts in seconds. */
    blockPeriodSeconds: z.int().min(1).max(60),
    /** How long a round waits for its proposer; doubled seconds are added with each further round. */
    roundTimeoutMs: z.int().min(500).max(60_000),
    /** Node keys are derived from it: for demonstration, since who reads this file knows them. */
    keySeed: z.string().min(1),
    rpcPort: port,
    /** Of the first node; on one loopback address the others follow it. */
    peerPort: port,
    /** Addresses of the nodes where each has a network namespace of its own. */
    subnet: z.string().regex(/^10\.\d{1,3}\.\d{1,3}\.0\/24$/, "must be a 10.x.y.0/24"),
    members: z.array(member).min(2).max(100),
    permissions: z.strictObject({
      /** Who may send transactions: accounts of the permission list, or anyone. */
      accounts: who,
      /** Who may create contracts. */
      deployers: who,
    }),
  })
  .refine(
    ({ members }) => members.filter(({ runs }) => runs === "validator").length >= 4,
    "there must be at least four validators: fewer can't lose one and go on",
  )
  .refine(({ members }) => members.filter(({ runs }) => runs === "rpc").length === 1, "one member runs rpc")
  .refine(
    ({ members }) => new Set(members.map(({ name }) => name)).size === members.length,
    "two members have one name",
  );

/** A permissioned network as its members agreed on it. */
export type NetworkDescription = Readonly<z.infer<typeof descriptionSchema>>;

/** Throws `BAD_FIELD` with the path of the first field that can't be. */
export function parseDescription(content: unknown, file = "the description"): NetworkDescription {
  const parsed = descriptionSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new JiaoziError("BAD_FIELD", `${issue?.message ?? "It isn't valid"}.`, "Correct the description.", {
    file,
    field: issue?.path.join(".") ?? "",
  });
}

export async function loadDescription(file: string = DEFAULT_DESCRIPTION): Promise<NetworkDescription> {
  return parseDescription(await contentOf(file), file);
}

async function contentOf(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new JiaoziError("BAD_FILE", `It can't be read: ${why}`, "Correct the file.", { file }, cause);
  }
}
