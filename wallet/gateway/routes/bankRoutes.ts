import { id as keccakOfText } from "ethers";
import type { FastifyRequest } from "fastify";

import { deposit, topUp } from "../api/bank.ts";
import { idempotencyHeaders } from "../api/formats.ts";
import { TOP_UP, walletYuanDomain } from "../api/typedData.ts";
import { type App, NEEDS_SESSION, PROBLEMS } from "../app.ts";
import { BANK_ABI, nowOf } from "../chain/chain.ts";
import { type Gateway, institutionKeeping, keyOf } from "../gateway.ts";
import { refuse } from "../refused.ts";
import type { Accepted } from "../relay/relay.ts";
import { signedIn } from "./asking.ts";
import { TAKEN_ON } from "./paymentRoutes.ts";
import { shownInstruction } from "./showing.ts";

/** A top-up that isn't decided by then never will be, and goes back to the deposit. */
const VALID_SECONDS = 3_600;

export function bankRoutes(app: App, gateway: Gateway): void {
  depositRoute(app, gateway);
  app.post(
    "/api/top-ups",
    {
      schema: {
        summary: "Top up the wallet from the demonstration deposit",
        security: NEEDS_SESSION,
        headers: idempotencyHeaders,
        body: topUp,
        response: TAKEN_ON,
      },
    },
    async (request, reply) => {
      const { amountFen } = request.body;
      const taken = await acceptTopUp(app, gateway, request, request.headers["idempotency-key"], amountFen);
      return reply.status(taken.isNew ? 202 : 200).send(shownInstruction(taken.instruction, request));
    },
  );
}

function depositRoute(app: App, gateway: Gateway): void {
  app.get(
    "/api/deposit",
    {
      schema: {
        summary: "The demonstration deposit",
        security: NEEDS_SESSION,
        response: { 200: deposit, ...PROBLEMS },
      },
    },
    async (request) => {
      const account = await signedIn(app, gateway, request);
      const found = gateway.bank.depositAt(account);
      if (found === undefined) throw refuse(404, "NO_BANK_ACCOUNT");
      const { bank, number } = found;
      return {
        demonstration: true as const,
        ...{ bank, number },
        bankName: gateway.parties.banks.find(({ address }) => address === bank)?.name ?? bank,
        balanceFen: gateway.bank.balanceFen(account).toString(),
        entries: gateway.bank.entries(account),
      };
    },
  );
}

/** The bank signs, the institution submits: who tops up needs neither coin nor key at the bank. */
async function acceptTopUp(
  app: App,
  gateway: Gateway,
  request: FastifyRequest,
  key: string,
  amountInFen: string,
): Promise<Accepted> {
  const { chain, bank: book, relay, keys } = gateway;
  const wallet = await signedIn(app, gateway, request);
  const bank = book.depositAt(wallet)?.bank;
  if (bank === undefined) throw refuse(422, "NO_BANK_ACCOUNT");
  const instructionId = keccakOfText(`top-up/${wallet}/${key}`);
  const contents = `top-up of ${amountInFen} from ${bank}`;
  const before = relay.answered(instructionId, contents);
  if (before !== undefined) return { instruction: before, isNew: false };
  if (book.balanceFen(wallet) < BigInt(amountInFen)) throw refuse(422, "DEPOSIT_INSUFFICIENT", "amountFen");
  const validUntil = (await nowOf(chain)).timestamp + VALID_SECONDS;
  const value = { instructionId, bank, wallet, amountInFen, validUntil };
  const domain = walletYuanDomain(chain.chainId, chain.book.contracts.WalletYuan);
  const signature = await keyOf(keys, bank).signTypedData(domain, TOP_UP, value);
  const given = {
    id: instructionId,
    contents,
    kind: "top_up" as const,
    sender: await institutionKeeping(gateway, wallet),
    target: chain.book.contracts.CentralBank,
    call: BANK_ABI.encodeFunctionData("topUp", [value, signature]),
    ...{ currency: "CNY", amount: amountInFen, payer: bank, payee: wallet },
  };
  return relay.accept(given, BANK_ABI, () => {
    const isEnough = book.takeForTopUp(wallet, bank, BigInt(amountInFen), instructionId);
    if (!isEnough) throw refuse(422, "DEPOSIT_INSUFFICIENT", "amountFen");
  });
}
