import { open, readFile, rename } from "node:fs/promises";
import { dirname, join } from "node:path";

import { z } from "zod";

import { JiaoziError } from "../../src/catalogue/errors.ts";

const MANIFEST_FILE = "run.json";

export const RAILS = ["contracts", "books"] as const;
export const SCHEMES = ["alipay-2.0", "e-cny", "alipay-1.0", "libra"] as const;

const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);

/** What a run settles, and on what; the same whenever it is carried on. */
const plan = z.strictObject({
  /** Folder of the scenario; absent if it is generated. */
  scenario: z.string().optional(),
  seed: z.string().optional(),
  payments: z.int().optional(),
  schemes: z.array(z.enum(SCHEMES)),
  rails: z.array(z.enum(RAILS)),
  /** Of `hardhat.config.ts`, or `local` for a chain in the process itself. */
  network: z.string(),
});

const yuan = z.strictObject({
  chainId: z.int(),
  authority: address,
  centralBank: address,
  walletYuan: address,
  securedTrades: address,
  walletTiers: address,
  walletKeeping: address,
  supervision: address,
  eCny: address,
  eCnyTiers: address,
  eCnyKeeping: address,
  eCnySupervision: address,
  statistics: address,
  windDown: address,
  settlement: address,
});

const contracts = z.strictObject({
  chainId: z.int(),
  /** Which chain of this id: a development chain that was started again has forgotten everything. */
  instance: z.string(),
  yuan,
  ecny: yuan.extend({ validUntilSeconds: z.int() }).optional(),
  libra: z
    .strictObject({
      chainId: z.int(),
      authority: address,
      participants: address,
      rules: address,
      recovery: address,
      treasury: address,
      coin: address,
      reserve: address,
      validUntilSeconds: z.int(),
    })
    .optional(),
});

const manifest = z.strictObject({
  version: z.literal(1),
  /** Until `settling` nothing of the day has been settled, so that an interrupted opening may begin again. */
  stage: z.enum(["opening", "settling", "finished"]),
  plan,
  out: z.string(),
  /** Over the scenario's files. */
  fingerprint: z.string(),
  /** Which database keeps the books; never a password. */
  books: z.string(),
  /** Last second of the payers' authorisations, since 1970-01-01 UTC. */
  validUntilSeconds: z.int(),
  /** How often the run was interrupted and taken up again. */
  interruptions: z.int().min(0),
  /** Why it had to begin anew when it was taken up. */
  begunAnewBecause: z.string().optional(),
  /** Absent if no contracts take part, or if they went with the process. */
  contracts: contracts.optional(),
});

export type Plan = z.infer<typeof plan>;
export type ContractsNote = z.infer<typeof contracts>;
export type Manifest = z.infer<typeof manifest>;

/** What stands in a run's folder; undefined if there is no run. Throws `BAD_FILE` if it can't be understood. */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  const file = join(folder, MANIFEST_FILE);
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const parsed = manifest.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  throw new JiaoziError(
    "BAD_FILE",
    `The run's manifest can't be understood: ${parsed.error.issues[0]?.message ?? "?"}.`,
    "Run without --resume, which begins a new run.",
    { file },
    parsed.error,
  );
}

/** All of it or what was there before, on disk when this returns: only then may money move. */
export async function writeManifest(folder: string, contents: Manifest): Promise<void> {
  const file = join(folder, MANIFEST_FILE);
  await writeThrough(`${file}.new`, `${JSON.stringify(manifest.parse(contents), null, 2)}\n`);
  await rename(`${file}.new`, file);
  await syncFolder(dirname(file));
}

async function writeThrough(file: string, text: string): Promise<void> {
  const handle = await open(file, "w");
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Windows can't open a folder to flush it, and needs no such thing. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
