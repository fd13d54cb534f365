import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import swagger from "@fastify/swagger";
import Fastify, { type FastifyServerOptions, LogController } from "fastify";
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import { z } from "zod";

import type { App } from "./app.ts";
import type { Gateway } from "./gateway.ts";
import { sendProblem } from "./problems.ts";
import { refuse, tooMany } from "./refused.ts";
import { bankRoutes } from "./routes/bankRoutes.ts";
import { coinRoutes } from "./routes/coinRoutes.ts";
import { eventRoutes } from "./routes/eventRoutes.ts";
import { historyRoutes } from "./routes/historyRoutes.ts";
import { instructionRoutes } from "./routes/instructionRoutes.ts";
import { paymentRoutes } from "./routes/paymentRoutes.ts";
import { requestRoutes } from "./routes/requestRoutes.ts";
import { signInRoutes } from "./routes/signInRoutes.ts";
import { signedCallRoutes } from "./routes/signedCallRoutes.ts";
import { statusRoutes } from "./routes/statusRoutes.ts";
import { tradeRoutes } from "./routes/tradeRoutes.ts";
import { walletRoutes } from "./routes/walletRoutes.ts";
import { contentPolicy } from "./site.ts";

const BODY_BYTES = 16_384;
const MINUTE_MS = 60_000;

const ROUTES = [
  statusRoutes,
  signInRoutes,
  walletRoutes,
  bankRoutes,
  paymentRoutes,
  signedCallRoutes,
  instructionRoutes,
  requestRoutes,
  historyRoutes,
  tradeRoutes,
  coinRoutes,
  eventRoutes,
];

export interface ServerOptions {
  readonly logger?: FastifyServerOptions["logger"];
  /** A proxy on this machine says from which address a request comes. */
  readonly isBehindProxy?: boolean;
}

/** The HTTP side: nothing that comes in is believed before its schema, its signature and the chain have been asked. */
export async function serverOf(
  gateway: Gateway,
  { logger = false, isBehindProxy = false }: ServerOptions,
): Promise<App> {
  const app: App = Fastify({
    logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_BYTES,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 128 },
    // anybody can write the header that a proxy writes
    trustProxy: isBehindProxy ? "loopback" : false,
    forceCloseConnections: "idle",
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
  app.setNotFoundHandler((request, reply) => sendProblem(refuse(404, "NOT_FOUND_HERE"), request, reply));
  logWithoutPersons(app);
  await app.register(helmet, contentPolicy(gateway.chain.book.rpcUrl));
  await limitRequests(app, gateway);
  await describe(app);
  for (const routes of ROUTES) routes(app, gateway);
  app.get("/api/openapi.json", { schema: { hide: true, response: { 200: z.any() } } }, async (_, reply) =>
    reply.type("application/json").serializer(JSON.stringify).send(app.swagger()),
  );
  return app;
}

/** Method, route and outcome: no address, account, name or query, which would tell who pays whom. */
function logWithoutPersons(app: App): void {
  app.addHook("onResponse", (request, reply, done) => {
    const { method, routeOptions } = request;
    const route = routeOptions.url ?? "unknown";
    request.log.info(
      { method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      "answered",
    );
    done();
  });
  app.addHook("onSend", (request, reply, payload, done) => {
    if (request.url.startsWith("/api/")) reply.header("cache-control", "no-store");
    done(null, payload);
  });
}

async function limitRequests(app: App, { terms }: Gateway): Promise<void> {
  await app.register(rateLimit, {
    max: terms.perAddressPerMinute,
    timeWindow: MINUTE_MS,
    allowList: ({ url }) => !url.startsWith("/api/"),
    errorResponseBuilder: (_, { ttl }) => tooMany(ttl),
  });
  app.decorateRequest("countedAccount", "");
  const count = app.createRateLimit({
    max: terms.perAccountPerMinute,
    timeWindow: MINUTE_MS,
    keyGenerator: ({ countedAccount }) => `account/${countedAccount}`,
    allowList: [],
  });
  app.decorate("countRequestOf", async (request, account) => {
    request.countedAccount = account;
    const counted = await count(request);
    if (!counted.isAllowed && counted.isExceeded) throw tooMany(counted.ttl);
  });
}

async function describe(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Jiaozi gateway",
        version: "1",
        description:
          "A payment institution's service. Real-name check, banks and their deposits are for demonstration.",
      },
      components: { securitySchemes: { session: { type: "http", scheme: "bearer" } } },
    },
    transform: jsonSchemaTransform,
  });
}
