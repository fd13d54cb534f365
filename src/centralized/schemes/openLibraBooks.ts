import { type LibraDay, libraDay } from "../../scenario/libra/libraDay.ts";
import type { Books } from "./books.ts";
import { libra } from "./libra/scheme.ts";
import { type SchemeOptions, openScheme } from "./openScheme.ts";

export interface LibraBooksOptions extends SchemeOptions {
  /** The default parameters' day when absent. */
  readonly libra?: LibraDay;
}

/** Opens the books of a day of scheme `libra`, as `openScheme` does. */
export async function openLibraBooks(options: LibraBooksOptions): Promise<Books> {
  return openScheme(options, libra(options, options.libra ?? libraDay(options.participants)));
}
