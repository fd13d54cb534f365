import { openDatabase } from "../../src/centralized/database/openDatabase.ts";
import { measureLongDay } from "../../src/bench/longDay.ts";
import { writeScenario } from "../../src/scenario/generate/writeScenario.ts";
import { DEFAULT_GENERATOR_OPTIONS } from "../../src/scenario/generate/options.ts";
import { openScenario } from "../../src/scenario/openScenario.ts";
import type { LongDayTask, LongDayReport } from "./longDay.ts";

/** The long day in a process of its own, so that the memory it needs is its own; started by `longDay.ts`. */
process.once("message", (task: LongDayTask) => void settle(task));
process.once("disconnect", () => process.exit());

async function settle({ seed, payments, folder, database: place }: LongDayTask): Promise<void> {
  const tell = (report: LongDayReport) => process.send?.(report);
  tell({ says: `drawing ${payments.toLocaleString("en")} payments` });
  await writeScenario({ ...DEFAULT_GENERATOR_OPTIONS, seed, payments }, folder);
  const database = await openDatabase(place);
  try {
    const onSample = ({ settled }: { settled: number }) =>
      tell({ says: `settling in books and referee: ${settled.toLocaleString("en")}` });
    const scenario = await openScenario(folder);
    tell({ found: await measureLongDay({ scenario, database, onSample }, payments) });
  } finally {
    await database.close();
    process.disconnect();
  }
}
