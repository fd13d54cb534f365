import type { FastifyRequest } from "fastify";

import type { App } from "../app.ts";
import { type Typed, digestOf, requireSigned } from "../chain/signatures.ts";
import type { Gateway } from "../gateway.ts";
import { refuse } from "../refused.ts";

/** Whose session a request is of; throws `SIGN_IN_FIRST` if nobody's. */
export async function signedIn(app: App, gateway: Gateway, request: FastifyRequest): Promise<string> {
  const account = gateway.sessions.accountOf(tokenOf(request));
  if (account === undefined) throw refuse(401, "SIGN_IN_FIRST");
  await app.countRequestOf(request, account);
  return account;
}

export function tokenOf({ headers }: Pick<FastifyRequest, "headers">): string {
  return /^Bearer ([\w-]{43})$/.exec(headers.authorization ?? "")?.[1] ?? "";
}

export interface SignedRequest extends Typed {
  readonly account: string;
  readonly signature: string;
}

/**
 * Requires that the account signed this, and counts it as the account's request only then: nobody can use up
 * another's share.
 * @returns The digest, by which a repetition is known.
 */
export async function signedBy(
  app: App,
  gateway: Gateway,
  request: FastifyRequest,
  { account, signature, ...typed }: SignedRequest,
): Promise<string> {
  const digest = digestOf(typed);
  await requireSigned(gateway.chain, account, digest, signature);
  await app.countRequestOf(request, account);
  return digest;
}
