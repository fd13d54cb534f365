import { getAddress } from "ethers";
import { z } from "zod";

import { challenge, challengeRequest, session, signIn } from "../api/signIn.ts";
import { type App, NEEDS_SESSION, PROBLEMS } from "../app.ts";
import { isMessageSigned } from "../chain/signatures.ts";
import type { Gateway } from "../gateway.ts";
import { refuse } from "../refused.ts";
import { tokenOf } from "./asking.ts";

export function signInRoutes(app: App, { chain, sessions }: Gateway): void {
  app.post(
    "/api/challenges",
    {
      schema: {
        summary: "A message to sign in with",
        body: challengeRequest,
        response: { 201: challenge, ...PROBLEMS },
      },
    },
    async ({ body }, reply) => reply.status(201).send(sessions.challenge(getAddress(body.account))),
  );

  app.post(
    "/api/sessions",
    { schema: { summary: "Sign in", body: signIn, response: { 201: session, ...PROBLEMS } } },
    async ({ body: { message, signature } }, reply) => {
      const account = sessions.accountOfChallenge(message);
      if (account === undefined) throw refuse(401, "SIGN_IN_FAILED");
      if (!(await isMessageSigned(chain, account, message, signature)))
        throw refuse(401, "SIGN_IN_FAILED", "signature");
      const begun = sessions.begin(message);
      if (begun === undefined) throw refuse(401, "SIGN_IN_FAILED");
      return reply.status(201).send(begun);
    },
  );

  app.delete(
    "/api/sessions",
    { schema: { summary: "Sign out", security: NEEDS_SESSION, response: { 204: z.null(), ...PROBLEMS } } },
    async (request, reply) => {
      sessions.end(tokenOf(request));
      return reply.status(204).send(null);
    },
  );
}
