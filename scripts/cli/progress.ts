import { stderr } from "node:process";

const SHORTEST_INTERVAL_MS = 100;

/** What a person sees while something takes time: on stderr, so that stdout holds the result alone. */
export interface Progress {
  /** Begins a step, ending the one before it. */
  step(title: string): void;
  /** How far the step is; `total` is absent when it isn't known. */
  update(done: number, total: number | undefined, note?: string): void;
  /** Ends the last step. */
  end(): void;
}

export function openProgress(options: { quiet: boolean }): Progress {
  if (options.quiet) return { step: () => {}, update: () => {}, end: () => {} };
  return stderr.isTTY && process.env["CI"] === undefined ? new TerminalProgress() : new PlainProgress();
}

/** Rewrites one line as the step goes on. */
class TerminalProgress implements Progress {
  #title = "";
  #started = 0;
  #lastShown = 0;

  step(title: string): void {
    this.end();
    this.#title = title;
    this.#started = Date.now();
    stderr.write(`… ${title}`);
  }

  update(done: number, total: number | undefined, note = ""): void {
    if (Date.now() - this.#lastShown < SHORTEST_INTERVAL_MS) return;
    this.#lastShown = Date.now();
    stderr.write(`\r\x1b[K… ${this.#title}: ${amountOf(done, total)}${note === "" ? "" : `, ${note}`}`);
  }

  end(): void {
    if (this.#title === "") return;
    stderr.write(`\r\x1b[K✓ ${this.#title} (${secondsSince(this.#started)} s)\n`);
    this.#title = "";
  }
}

/** A line per step: for logs. */
class PlainProgress implements Progress {
  #title = "";
  #started = 0;

  step(title: string): void {
    this.end();
    this.#title = title;
    this.#started = Date.now();
  }

  update(): void {}

  end(): void {
    if (this.#title !== "") stderr.write(`${this.#title} (${secondsSince(this.#started)} s)\n`);
    this.#title = "";
  }
}

function amountOf(done: number, total: number | undefined): string {
  return total === undefined
    ? done.toLocaleString("en")
    : `${done.toLocaleString("en")} of ${total.toLocaleString("en")}`;
}

function secondsSince(started: number): string {
  return ((Date.now() - started) / 1_000).toFixed(1);
}
