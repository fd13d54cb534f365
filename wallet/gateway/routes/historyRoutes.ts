import { ZeroAddress } from "ethers";
import type { z } from "zod";

import {
  type MOVEMENTS,
  type Movement as ShownMovement,
  history,
  historyQuery,
  receipt,
  receiptPath,
} from "../api/history.ts";
import { type App, NEEDS_SESSION, PROBLEMS } from "../app.ts";
import { nowOf } from "../chain/chain.ts";
import type { Gateway } from "../gateway.ts";
import type { Movement } from "../history/movementStore.ts";
import { refuse } from "../refused.ts";
import { signedIn } from "./asking.ts";

/** With a filter by kind a page is filled from at most so many movements. */
const MOST_LOOKED_AT = 1_000;

export function historyRoutes(app: App, gateway: Gateway): void {
  app.get(
    "/api/history",
    {
      schema: {
        summary: "Movements of one's money, newest first",
        security: NEEDS_SESSION,
        querystring: historyQuery,
        response: { 200: history, ...PROBLEMS },
      },
    },
    async (request) => pageOf(gateway, await signedIn(app, gateway, request), request.query),
  );

  receiptRoute(app, gateway);
}

function receiptRoute(app: App, gateway: Gateway): void {
  const { movements } = gateway;
  app.get(
    "/api/receipts/:cursor",
    {
      schema: {
        summary: "One movement of one's money",
        security: NEEDS_SESSION,
        params: receiptPath,
        response: { 200: receipt, ...PROBLEMS },
      },
    },
    async (request) => {
      const account = await signedIn(app, gateway, request);
      const { blockNumber, logIndex } = placeOf(request.params.cursor);
      const found = movements.find(blockNumber, logIndex);
      if (found === undefined || (found.payer !== account && found.payee !== account)) {
        throw refuse(404, "NOT_FOUND_HERE");
      }
      const { payer, payee } = found;
      const { number } = await nowOf(gateway.chain);
      const confirmations = number - blockNumber + 1;
      return { ...shownMovement(gateway, account, found), payer, payee, confirmations };
    },
  );
}

function pageOf(
  gateway: Gateway,
  account: string,
  { limit, kind, currency, before }: z.output<typeof historyQuery>,
): z.output<typeof history> {
  const { movements } = gateway;
  const place = before === undefined ? {} : { before: placeOf(before) };
  const lookedAt = kind === undefined ? limit + 1 : MOST_LOOKED_AT;
  const wanted = { account, limit: lookedAt, ...place, ...(currency === undefined ? {} : { currency }) };
  const found = movements.page(wanted);
  const shown = found
    .map((movement) => shownMovement(gateway, account, movement))
    .filter((movement) => kind === undefined || movement.kind === kind);
  const page = shown.slice(0, limit);
  const isCut = shown.length > limit || found.length === MOST_LOOKED_AT;
  const last = shown.length > limit ? page.at(-1)?.cursor : cursorOf(found.at(-1));
  return {
    asOfBlock: movements.lastBlock()?.number ?? 0,
    movements: page,
    next: isCut ? (last ?? null) : null,
  };
}

function cursorOf(movement: Movement | undefined): string | undefined {
  return movement === undefined ? undefined : `${movement.blockNumber}-${movement.logIndex}`;
}

function placeOf(cursor: string): { blockNumber: number; logIndex: number } {
  const [blockNumber = 0, logIndex = 0] = cursor.split("-").map(Number);
  return { blockNumber, logIndex };
}

function shownMovement({ chain }: Gateway, account: string, movement: Movement): ShownMovement {
  const { blockNumber, blockTimestamp, transactionHash, currency, amount, instruction } = movement;
  const isPayer = movement.payer === account;
  const counterparty = isPayer ? movement.payee : movement.payer;
  return {
    cursor: cursorOf(movement) as string,
    kind: kindOf(isPayer, counterparty, currency, chain.book.contracts.SecuredTrades),
    ...{ currency, amount, counterparty },
    instructionId: instruction,
    block: { number: blockNumber, timestamp: blockTimestamp, transactionHash },
  };
}

function kindOf(
  isPayer: boolean,
  counterparty: string,
  currency: string,
  escrow: string,
): (typeof MOVEMENTS)[number] {
  if (counterparty === escrow) return isPayer ? "escrow_in" : "escrow_out";
  if (counterparty !== ZeroAddress) return isPayer ? "paid" : "received";
  if (currency === "CNY") return isPayer ? "withdrawal" : "top_up";
  return isPayer ? "burnt" : "minted";
}
