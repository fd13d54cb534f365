import { getAddress } from "ethers";
import type { FastifyRequest } from "fastify";
import type { z } from "zod";

import { permit, sequencedPayment } from "../api/payments.ts";
import { PERMIT, SEQUENCED_PAYMENT, walletYuanDomain } from "../api/typedData.ts";
import type { App } from "../app.ts";
import { SEQUENCE_ABI, YUAN_ABI } from "../chain/chain.ts";
import { type Gateway, institutionKeeping } from "../gateway.ts";
import { Refused, refuse } from "../refused.ts";
import { nonceIn } from "../relay/compose.ts";
import type { Accepted } from "../relay/relay.ts";
import { signedBy } from "./asking.ts";
import { TAKEN_ON, requireTimeLeft } from "./paymentRoutes.ts";
import { shownInstruction } from "./showing.ts";

/** Also for the signature of a contract. */
const PERMIT_BY_BYTES = "permit(address,address,uint256,uint256,bytes)";

/** What carries a nonce instead of an id: its digest stands for it. */
export function signedCallRoutes(app: App, gateway: Gateway): void {
  app.post(
    "/api/sequenced-payments",
    { schema: { summary: "Pay with a number in a sequence", body: sequencedPayment, response: TAKEN_ON } },
    async (request, reply) => {
      const { instruction, isNew } = await acceptSequenced(app, gateway, request, request.body);
      return reply.status(isNew ? 202 : 200).send(shownInstruction(instruction, request));
    },
  );

  app.post(
    "/api/permits",
    { schema: { summary: "Give an allowance by signature (ERC-2612)", body: permit, response: TAKEN_ON } },
    async (request, reply) => {
      const { instruction, isNew } = await acceptPermit(app, gateway, request, request.body);
      return reply.status(isNew ? 202 : 200).send(shownInstruction(instruction, request));
    },
  );
}

async function acceptSequenced(
  app: App,
  gateway: Gateway,
  request: FastifyRequest,
  body: z.output<typeof sequencedPayment>,
): Promise<Accepted> {
  const { chain, relay } = gateway;
  const { amountInFen, byStaticQr, validUntil, signature } = body;
  const [payer, payee, nonce] = [getAddress(body.payer), getAddress(body.payee), BigInt(body.nonce)];
  // a batch takes the signatures of keys only, and counts 65 bytes for each
  if (signature.length !== 132) throw refuse(422, "SIGNATURE_NOT_THE_ACCOUNTS", "signature");
  const value = { payer, payee, amountInFen, byStaticQr, nonce, validUntil };
  const domain = walletYuanDomain(chain.chainId, chain.book.contracts.WalletYuan);
  const signed = { account: payer, signature, domain, types: SEQUENCED_PAYMENT, value };
  const id = await signedBy(app, gateway, request, signed);
  const before = relay.answered(id, id);
  if (before !== undefined) return { instruction: before, isNew: false };
  await requireTimeLeft(gateway, validUntil);
  await requireNext(gateway, payer, nonce);
  const given = {
    id,
    contents: id,
    kind: "sequenced_payment" as const,
    sender: await institutionKeeping(gateway, payer),
    target: chain.book.contracts.WalletYuan,
    call: SEQUENCE_ABI.encodeFunctionData("payInSequence", [[value], signature]),
    ...{ currency: "CNY", amount: amountInFen, payer, payee },
  };
  return relay.take(given);
}

/** The next number is the chain's, and after it those that are on their way. One key per payer is enough here: key 0. */
async function requireNext({ chain, instructions }: Gateway, payer: string, nonce: bigint): Promise<void> {
  if (nonce >> 64n !== 0n) throw refuse(422, "NonceNotNext", "nonce");
  const pending = instructions.pendingCalls(payer, "sequenced_payment").map((call) => nonceIn(call) + 1n);
  // what is in a block already may still be counted among those on their way
  const next = [await chain.walletYuan.paymentNonce(payer), ...pending].reduce((a, b) => (a > b ? a : b));
  if (nonce === next) return;
  const args = { payer, nonce: nonce.toString(), next: next.toString() };
  throw new Refused(409, { code: "NonceNotNext", args }, "nonce");
}

async function acceptPermit(
  app: App,
  gateway: Gateway,
  request: FastifyRequest,
  body: z.output<typeof permit>,
): Promise<Accepted> {
  const { chain, relay } = gateway;
  const { value: allowance, nonce, deadline, signature } = body;
  const [owner, spender] = [getAddress(body.owner), getAddress(body.spender)];
  const domain = walletYuanDomain(chain.chainId, chain.book.contracts.WalletYuan);
  const value = { owner, spender, value: allowance, nonce, deadline };
  const id = await signedBy(app, gateway, request, {
    account: owner,
    signature,
    domain,
    types: PERMIT,
    value,
  });
  const before = relay.answered(id, id);
  if (before !== undefined) return { instruction: before, isNew: false };
  await requireTimeLeft(gateway, deadline);
  const call = YUAN_ABI.encodeFunctionData(PERMIT_BY_BYTES, [owner, spender, allowance, deadline, signature]);
  const given = {
    id,
    contents: id,
    kind: "permit" as const,
    sender: await institutionKeeping(gateway, owner),
    target: chain.book.contracts.WalletYuan,
    ...{
      call,
      currency: "CNY",
      amount: allowance.length > 29 ? "0" : allowance,
      payer: owner,
      payee: spender,
    },
  };
  return relay.accept(given, YUAN_ABI);
}
