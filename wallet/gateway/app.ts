import type { IncomingMessage, ServerResponse } from "node:http";

import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";

import { problem } from "./api/problem.ts";

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

declare module "fastify" {
  interface FastifyInstance {
    /** Counts a request of an account that has proved itself; throws `TOO_MANY_REQUESTS` beyond its share. */
    countRequestOf(request: FastifyRequest, account: string): Promise<void>;
  }
  interface FastifyRequest {
    /** The account that `countRequestOf` counts. */
    countedAccount: string;
  }
}

/** What every route may answer besides. */
export const PROBLEMS = { "4xx": problem, "5xx": problem };

export const NEEDS_SESSION = [{ session: [] }];
