import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { JiaoziError } from "../catalogue/errors.ts";
import { type GasSnapshot, gasSnapshot } from "./gasSnapshot.ts";
import { renderReport } from "./page/renderReport.ts";
import { type Result, result as resultShape } from "./result.ts";

const GAS_SNAPSHOT = new URL("../../gas-snapshot.json", import.meta.url);

/** Writes `index.html`, and `charts/` with an SVG and a CSV of each chart; returns the page's file. */
export async function writeReport(result: Result, folder: string): Promise<string> {
  const files = renderReport(result, await readGasSnapshot());
  const page = join(folder, "index.html");
  try {
    for (const { name, contents } of files) {
      const file = join(folder, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, contents);
    }
  } catch (cause) {
    throw new JiaoziError("BAD_FILE", `The report can't be written: ${whyOf(cause)}.`, "Give another --out folder.", { file: page }, cause);
  }
  return page;
}

/** A comparison as `compare` wrote it. Throws `BAD_FILE` with the field that isn't as it must be. */
export async function readResult(file: string): Promise<Result> {
  const read = await readFile(file, "utf8")
    .then((text) => JSON.parse(text) as unknown)
    .catch((cause: unknown) => {
      const nextStep = "Run npm run compare first, or give the result.json of a run with --in.";
      throw new JiaoziError("BAD_FILE", `No result can be read: ${whyOf(cause)}.`, nextStep, { file }, cause);
    });
  const parsed = resultShape.safeParse(read);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = { file, field: issue?.path.join(".") ?? "" };
  const nextStep = "Run npm run compare again with this version, which writes a result that it can read.";
  throw new JiaoziError("BAD_FILE", `Not a result of this version: ${issue?.message ?? "?"}.`, nextStep, place);
}

async function readGasSnapshot(): Promise<GasSnapshot> {
  return gasSnapshot.parse(JSON.parse(await readFile(GAS_SNAPSHOT, "utf8")));
}

function whyOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
