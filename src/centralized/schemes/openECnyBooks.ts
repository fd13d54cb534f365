import type { ECnyDay } from "../../scenario/ecny/ecnyDay.ts";
import type { Books } from "./books.ts";
import { ecny } from "./ecny/scheme.ts";
import { type SchemeOptions, openScheme } from "./openScheme.ts";

export interface ECnyBooksOptions extends Omit<SchemeOptions, "participants"> {
  readonly ecny: ECnyDay;
}

/** Opens the books of a day of scheme `e-cny`, as `openScheme` does. */
export async function openECnyBooks({ ecny: day, ...options }: ECnyBooksOptions): Promise<Books> {
  return openScheme({ ...options, participants: day.participants }, ecny(options, day));
}
