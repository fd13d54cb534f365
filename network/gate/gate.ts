import { once } from "node:events";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";

import type { Answer, NodeIpc } from "../ipc.ts";
import { type Rules, refusalOf } from "./refuse.ts";

const HOSTNAME = "127.0.0.1";
const LONGEST_BODY_BYTES = 32 * 1024 * 1024;
/** EIP-1474: the transaction, or the call, is rejected. */
const REJECTED = -32_003;
const UNREADABLE = -32_700;
const NODE_GONE = -32_002;

/** The engine doesn't know these names of blocks, and needn't: every block that it has is committed. */
const FINAL_BLOCK: ReadonlySet<unknown> = new Set(["finalized", "safe"]);

interface Call {
  readonly id?: unknown;
  readonly method?: unknown;
  readonly params?: unknown;
}

/** JSON-RPC over HTTP for everybody: what the rules allow goes on to a node, anything else is refused with a reason. */
export class Gate {
  readonly #node: Pick<NodeIpc, "ask">;
  readonly #rules: Rules;
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  constructor(node: Pick<NodeIpc, "ask">, rules: Rules) {
    this.#node = node;
    this.#rules = rules;
  }

  /** @returns Its address, on the loopback interface. */
  async listen(port: number): Promise<string> {
    this.#server.listen(port, HOSTNAME);
    await once(this.#server, "listening");
    const bound = this.#server.address();
    return `http://${HOSTNAME}:${typeof bound === "object" && bound !== null ? bound.port : port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "content-type");
    if (request.method !== "POST") {
      response.writeHead(request.method === "OPTIONS" ? 204 : 405).end();
      return;
    }
    const answer = await this.#answerTo(request);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(answer));
  }

  async #answerTo(request: IncomingMessage): Promise<unknown> {
    let body: unknown;
    try {
      body = JSON.parse(await textOf(request));
    } catch {
      return { jsonrpc: "2.0", id: null, error: { code: UNREADABLE, message: "the request can't be read" } };
    }
    return Array.isArray(body)
      ? Promise.all(body.map((call: Call) => this.#reply(call)))
      : this.#reply(body as Call);
  }

  async #reply(call: Call): Promise<unknown> {
    const method = String(call.method);
    const params: readonly unknown[] = Array.isArray(call.params) ? call.params : [];
    const refusal = refusalOf(method, params, this.#rules);
    const asked = params.map((param) => (FINAL_BLOCK.has(param) ? "latest" : param));
    const answer = refusal === undefined ? await this.#ask(method, asked) : error(REJECTED, refusal);
    return { jsonrpc: "2.0", id: call.id ?? null, ...answer };
  }

  async #ask(method: string, params: readonly unknown[]): Promise<Answer> {
    try {
      const { result, error: refused } = await this.#node.ask(method, params);
      return refused === undefined ? { result: result ?? null } : { error: refused };
    } catch {
      return error(NODE_GONE, "the node behind this address doesn't answer");
    }
  }
}

function error(code: number, message: string): Answer {
  return { error: { code, message } };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > LONGEST_BODY_BYTES) throw new Error("too long");
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}
