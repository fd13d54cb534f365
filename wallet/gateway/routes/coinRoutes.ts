import { getAddress } from "ethers";
import type { FastifyRequest } from "fastify";
import type { z } from "zod";

import {
  attestation,
  attestationRequest,
  coinPayment,
  holder,
  holderApplication,
  travelRule,
  travelRuleQuery,
} from "../api/coins.ts";
import { COIN_PAYMENT } from "../api/typedData.ts";
import { type App, NEEDS_SESSION, PROBLEMS } from "../app.ts";
import { COIN_ABI } from "../chain/chain.ts";
import { attest, travelRuleOf } from "../coins/attesting.ts";
import { coinDomain, libraOf } from "../coins/coins.ts";
import { holderOf, registerHolder } from "../coins/holders.ts";
import type { Gateway } from "../gateway.ts";
import { refuse } from "../refused.ts";
import type { Accepted } from "../relay/relay.ts";
import { signedBy, signedIn } from "./asking.ts";
import { TAKEN_ON, requireTimeLeft } from "./paymentRoutes.ts";
import { shownInstruction } from "./showing.ts";

export function coinRoutes(app: App, gateway: Gateway): void {
  holderRoutes(app, gateway);
  travelRuleRoutes(app, gateway);
  app.post(
    "/api/coins/payments",
    { schema: { summary: "Pay in ≋ coins", body: coinPayment, response: TAKEN_ON } },
    async (request, reply) => {
      const { instruction, isNew } = await acceptCoinPayment(app, gateway, request, request.body);
      return reply.status(isNew ? 202 : 200).send(shownInstruction(instruction, request));
    },
  );
}

function holderRoutes(app: App, gateway: Gateway): void {
  app.post(
    "/api/coins/holders",
    {
      schema: {
        summary: "Hold ≋ coins with a VASP; for who has a wallet here",
        security: NEEDS_SESSION,
        body: holderApplication,
        response: { 202: holder, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const account = await signedIn(app, gateway, request);
      await registerHolder(gateway, account, getAddress(request.body.vasp));
      return reply.status(202).send(shownHolder(gateway, account, request));
    },
  );

  app.get(
    "/api/coins/holder",
    {
      schema: {
        summary: "With whom one holds ≋ coins",
        security: NEEDS_SESSION,
        response: { 200: holder, ...PROBLEMS },
      },
    },
    async (request) => shownHolder(gateway, await signedIn(app, gateway, request), request),
  );
}

function travelRuleRoutes(app: App, gateway: Gateway): void {
  app.get(
    "/api/coins/travel-rule",
    {
      schema: {
        summary: "Whether a payment needs an attestation of the payee's VASP",
        querystring: travelRuleQuery,
        response: { 200: travelRule, ...PROBLEMS },
      },
    },
    async ({ query }) => travelRuleOf(gateway, query),
  );

  app.post(
    "/api/coins/attestations",
    {
      schema: {
        summary: "Tell the payee's VASP who pays, and get its attestation",
        security: NEEDS_SESSION,
        body: attestationRequest,
        response: { 201: attestation, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const account = await signedIn(app, gateway, request);
      if (getAddress(request.body.payer) !== account) throw refuse(403, "SIGN_IN_FIRST", "payer");
      return reply.status(201).send(await attest(gateway, request.body));
    },
  );
}

function shownHolder(gateway: Gateway, account: string, request: FastifyRequest): z.output<typeof holder> {
  const { vasp, instructions } = holderOf(gateway, account);
  const states = instructions.map(({ state }) => state);
  const isOver = states.every((state) => state === "settled");
  const hasFailed = states.some((state) => state === "skipped" || state === "refused");
  return {
    account,
    vasp: vasp.address,
    vaspName: vasp.name,
    state: hasFailed ? "failed" : isOver ? "registered" : "registering",
    instructions: instructions.map((instruction) => shownInstruction(instruction, request)),
  };
}

async function acceptCoinPayment(
  app: App,
  gateway: Gateway,
  request: FastifyRequest,
  body: z.output<typeof coinPayment>,
): Promise<Accepted> {
  const { relay } = gateway;
  const coin = libraOf(gateway).coinOf(body.currency);
  const { instructionId, amountInMicro, validUntil, signature } = body;
  const [payer, payee] = [getAddress(body.payer), getAddress(body.payee)];
  const value = { instructionId, payer, payee, amountInMicro, validUntil };
  const domain = await coinDomain(coin);
  const signed = { account: payer, signature, domain, types: COIN_PAYMENT, value };
  const contents = await signedBy(app, gateway, request, signed);
  const before = relay.answered(instructionId, contents);
  if (before !== undefined) return { instruction: before, isNew: false };
  await requireTimeLeft(gateway, validUntil);
  const sender = await coin.vaspOf(payer);
  if (!relay.has(sender)) throw refuse(422, "NOT_A_CUSTOMER", "payer");
  const given = {
    id: instructionId,
    contents,
    kind: "coin_payment" as const,
    sender,
    target: domain.verifyingContract,
    call:
      body.attestation === undefined
        ? COIN_ABI.encodeFunctionData("pay", [value, signature])
        : COIN_ABI.encodeFunctionData("payWithAttestation", [value, signature, body.attestation, "0x"]),
    ...{ currency: body.currency, amount: amountInMicro, payer, payee },
  };
  return relay.accept(given, COIN_ABI);
}
