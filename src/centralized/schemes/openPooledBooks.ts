import { type PooledTerms, defaultPooledTerms } from "../../scenario/alipay1/pooledTerms.ts";
import { alipay1 } from "./alipay1/scheme.ts";
import type { Books } from "./books.ts";
import { type SchemeOptions, openScheme } from "./openScheme.ts";

/** Opens the books of a day of scheme `alipay-1.0`, as `openScheme` does; parameters that are absent have their defaults. */
export async function openPooledBooks(options: SchemeOptions & Partial<PooledTerms>): Promise<Books> {
  const day = { ...defaultPooledTerms(options.participants), ...options };
  return openScheme(options, alipay1(day));
}
