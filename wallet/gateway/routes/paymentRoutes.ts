import { getAddress } from "ethers";
import type { FastifyRequest } from "fastify";
import type { z } from "zod";

import { instruction } from "../api/instructions.ts";
import { payment, withdrawal } from "../api/payments.ts";
import { PAYMENT, STATIC_QR_PAYMENT, WITHDRAWAL, walletYuanDomain } from "../api/typedData.ts";
import { type App, PROBLEMS } from "../app.ts";
import { YUAN_ABI, nowOf } from "../chain/chain.ts";
import { type Gateway, institutionKeeping } from "../gateway.ts";
import { refuse } from "../refused.ts";
import type { Accepted } from "../relay/relay.ts";
import { signedBy } from "./asking.ts";
import { requireAnswerable } from "./requestRoutes.ts";
import { shownInstruction } from "./showing.ts";

export const TAKEN_ON = { 200: instruction, 202: instruction, ...PROBLEMS };

/** A batch, a block and a clock that isn't exact have to fit in. */
export const LEAST_SECONDS_LEFT = 5;

export function paymentRoutes(app: App, gateway: Gateway): void {
  app.post(
    "/api/payments",
    { schema: { summary: "Pay from wallet to wallet", body: payment, response: TAKEN_ON } },
    async (request, reply) => {
      const { instruction: taken, isNew } = await acceptPayment(app, gateway, request, request.body);
      return reply.status(isNew ? 202 : 200).send(shownInstruction(taken, request));
    },
  );

  app.post(
    "/api/withdrawals",
    { schema: { summary: "Withdraw to one's own deposit", body: withdrawal, response: TAKEN_ON } },
    async (request, reply) => {
      const { instruction: taken, isNew } = await acceptWithdrawal(app, gateway, request, request.body);
      return reply.status(isNew ? 202 : 200).send(shownInstruction(taken, request));
    },
  );
}

async function acceptPayment(
  app: App,
  gateway: Gateway,
  request: FastifyRequest,
  body: z.output<typeof payment>,
): Promise<Accepted> {
  const { chain, relay } = gateway;
  const { instructionId, amountInFen, validUntil, byStaticQr, requestId, signature } = body;
  const [payer, payee] = [getAddress(body.payer), getAddress(body.payee)];
  const value = { instructionId, payer, payee, amountInFen, validUntil };
  const domain = walletYuanDomain(chain.chainId, chain.book.contracts.WalletYuan);
  const types = byStaticQr ? STATIC_QR_PAYMENT : PAYMENT;
  const contents = await signedBy(app, gateway, request, { account: payer, signature, domain, types, value });
  const before = relay.answered(instructionId, contents);
  if (before !== undefined) return { instruction: before, isNew: false };
  await requireTimeLeft(gateway, validUntil);
  if (requestId !== undefined) requireAnswerable(gateway, requestId, { payee, amountFen: amountInFen });
  const call = byStaticQr
    ? YUAN_ABI.encodeFunctionData("payByStaticQr", [value, signature])
    : YUAN_ABI.encodeFunctionData("pay", [value, signature]);
  const given = {
    id: instructionId,
    contents,
    kind: byStaticQr ? ("static_qr_payment" as const) : ("payment" as const),
    sender: await institutionKeeping(gateway, payer),
    target: chain.book.contracts.WalletYuan,
    ...{ call, currency: "CNY", amount: amountInFen, payer, payee },
  };
  return relay.accept(given, YUAN_ABI, () => {
    if (requestId === undefined) return;
    requireAnswerable(gateway, requestId, { payee, amountFen: amountInFen });
    gateway.requests.answer(requestId, instructionId.toLowerCase());
  });
}

async function acceptWithdrawal(
  app: App,
  gateway: Gateway,
  request: FastifyRequest,
  body: z.output<typeof withdrawal>,
): Promise<Accepted> {
  const { chain, relay } = gateway;
  const { instructionId, amountInFen, validUntil, signature } = body;
  const [wallet, bank] = [getAddress(body.wallet), getAddress(body.bank)];
  const value = { instructionId, wallet, bank, amountInFen, validUntil };
  const domain = walletYuanDomain(chain.chainId, chain.book.contracts.WalletYuan);
  const signed = { account: wallet, signature, domain, types: WITHDRAWAL, value };
  const contents = await signedBy(app, gateway, request, signed);
  const before = relay.answered(instructionId, contents);
  if (before !== undefined) return { instruction: before, isNew: false };
  await requireTimeLeft(gateway, validUntil);
  if (gateway.bank.depositAt(wallet)?.bank !== bank) throw refuse(422, "NO_BANK_ACCOUNT", "bank");
  const given = {
    id: instructionId,
    contents,
    kind: "withdrawal" as const,
    sender: await institutionKeeping(gateway, wallet),
    target: chain.book.contracts.WalletYuan,
    call: YUAN_ABI.encodeFunctionData("withdraw", [value, signature]),
    ...{ currency: "CNY", amount: amountInFen, payer: wallet, payee: bank },
  };
  return relay.accept(given, YUAN_ABI);
}

/** Throws unless what is signed can still be carried out when its turn comes. */
export async function requireTimeLeft({ chain }: Pick<Gateway, "chain">, validUntil: number): Promise<void> {
  const { timestamp } = await nowOf(chain);
  if (validUntil < timestamp + LEAST_SECONDS_LEFT) throw refuse(422, "AUTHORISATION_TOO_SHORT", "validUntil");
}
