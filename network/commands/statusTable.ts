import type { NodeStatus } from "../network.ts";

export interface Status {
  readonly rpcUrl: string;
  readonly isolated: boolean;
  readonly nodes: readonly NodeStatus[];
}

const HASH_CHARACTERS = 12;

/** The status as a person reads it. */
export function statusTable({ rpcUrl, nodes }: Status): string {
  const validators = new Set(nodes.flatMap((node) => node.validators ?? []).map((one) => one.toLowerCase()));
  const rows = nodes.map((node) => [
    String(node.number),
    node.member,
    roleOf(node, validators),
    node.processId === undefined ? "down" : String(node.processId),
    node.height === undefined ? "–" : String(node.height),
    node.head?.slice(0, HASH_CHARACTERS) ?? "–",
    node.peers === undefined ? "–" : String(node.peers),
    node.address,
  ]);
  const table = [["node", "member", "runs", "process", "block", "head", "peers", "address"], ...rows];
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return [...lines, "", `RPC: ${rpcUrl}`, ""].join("\n");
}

/** What the engine's set says, not the description. */
function roleOf({ runs, address }: NodeStatus, validators: ReadonlySet<string>): string {
  if (validators.has(address.toLowerCase())) return "validator";
  return runs === "rpc" ? "rpc" : "not admitted";
}
