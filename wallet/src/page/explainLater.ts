import type { ExplainOptions, Explanation } from "../../../src/catalogue/explain.ts";
import { GatewayProblem } from "../gateway/request.ts";
import { RefusedError } from "../sign/refusedError.ts";

const catalogue = () => import("../../../src/catalogue/explain.ts");

/** Fetches the words for errors once the page stands: they are a tenth of it, and needed when things go wrong. */
export function prefetchWords(): void {
  void catalogue().catch(() => undefined);
}

export async function explanationOf(error: unknown, options: ExplainOptions): Promise<Explanation> {
  if (error instanceof GatewayProblem) return wordsOf(error);
  const { explain, explainError } = await catalogue();
  return error instanceof RefusedError ? explain(error.refusal, {}, options) : explainError(error, options);
}

/** The gateway's own words, already in the language of the page. */
function wordsOf({ problem: { code, title, nextStep, data } }: GatewayProblem): Explanation {
  const words = { code, sentence: title, nextStep, quiet: false };
  return data === undefined ? words : { ...words, data };
}
