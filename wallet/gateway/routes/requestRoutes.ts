import { createHash } from "node:crypto";

import { z } from "zod";

import { idempotencyHeaders } from "../api/formats.ts";
import { newRequest, paymentRequest, paymentRequests, requestPath } from "../api/requests.ts";
import type { PaymentRequest } from "../api/requests.ts";
import { type App, NEEDS_SESSION, PROBLEMS } from "../app.ts";
import type { Gateway } from "../gateway.ts";
import { refuse } from "../refused.ts";
import { signedIn } from "./asking.ts";

export function requestRoutes(app: App, gateway: Gateway): void {
  const { requests, database } = gateway;

  app.post(
    "/api/requests",
    {
      schema: {
        security: NEEDS_SESSION,
        summary: "Ask for money",
        headers: idempotencyHeaders,
        body: newRequest,
        response: { 200: paymentRequest, 201: paymentRequest, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const payee = await signedIn(app, gateway, request);
      const contents = JSON.stringify(request.body);
      const requestId = requestIdOf(gateway, payee, request.headers["idempotency-key"]);
      const isNew = database.transaction(() => {
        const known = requests.contentsOf(requestId);
        if (known !== undefined && known !== contents) throw refuse(409, "OTHER_CONTENT_UNDER_ID");
        if (known === undefined) requests.add({ requestId, payee, contents, ...request.body });
        return known === undefined;
      });
      return reply.status(isNew ? 201 : 200).send(present(gateway, requestId));
    },
  );

  lookingRoutes(app, gateway);
  takingBackRoute(app, gateway);
}

function lookingRoutes(app: App, gateway: Gateway): void {
  app.get(
    "/api/requests",
    {
      schema: {
        security: NEEDS_SESSION,
        summary: "What one has asked for",
        response: { 200: paymentRequests, ...PROBLEMS },
      },
    },
    async (request) => ({ requests: gateway.requests.of(await signedIn(app, gateway, request)) }),
  );

  app.get(
    "/api/requests/:requestId",
    {
      schema: {
        summary: "A payment request, for who was given its id",
        params: requestPath,
        response: { 200: paymentRequest, ...PROBLEMS },
      },
    },
    async ({ params }) => present(gateway, params.requestId),
  );
}

function takingBackRoute(app: App, gateway: Gateway): void {
  app.delete(
    "/api/requests/:requestId",
    {
      schema: {
        security: NEEDS_SESSION,
        summary: "Take a payment request back",
        params: requestPath,
        response: { 204: z.null(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const payee = await signedIn(app, gateway, request);
      const found = gateway.requests.find(request.params.requestId);
      if (found?.payee !== payee) throw refuse(404, "NOT_FOUND_HERE");
      if (found.state !== "open") throw refuse(409, "PAYMENT_REQUEST_CLOSED");
      gateway.requests.withdraw(found.requestId);
      return reply.status(204).send(null);
    },
  );
}

/** Throws unless the payment is what an open request asks for. */
export function requireAnswerable(
  { requests }: Pick<Gateway, "requests">,
  requestId: string,
  { payee, amountFen }: { payee: string; amountFen: string },
): void {
  const found = requests.find(requestId);
  if (found === undefined) throw refuse(404, "NOT_FOUND_HERE", "requestId");
  if (found.state !== "open") throw refuse(409, "PAYMENT_REQUEST_CLOSED", "requestId");
  if (found.payee === payee && found.amountFen === amountFen) return;
  throw refuse(422, "PAYMENT_REQUEST_DIFFERS", "requestId");
}

/** The same for the same key of the same payee, and nobody can guess it. */
function requestIdOf({ database }: Gateway, payee: string, key: string): string {
  const secret = database.fact("person secret") ?? "";
  const hash = createHash("sha256").update(`request/${secret}/${payee}/${key}`).digest("base64url");
  return hash.slice(0, 22);
}

function present({ requests }: Gateway, requestId: string): PaymentRequest {
  const found = requests.find(requestId);
  if (found === undefined) throw refuse(404, "NOT_FOUND_HERE");
  return found;
}
