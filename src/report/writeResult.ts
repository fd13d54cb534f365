import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { JiaoziError } from "../catalogue/errors.ts";
import { type Result, result as resultShape, resultSchema } from "./result.ts";

/** Writes `result.json` and its JSON Schema to a folder, made if need be; returns the file. */
export async function writeResult(result: Result, folder: string): Promise<string> {
  resultShape.parse(result);
  const file = join(folder, "result.json");
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(file, jsonOf(result));
    await writeFile(join(folder, "result.schema.json"), jsonOf(resultSchema()));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new JiaoziError("BAD_FILE", `The result can't be written: ${why}.`, "Give another --out folder.", { file }, cause);
  }
  return file;
}

export function jsonOf(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
