import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { JiaoziError } from "../../catalogue/errors.ts";
import { figureFiles } from "../page/figure.ts";
import { reserveRunFigure } from "../page/reserveRun.ts";
import { jsonOf } from "../writeResult.ts";
import type { ReserveRunDocument } from "./document.ts";

/** `reserve-run.json`, and `charts/` with the chart and its numbers; the folder is made if need be. */
export async function writeReserveRun(run: ReserveRunDocument, folder: string): Promise<void> {
  const files = [{ name: "reserve-run.json", contents: jsonOf(run) }, ...figureFiles(reserveRunFigure(run))];
  try {
    for (const { name, contents } of files) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), contents);
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const place = { file: folder };
    throw new JiaoziError("BAD_FILE", `The result can't be written: ${why}.`, "Give another --out folder.", place, cause);
  }
}
