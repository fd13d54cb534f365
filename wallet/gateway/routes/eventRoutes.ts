import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";

import { type App, NEEDS_SESSION, PROBLEMS } from "../app.ts";
import type { Gateway } from "../gateway.ts";
import type { StoredEvent } from "../store/eventLog.ts";
import type { ToldInstruction } from "../store/instructionStore.ts";
import { tooMany } from "../refused.ts";
import { signedIn } from "./asking.ts";
import { shownInstruction } from "./showing.ts";

const PING_MS = 15_000;
const MOST_STREAMS_OF_ACCOUNT = 5;

/** Server-sent events. What is told is kept, so a stream goes on wherever `Last-Event-ID` says that it stopped. */
export function eventRoutes(app: App, gateway: Gateway): void {
  const open = new Set<() => void>();
  const streams = new Map<string, number>();
  app.addHook("preClose", (done) => {
    for (const end of open) end();
    done();
  });

  app.get(
    "/api/events",
    {
      schema: {
        summary: "Progress of one's instructions, requests and history, as server-sent events",
        security: NEEDS_SESSION,
        headers: z.object({
          "last-event-id": z
            .string()
            .regex(/^\d{1,15}$/)
            .optional(),
        }),
        response: { 200: z.string().describe("text/event-stream"), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const account = await signedIn(app, gateway, request);
      const running = streams.get(account) ?? 0;
      if (running >= MOST_STREAMS_OF_ACCOUNT) throw tooMany(PING_MS);
      const given = request.headers["last-event-id"];
      const after = given === undefined ? gateway.events.last() : Number(given);
      streams.set(account, running + 1);
      const end = stream(gateway, account, after, request, reply, () => {
        open.delete(end);
        streams.set(account, (streams.get(account) ?? 1) - 1);
      });
      open.add(end);
      return reply;
    },
  );
}

/** @returns Ends it. */
function stream(
  { events, sessions }: Gateway,
  account: string,
  after: number,
  request: FastifyRequest,
  reply: FastifyReply,
  onEnd: () => void,
): () => void {
  let position = after;
  reply.hijack();
  const { raw } = reply;
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) raw.setHeader(name, value);
  raw.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store" });
  raw.write("retry: 1000\n\n");
  const token = request.headers.authorization?.slice("Bearer ".length) ?? "";
  const tell = () => {
    for (;;) {
      const news = events.after(account, position);
      if (news.length === 0) return;
      for (const one of news) raw.write(written(one, request));
      position = news.at(-1)?.number ?? position;
    }
  };
  const stopListening = events.onNews(account, tell);
  const ping = setInterval(() => {
    // a stream ends with the session that it was opened with
    if (sessions.accountOf(token) === account) raw.write(": ping\n\n");
    else raw.end();
  }, PING_MS);
  raw.on("close", () => {
    clearInterval(ping);
    stopListening();
    onEnd();
  });
  tell();
  return () => raw.end();
}

function written({ number, event, data }: StoredEvent, request: FastifyRequest): string {
  const shown =
    event === "instruction"
      ? JSON.stringify(shownInstruction(JSON.parse(data) as ToldInstruction, request))
      : data;
  return `id: ${number}\nevent: ${event}\ndata: ${shown}\n\n`;
}
