import { type Socket, connect } from "node:net";
import { createInterface } from "node:readline";

import { JiaoziError } from "../src/catalogue/errors.ts";

const DEFAULT_TIMEOUT_MS = 15_000;

interface Reply {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly code?: number; readonly message?: string; readonly data?: unknown };
}

interface Waiting {
  readonly method: string;
  readonly resolve: (reply: Reply) => void;
  readonly reject: (fault: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** A node's answer to one call, as JSON-RPC has it. */
export type Answer = Pick<Reply, "result" | "error">;

/**
 * JSON-RPC to a node over its socket file: one message a line, answers in any order. Connects when first asked, and
 * again after the node was restarted.
 */
export class NodeIpc {
  readonly #path: string;
  readonly #timeoutMs: number;
  readonly #waiting = new Map<number, Waiting>();
  #socket: Socket | undefined;
  #nextId = 1;

  constructor(path: string, timeoutMs: number = DEFAULT_TIMEOUT_MS) {
    this.#path = path;
    this.#timeoutMs = timeoutMs;
  }

  /** Throws `CHAIN_UNREACHABLE` without an answer in time, `CHAIN_REFUSED` when the answer is an error. */
  async call(method: string, params: readonly unknown[] = []): Promise<unknown> {
    const { result, error } = await this.ask(method, params);
    if (error === undefined) return result;
    const why = error.message ?? "no reason given";
    const place = { address: this.#path };
    throw new JiaoziError(
      "CHAIN_REFUSED",
      `The node refused ${method}: ${why}.`,
      "See the node's log.",
      place,
    );
  }

  /** The node's answer as it is. Throws `CHAIN_UNREACHABLE` without one in time. */
  ask(method: string, params: readonly unknown[] = []): Promise<Answer> {
    const socket = this.#connected();
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => this.#giveUp(id, `no answer within ${this.#timeoutMs} ms`),
        this.#timeoutMs,
      );
      this.#waiting.set(id, { method, resolve, reject, timer });
      socket.write(`${JSON.stringify({ jsonrpc: "2.0", id, method, params })}\n`);
    });
  }

  close(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  #connected(): Socket {
    if (this.#socket !== undefined && !this.#socket.destroyed) return this.#socket;
    const socket = connect(this.#path);
    this.#socket = socket;
    createInterface({ input: socket })
      .on("line", (line) => this.#take(line))
      .on("error", () => undefined);
    socket.on("error", (cause) => this.#lost(socket, cause.message));
    socket.on("close", () => this.#lost(socket, "the connection was closed"));
    return socket;
  }

  #take(line: string): void {
    const reply = JSON.parse(line) as Reply;
    const waiting = this.#waiting.get(reply.id ?? 0);
    if (waiting === undefined) return;
    this.#waiting.delete(reply.id ?? 0);
    clearTimeout(waiting.timer);
    waiting.resolve(reply);
  }

  #lost(socket: Socket, why: string): void {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    socket.destroy();
    for (const id of [...this.#waiting.keys()]) this.#giveUp(id, why);
  }

  #giveUp(id: number, why: string): void {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return;
    this.#waiting.delete(id);
    clearTimeout(waiting.timer);
    const message = `The node doesn't answer ${waiting.method}: ${why}.`;
    const nextStep = "See whether it runs: npm run network -- status.";
    waiting.reject(new JiaoziError("CHAIN_UNREACHABLE", message, nextStep, { address: this.#path }));
  }
}
