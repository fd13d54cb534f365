import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, globSync, mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";

/** A PostgreSQL server of our own on the loopback address, in a folder of its own, for tests and benchmarks. */
export interface PostgresServer {
  /** As superuser `jiaozi`, to database `postgres`. */
  readonly url: string;
  readonly port: number;
  /** Where `pgbench` and the other programs are. */
  readonly bin: string;
  /** The user that the server runs as; absent if it is ours. */
  readonly user?: UserId;
  /** Kills the server without a checkpoint, as a crash would: it recovers from its log when it starts again. */
  crash(): Promise<void>;
  /** Starts it again on the same data and port, after `crash`. */
  start(): Promise<void>;
  /** Stops it and removes its folder. */
  close(): Promise<void>;
}

interface UserId {
  readonly uid: number;
  readonly gid: number;
}

/** The folder of the newest installed PostgreSQL's programs; undefined if there is none. */
export function findPostgres(): string | undefined {
  return globSync("/usr/lib/postgresql/*/bin")
    .sort((a, b) => a.localeCompare(b, "en", { numeric: true }))
    .at(-1);
}

/**
 * Starts a server with the defaults of PostgreSQL, fsync and synchronous_commit on.
 * @param bin As `findPostgres` gives it.
 * @param settings By name, over the defaults: `{ shared_buffers: "1GB" }`.
 * @param folder Where its data go, an empty one that is removed in the end; a temporary folder when absent.
 */
export async function startPostgres(
  bin: string,
  settings: Readonly<Record<string, string>> = {},
  folder: string = mkdtempSync(join(tmpdir(), "jiaozi-postgres-")),
): Promise<PostgresServer> {
  const user = userToRunAs();
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const options = { ...user, cwd: folder, stdio: "ignore" } as const;
  execFileSync(join(bin, "initdb"), ["-D", data, "-U", "jiaozi", "-A", "trust", "-E", "UTF8"], options);
  const port = await freePort();
  const parameters = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const args = ["-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", folder, ...parameters];
  const running = new ServerProcess(() => spawn(join(bin, "postgres"), args, options));
  const start = async () => {
    running.start();
    await untilReady(join(bin, "pg_isready"), port);
  };
  const close = async () => {
    await running.end("SIGINT");
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await start();
  } catch (cause) {
    await close();
    throw cause;
  }
  const url = `postgres://jiaozi@127.0.0.1:${port}/postgres`;
  const crash = () => running.end("SIGQUIT");
  return { url, port, bin, ...(user === undefined ? {} : { user }), crash, start, close };
}

/** Ends with this process, however that ends. */
class ServerProcess {
  readonly #spawn: () => ChildProcess;
  #server: ChildProcess | undefined;
  readonly #stop = () => void this.#server?.kill("SIGINT");

  constructor(spawnServer: () => ChildProcess) {
    this.#spawn = spawnServer;
  }

  start(): void {
    this.#server = this.#spawn();
    process.once("SIGINT", this.#stop).once("SIGTERM", this.#stop).once("exit", this.#stop);
  }

  /** SIGQUIT is an immediate shutdown, SIGINT a fast one, which waits for no client. */
  async end(signal: "SIGQUIT" | "SIGINT"): Promise<void> {
    process.off("SIGINT", this.#stop).off("SIGTERM", this.#stop).off("exit", this.#stop);
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, "exit");
    server.kill(signal);
    await ended;
  }
}

/** The server refuses to run as root. */
function userToRunAs(): UserId | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await once(probe.listen(0, "127.0.0.1"), "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

async function untilReady(pgIsReady: string, port: number): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    try {
      execFileSync(pgIsReady, ["-h", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
      return;
    } catch {
      await after(100);
    }
  }
  throw new Error(`PostgreSQL didn't start on port ${port} within thirty seconds`);
}
