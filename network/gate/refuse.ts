import { Transaction } from "ethers";

import { signerOf } from "../../src/scenario/signatures.ts";
import type { NetworkDescription } from "../description.ts";
import type { PermissionList } from "./permissionList.ts";

/** Namespaces for everybody: reading the chain and handing in transactions. Operators use their node's socket. */
const SERVED = ["eth_", "net_", "web3_"];

export interface Rules {
  readonly name: string;
  readonly permissions: NetworkDescription["permissions"];
  readonly list: Pick<PermissionList, "maySend" | "mayDeploy">;
}

/** Why a call isn't passed on to the node; undefined if it is. */
export function refusalOf(method: string, params: readonly unknown[], rules: Rules): string | undefined {
  if (!SERVED.some((namespace) => method.startsWith(namespace))) {
    return `${method} isn't served here; a node's operator asks it over the node's socket`;
  }
  return method === "eth_sendRawTransaction" ? refusalOfTransaction(params[0], rules) : undefined;
}

function refusalOfTransaction(raw: unknown, { name, permissions, list }: Rules): string | undefined {
  const { accounts, deployers } = permissions;
  if (accounts === "anyone" && deployers === "anyone") return undefined;
  const transaction = parsed(raw);
  if (transaction === undefined) return "the transaction can't be read";
  const sender = senderOf(transaction);
  if (sender === undefined) return "the transaction isn't signed as it must be";
  const ask = "ask a member to permit it";
  if (accounts === "listed" && !list.maySend(sender)) {
    return `account ${sender} isn't permitted to send transactions on ${name}: ${ask}`;
  }
  if (deployers === "listed" && transaction.to === null && !list.mayDeploy(sender)) {
    return `account ${sender} isn't permitted to create contracts on ${name}: ${ask}`;
  }
  return undefined;
}

function parsed(raw: unknown): Transaction | undefined {
  try {
    return Transaction.from(String(raw));
  } catch {
    return undefined;
  }
}

function senderOf({ unsignedHash, signature }: Transaction): string | undefined {
  return signature === null ? undefined : signerOf(unsignedHash, signature.serialized);
}
