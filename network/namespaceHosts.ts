import { execFile } from "node:child_process";
import { promisify } from "node:util";

import type { NetworkDescription } from "./description.ts";
import type { Hosts, Prefix } from "./hosts.ts";
import type { NodePlan } from "./networkPlan.ts";

const run = promisify(execFile);
/** The kernel's names of interfaces have at most 15 characters. */
const NAME_CHARACTERS = 8;

type Numbered = Pick<NodePlan, "number">;

/** Whether this system lets us make network namespaces. */
export function canIsolate(): Promise<boolean> {
  return works((probe) => run("ip", ["-n", probe, "link", "set", "lo", "up"]));
}

/** Whether it can slow what goes out of one too, for which the kernel needs netem. */
export function canDelay(): Promise<boolean> {
  const rule = ["qdisc", "add", "dev", "lo", "root", "netem", "delay", "1ms"];
  return works((probe) => run("tc", ["-n", probe, ...rule]));
}

async function works(attempt: (probe: string) => Promise<unknown>): Promise<boolean> {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  const probe = `jz-probe-${process.pid}`;
  try {
    await run("ip", ["netns", "add", probe]);
    await attempt(probe);
    return true;
  } catch {
    return false;
  } finally {
    await run("ip", ["netns", "delete", probe]).catch(() => undefined);
  }
}

/**
 * A network namespace for each node, and one that holds the two switches they hang on, whose cable can be pulled.
 * Nothing of it is reachable from, or seen by, the machine's own network.
 */
export class NamespaceHosts implements Hosts {
  readonly isolated = true;
  readonly #description: Pick<NetworkDescription, "name" | "subnet">;
  readonly #switches: string;
  readonly #made: string[] = [];

  constructor(description: Pick<NetworkDescription, "name" | "subnet">) {
    this.#description = description;
    this.#switches = `jz-${description.name}-switch`;
  }

  prefixOf(node: Numbered): Prefix {
    return ["ip", "netns", "exec", this.#hostOf(node)];
  }

  async open(nodes: readonly NodePlan[]): Promise<void> {
    await this.#makeSwitches();
    for (const node of nodes) await this.#connect(node);
  }

  async partition(side: readonly Numbered[]): Promise<void> {
    for (const node of side) await this.#onSwitches("link", "set", this.#portOf(node), "master", "right");
    await this.#onSwitches("link", "set", "cable-l", "down");
  }

  async heal(nodes: readonly Numbered[]): Promise<void> {
    for (const node of nodes) await this.#onSwitches("link", "set", this.#portOf(node), "master", "left");
    await this.#onSwitches("link", "set", "cable-l", "up");
  }

  async delay(nodes: readonly Numbered[], milliseconds: number): Promise<void> {
    for (const node of nodes) {
      const rule = ["qdisc", "replace", "dev", "eth0", "root", "netem", "delay", `${milliseconds}ms`];
      await run("tc", ["-n", this.#hostOf(node), ...rule]);
    }
  }

  async close(): Promise<void> {
    for (const host of this.#made.splice(0)) {
      await run("ip", ["netns", "delete", host]).catch(() => undefined);
    }
  }

  async #makeSwitches(): Promise<void> {
    await this.#makeHost(this.#switches);
    for (const bridge of ["left", "right"]) {
      await this.#onSwitches("link", "add", bridge, "type", "bridge");
      await this.#onSwitches("link", "set", bridge, "up");
    }
    await this.#onSwitches("link", "add", "cable-l", "type", "veth", "peer", "name", "cable-r");
    await this.#onSwitches("link", "set", "cable-l", "master", "left", "up");
    await this.#onSwitches("link", "set", "cable-r", "master", "right", "up");
  }

  async #connect(node: NodePlan): Promise<void> {
    const host = this.#hostOf(node);
    const port = this.#portOf(node);
    await this.#makeHost(host);
    await this.#onSwitches("link", "add", port, "type", "veth", "peer", "name", "eth0", "netns", host);
    await this.#onSwitches("link", "set", port, "master", "left", "up");
    const bits = this.#description.subnet.split("/")[1];
    await run("ip", ["-n", host, "address", "add", `${node.host}/${bits}`, "dev", "eth0"]);
    await run("ip", ["-n", host, "link", "set", "eth0", "up"]);
  }

  /** One that was left over from a run that was killed is replaced. */
  async #makeHost(host: string): Promise<void> {
    await run("ip", ["netns", "delete", host]).catch(() => undefined);
    await run("ip", ["netns", "add", host]);
    this.#made.push(host);
    await run("ip", ["-n", host, "link", "set", "lo", "up"]);
  }

  #onSwitches(...args: string[]) {
    return run("ip", ["-n", this.#switches, ...args]);
  }

  #hostOf({ number }: Numbered): string {
    return `jz-${this.#description.name}-${number}`;
  }

  #portOf({ number }: Numbered): string {
    return `${this.#description.name.slice(0, NAME_CHARACTERS)}${number}`;
  }
}
