import { getAddress } from "ethers";
import type { FastifyRequest } from "fastify";
import type { z } from "zod";

import { WALLET_APPLICATION, gatewayDomain } from "../api/typedData.ts";
import { type Wallet, tierUpgrade, wallet, walletApplication } from "../api/wallets.ts";
import { type App, NEEDS_SESSION, PROBLEMS } from "../app.ts";
import type { Gateway } from "../gateway.ts";
import type { Identity } from "../identity/identityStore.ts";
import { openWallet, upgradeTier } from "../identity/onboarding.ts";
import { inWords, languageOf } from "../problems.ts";
import { refuse } from "../refused.ts";
import { signedBy, signedIn } from "./asking.ts";
import { requireTimeLeft } from "./paymentRoutes.ts";

export function walletRoutes(app: App, gateway: Gateway): void {
  app.post(
    "/api/wallets",
    {
      schema: {
        summary: "Open a wallet at tier I, after the demonstration's real-name check",
        body: walletApplication,
        response: { 202: wallet, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const account = await apply(app, gateway, request, request.body);
      return reply.status(202).send(await walletOf(gateway, account, request));
    },
  );

  app.get(
    "/api/wallet",
    {
      schema: { summary: "One's wallet", security: NEEDS_SESSION, response: { 200: wallet, ...PROBLEMS } },
    },
    async (request) => walletOf(gateway, await signedIn(app, gateway, request), request),
  );

  app.post(
    "/api/wallet/tier",
    {
      schema: {
        summary: "A higher tier for more evidence; for demonstration, evidence is what is ticked",
        security: NEEDS_SESSION,
        body: tierUpgrade,
        response: { 202: wallet, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const account = await signedIn(app, gateway, request);
      await upgradeTier(gateway, identityOf(gateway, account), request.body);
      return reply.status(202).send(await walletOf(gateway, account, request));
    },
  );
}

/** @returns The account that applied. */
async function apply(
  app: App,
  gateway: Gateway,
  request: FastifyRequest,
  body: z.output<typeof walletApplication>,
): Promise<string> {
  const { chain, identities } = gateway;
  const { name, residentNumber, validUntil, signature } = body;
  const [account, institution, bank] = [body.account, body.institution, body.bank].map((text) =>
    getAddress(text),
  ) as [string, string, string];
  const value = { account, institution, bank, name, residentNumber, validUntil };
  const domain = gatewayDomain(chain.chainId, chain.book.contracts.WalletYuan);
  const types = WALLET_APPLICATION;
  await signedBy(app, gateway, request, { account, signature, domain, types, value });
  await requireTimeLeft(gateway, validUntil);
  // a number of eighteen digits can be tried out from its hash, so the hash is keyed
  const contents = identities.fingerprint([institution, bank, name, residentNumber.toUpperCase()]);
  await openWallet(gateway, { account, institution, bank, name, residentNumber, contents });
  return account;
}

function identityOf({ identities }: Gateway, account: string): Identity {
  const identity = identities.of(account);
  if (identity === undefined) throw refuse(404, "NOT_A_CUSTOMER");
  return identity;
}

async function walletOf(gateway: Gateway, account: string, request: FastifyRequest): Promise<Wallet> {
  const { chain, identities } = gateway;
  const identity = identityOf(gateway, account);
  const latest = identities.identification(identity.identifiedBy);
  const [onChain, paid, balance] = await Promise.all([
    chain.walletTiers.identityOf(account),
    chain.walletTiers.paidBy(account),
    chain.walletYuan.balanceOf(account),
  ]);
  const isOnChain = onChain.tier !== 0n;
  const [limits] = await chain.walletTiers.tierLimits(onChain.tier);
  const orNone = (fen: bigint) => (fen === 0n ? null : fen.toString());
  return {
    account,
    institution: identity.institution,
    ...stateOf(gateway, identity, isOnChain, request),
    tier: Number(onChain.tier),
    commitment: isOnChain ? onChain.commitment : latest.commitment,
    identityValidUntil: isOnChain ? Number(onChain.validUntil) : latest.validUntil,
    limits: {
      singleFen: orNone(limits.singleFen),
      dayFen: orNone(limits.dayFen),
      yearFen: orNone(limits.yearFen),
      lifetimeFen: orNone(limits.lifetimeFen),
      balanceFen: orNone(limits.balanceFen),
      staticQrDayFen: orNone(limits.staticQrDayFen),
    },
    paid: {
      dayFen: paid.dayFen.toString(),
      yearFen: paid.yearFen.toString(),
      lifetimeFen: paid.lifetimeFen.toString(),
      staticQrDayFen: paid.staticQrDayFen.toString(),
    },
    balanceFen: balance.toString(),
  };
}

function stateOf(
  { instructions }: Gateway,
  { openedBy, identifiedBy }: Identity,
  isOnChain: boolean,
  request: FastifyRequest,
): Pick<Wallet, "state" | "reason"> {
  const steps = [openedBy, identifiedBy].flatMap((id) => (id === null ? [] : (instructions.find(id) ?? [])));
  const failed = steps.find(({ state }) => state === "skipped" || state === "refused");
  if (failed?.reason) return { state: "failed", reason: inWords(failed.reason, languageOf(request)) };
  if (steps.every(({ state }) => state === "settled")) return { state: "open", reason: null };
  return { state: isOnChain ? "upgrading" : "opening", reason: null };
}
