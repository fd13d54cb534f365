import type { Problem } from "../../gateway/api/problem.ts";
import { SituationError } from "../../../src/catalogue/decodeError.ts";

/** What the institution's gateway answered instead of doing it. */
export class GatewayProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.name = "GatewayProblem";
    this.problem = problem;
  }
}

export interface GatewayCall {
  readonly method?: "GET" | "POST" | "DELETE";
  readonly body?: unknown;
  readonly token?: string | undefined;
  /** Names what is to be created: sent again, it isn't created twice. */
  readonly idempotencyKey?: string;
}

const BASE = "./api/";

/**
 * One call to the institution's gateway. Throws a `GatewayProblem` with its words, or `GATEWAY_UNREACHABLE` where
 * nothing that could be one answered; then it isn't known whether the call arrived.
 */
export async function callGateway<Answer>(path: string, call: GatewayCall = {}): Promise<Answer> {
  const { method = "GET", body } = call;
  const init: RequestInit = {
    method,
    headers: headersOf(call),
    cache: "no-store",
    referrerPolicy: "no-referrer",
  };
  if (body !== undefined) init.body = JSON.stringify(body);
  const response = await fetch(BASE + path, init).catch((cause: unknown) => {
    throw new SituationError("GATEWAY_UNREACHABLE", {}, cause);
  });
  // a static server may answer with its start page
  const isJson = /[/+]json\b/.test(response.headers.get("content-type") ?? "");
  if (response.status === 204) return undefined as Answer;
  const answer: unknown = isJson ? await response.json().catch(() => undefined) : undefined;
  if (response.ok && answer !== undefined) return answer as Answer;
  if (isProblem(answer)) throw new GatewayProblem(answer);
  throw new SituationError("GATEWAY_UNREACHABLE");
}

export function headersOf({ body, token, idempotencyKey }: GatewayCall): Record<string, string> {
  return {
    "accept-language": document.documentElement.lang,
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
  };
}

function isProblem(answer: unknown): answer is Problem {
  const { title, code, nextStep } = (answer ?? {}) as Partial<Problem>;
  return [title, code, nextStep].every((word) => typeof word === "string");
}
