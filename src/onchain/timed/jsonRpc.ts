import { JiaoziError } from "../../catalogue/errors.ts";

export interface RpcCall {
  readonly method: string;
  readonly params: readonly unknown[];
}

/** What the node says to one call of a batch. */
export type RpcAnswer = { readonly result: unknown } | { readonly error: string };

const TIMEOUT_MS = 60_000;

/**
 * Asks a node several things in one HTTP request, over connections that are kept open. Leaner than a provider: it
 * neither caches, nor formats, nor asks one by one when a batch is too large.
 */
export class JsonRpc {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** An answer for each call, in their order. Throws `CHAIN_UNREACHABLE` if the node doesn't answer as a node does. */
  async ask(calls: readonly RpcCall[]): Promise<readonly RpcAnswer[]> {
    const body = calls.map(({ method, params }, id) => ({ jsonrpc: "2.0", id, method, params }));
    try {
      const response = await fetch(this.#url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return inOrder(await response.json(), calls.length);
    } catch (cause) {
      throw new JiaoziError(
        "CHAIN_UNREACHABLE",
        `The chain at ${this.#url} doesn't answer (${reasonOf(cause)}).`,
        "Check that the node still runs and takes batches of JSON-RPC requests.",
        { address: this.#url },
        cause,
      );
    }
  }

  /**
   * As `ask`, and throws `CHAIN_REFUSED` if any of the answers is an error. Asks again if the connection breaks, as
   * one does that the node closed for being idle: for questions that change nothing.
   */
  async results(calls: readonly RpcCall[]): Promise<readonly unknown[]> {
    const answers = await this.ask(calls).catch(() => this.ask(calls));
    return answers.map((answer, position) => {
      if ("result" in answer) return answer.result;
      const method = calls[position]?.method ?? "";
      const nextStep = "Check that the node serves this method.";
      const place = { address: this.#url };
      throw new JiaoziError("CHAIN_REFUSED", `The node refused ${method}: ${answer.error}.`, nextStep, place);
    });
  }
}

interface Reply {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly message?: string };
}

/** A node may answer the calls of a batch in any order. */
function inOrder(replies: unknown, count: number): RpcAnswer[] {
  if (!Array.isArray(replies)) throw new Error("it takes no batches");
  const byId = new Map((replies as Reply[]).map((reply) => [reply.id, reply]));
  return Array.from({ length: count }, (_, id) => {
    const reply = byId.get(id);
    if (reply === undefined) throw new Error("an answer is missing");
    return reply.error === undefined
      ? { result: reply.result }
      : { error: reply.error.message ?? "no reason given" };
  });
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause instanceof Error ? cause.cause.message : cause.message;
}
