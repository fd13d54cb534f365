import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { JiaoziError } from "../../catalogue/errors.ts";
import { jsonOf } from "../../report/writeResult.ts";
import { benchMarkdown } from "./benchMarkdown.ts";
import { type BenchResult, benchResult, benchSchema } from "./benchResult.ts";

/** Writes `bench.json`, its JSON Schema and `bench.md` to a folder, made if need be; returns the first. */
export async function writeBench(result: BenchResult, folder: string): Promise<string> {
  benchResult.parse(result);
  const file = join(folder, "bench.json");
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(file, jsonOf(result));
    await writeFile(join(folder, "bench.schema.json"), jsonOf(benchSchema()));
    await writeFile(join(folder, "bench.md"), benchMarkdown(result));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const nextStep = "Give another --out folder.";
    throw new JiaoziError("BAD_FILE", `The result can't be written: ${why}.`, nextStep, { file }, cause);
  }
  return file;
}
