import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** PostgreSQL's own benchmark, on tables in a schema of their own. */
export class Pgbench {
  readonly #program: string;
  readonly #url: string;
  readonly #env: NodeJS.ProcessEnv;

  constructor(program: string, url: string, schema: string) {
    this.#program = program;
    this.#url = url;
    this.#env = { ...process.env, PGOPTIONS: `-c search_path=${schema}` };
  }

  /** Fills the tables: a million accounts at scale 10. The schema must exist. */
  async prepare(scale: number): Promise<void> {
    await this.#run(["--initialize", "--quiet", `--scale=${scale}`]);
  }

  /** Transactions a second of the TPC-B-like mix, or of a script. */
  async perSecond(clients: number, seconds: number, script?: string): Promise<number> {
    const what = script === undefined ? "--builtin=tpcb-like" : `--file=${script}`;
    const said = await this.#run(["--no-vacuum", `--client=${clients}`, `--time=${seconds}`, what]);
    const rate = /^tps = ([\d.]+)/m.exec(said)?.[1];
    if (rate === undefined) throw new Error(`pgbench gave no rate:\n${said}`);
    return Number(rate);
  }

  async #run(args: readonly string[]): Promise<string> {
    const { stdout } = await execute(this.#program, [...args, this.#url], { env: this.#env });
    return stdout;
  }
}
