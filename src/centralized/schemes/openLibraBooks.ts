import { type LibraDay, libraDay } from "../../scenario/libra/libraDay.ts";
import type { Books } from "./books.ts";
import { libra } from "./libra/scheme.ts";
import { type SchemeOptions, openScheme } from "./openScheme.ts";

/** Opens the books of a day of scheme `libra`, as `openScheme` does; with the default parameters if no day is given. */
export async function openLibraBooks(options: SchemeOptions & { readonly libra?: LibraDay }): Promise<Books> {
  return openScheme(options, libra(options, options.libra ?? libraDay(options.participants)));
}
