import { Transaction, getAddress, isAddress } from "ethers";

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
  if (method === "eth_sendRawTransaction") return refusalOfTransaction(params[0], rules);
  // who isn't permitted learns it from the wallet's estimate, before anything is signed
  return method === "eth_estimateGas" ? refusalOfPlan(params[0], rules) : undefined;
}

function refusalOfTransaction(raw: unknown, rules: Rules): string | undefined {
  const { accounts, deployers } = rules.permissions;
  if (accounts === "anyone" && deployers === "anyone") return undefined;
  const transaction = parsed(raw);
  if (transaction === undefined) return "the transaction can't be read";
  const sender = senderOf(transaction);
  if (sender === undefined) return "the transaction isn't signed as it must be";
  return refusalOfSender(sender, transaction.to === null, rules);
}

function refusalOfPlan(plan: unknown, rules: Rules): string | undefined {
  const { from, to } = (plan ?? {}) as { readonly from?: unknown; readonly to?: unknown };
  if (typeof from !== "string" || !isAddress(from)) return undefined;
  return refusalOfSender(getAddress(from), to === undefined || to === null, rules);
}

function refusalOfSender(
  sender: string,
  creates: boolean,
  { name, permissions, list }: Rules,
): string | undefined {
  if (permissions.accounts === "listed" && !list.maySend(sender)) {
    return `account ${sender} isn't permitted to send transactions on ${name}: ask a member to permit it`;
  }
  if (permissions.deployers === "listed" && creates && !list.mayDeploy(sender)) {
    return `account ${sender} isn't permitted to create contracts on ${name}: ask a member to permit it`;
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
