import { getAddress } from "ethers";
import type { FastifyRequest } from "fastify";
import type { z } from "zod";

import { DELIVERIES, TRADE_ACTS, TRADE_STATES } from "../../../src/catalogue/tradeStates.ts";
import { type Trade, tradeAct, tradeOrder, tradePath, trades } from "../api/trades.ts";
import { TRADE_ORDER, TRADE_STEP, tradesDomain } from "../api/typedData.ts";
import { type App, NEEDS_SESSION, PROBLEMS } from "../app.ts";
import { TRADES_ABI } from "../chain/chain.ts";
import { type Gateway, institutionKeeping } from "../gateway.ts";
import type { Accepted } from "../relay/relay.ts";
import { signedBy, signedIn } from "./asking.ts";
import { TAKEN_ON, requireTimeLeft } from "./paymentRoutes.ts";
import { shownInstruction } from "./showing.ts";

export function tradeRoutes(app: App, gateway: Gateway): void {
  app.post(
    "/api/trades",
    { schema: { summary: "Order with protection", body: tradeOrder, response: TAKEN_ON } },
    async (request, reply) => {
      const { instruction, isNew } = await acceptOrder(app, gateway, request, request.body);
      return reply.status(isNew ? 202 : 200).send(shownInstruction(instruction, request));
    },
  );

  app.post(
    "/api/trades/:tradeId/acts",
    { schema: { summary: "Act in a trade", params: tradePath, body: tradeAct, response: TAKEN_ON } },
    async (request, reply) => {
      const { instruction, isNew } = await acceptAct(
        app,
        gateway,
        request,
        request.params.tradeId,
        request.body,
      );
      return reply.status(isNew ? 202 : 200).send(shownInstruction(instruction, request));
    },
  );

  app.get(
    "/api/trades",
    { schema: { summary: "One's trades", security: NEEDS_SESSION, response: { 200: trades, ...PROBLEMS } } },
    async (request) => {
      const account = await signedIn(app, gateway, request);
      const ids = gateway.movements.tradesOf(account);
      return { trades: await Promise.all(ids.map((id) => tradeOf(gateway, id))) };
    },
  );
}

async function acceptOrder(
  app: App,
  gateway: Gateway,
  request: FastifyRequest,
  body: z.output<typeof tradeOrder>,
): Promise<Accepted> {
  const { chain, relay } = gateway;
  const { instructionId, amountInFen, validUntil, signature } = body;
  const [buyer, seller] = [getAddress(body.buyer), getAddress(body.seller)];
  const delivery = DELIVERIES.indexOf(body.delivery);
  const value = { instructionId, buyer, seller, amountInFen, delivery, validUntil };
  const domain = tradesDomain(chain.chainId, chain.book.contracts.SecuredTrades);
  const signed = { account: buyer, signature, domain, types: TRADE_ORDER, value };
  const contents = await signedBy(app, gateway, request, signed);
  const before = relay.answered(instructionId, contents);
  if (before !== undefined) return { instruction: before, isNew: false };
  await requireTimeLeft(gateway, validUntil);
  const given = {
    id: instructionId,
    contents,
    kind: "trade_order" as const,
    sender: await institutionKeeping(gateway, buyer),
    target: chain.book.contracts.SecuredTrades,
    call: TRADES_ABI.encodeFunctionData("create", [value, signature]),
    ...{ currency: "CNY", amount: amountInFen, payer: buyer, payee: seller },
  };
  return relay.accept(given, TRADES_ABI);
}

async function acceptAct(
  app: App,
  gateway: Gateway,
  request: FastifyRequest,
  tradeId: string,
  body: z.output<typeof tradeAct>,
): Promise<Accepted> {
  const { chain, relay } = gateway;
  const { instructionId, amountInFen, validUntil, signature } = body;
  const party = getAddress(body.party);
  const value = { instructionId, tradeId, party, act: TRADE_ACTS.indexOf(body.act), amountInFen, validUntil };
  const domain = tradesDomain(chain.chainId, chain.book.contracts.SecuredTrades);
  const signed = { account: party, signature, domain, types: TRADE_STEP, value };
  const contents = await signedBy(app, gateway, request, signed);
  const before = relay.answered(instructionId, contents);
  if (before !== undefined) return { instruction: before, isNew: false };
  await requireTimeLeft(gateway, validUntil);
  const { buyer, seller } = await chain.trades.tradeOf(tradeId);
  const given = {
    id: instructionId,
    contents,
    kind: "trade_act" as const,
    sender: await institutionKeeping(gateway, party),
    target: chain.book.contracts.SecuredTrades,
    call: TRADES_ABI.encodeFunctionData("act", [value, signature]),
    ...{ currency: "CNY", amount: amountInFen, payer: party, payee: party === buyer ? seller : buyer },
  };
  return relay.accept(given, TRADES_ABI);
}

async function tradeOf({ chain }: Gateway, tradeId: string): Promise<Trade> {
  const found = await chain.trades.tradeOf(tradeId);
  const { buyer, seller, shipped, against, extended } = found;
  return {
    ...{ tradeId, buyer, seller, shipped, against, extended },
    amountFen: found.amountFen.toString(),
    state: TRADE_STATES[Number(found.state)] ?? "UNKNOWN",
    delivery: DELIVERIES[Number(found.delivery)] ?? "EXPRESS",
    claims: Number(found.claims),
    claimFen: found.claimFen.toString(),
    buyerFen: found.buyerFen.toString(),
    deadline: Number(found.deadline),
  };
}
