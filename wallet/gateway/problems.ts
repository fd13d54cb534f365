import type { FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";

import { explain } from "../../src/catalogue/explain.ts";
import type { Language } from "../../src/catalogue/format.ts";
import { MESSAGES, type MessageCode } from "../../src/catalogue/messages.ts";
import type { Problem, Reason } from "./api/problem.ts";
import { Refused } from "./refused.ts";
import { reasonOfError } from "./relay/reasons.ts";
import type { StoredReason } from "./store/instructionStore.ts";

/** The one of our two languages that the request prefers. */
export function languageOf(request: Pick<FastifyRequest, "headers">): Language {
  return /^\s*zh\b/i.test(request.headers["accept-language"] ?? "") ? "zh" : "en";
}

/** A reason in words. */
export function inWords({ code, args }: StoredReason, language: Language): Reason {
  if (!Object.hasOwn(MESSAGES, code)) return { code, sentence: code, nextStep: "" };
  const { sentence, nextStep } = explain(code as MessageCode, args, { language });
  return { code, sentence, nextStep };
}

/** Sends whatever went wrong as a problem. Nothing of a fault's own text goes out: it might quote what isn't public. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, reason, field } = refusalOf(error, request);
  if (status >= 500) request.log.error({ err: error }, "fault");
  const { sentence, ...words } = inWords(reason, languageOf(request));
  const problem: Problem = {
    type: `/api/problems/${reason.code}`,
    title: sentence,
    status,
    ...words,
    ...(field === undefined ? {} : { field }),
  };
  return reply.status(status).type("application/problem+json").serializer(JSON.stringify).send(problem);
}

function refusalOf(error: unknown, request: FastifyRequest): Refused {
  if (error instanceof Refused) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const [first] = error.validation;
    const field = first?.instancePath.replace(/^\//, "").replaceAll("/", ".") ?? "";
    const what = `${field === "" ? (error.validationContext ?? "request") : field} ${first?.message ?? ""}`;
    return new Refused(400, { code: "REQUEST_MALFORMED", args: { problem: what.slice(0, 200) } }, field);
  }
  const status = statusOf(error);
  if (status === 413) return new Refused(413, { code: "REQUEST_TOO_LARGE", args: {} });
  if (status !== undefined && status < 500) {
    const problem = error instanceof Error ? error.message.slice(0, 200) : "";
    return new Refused(status, { code: "REQUEST_MALFORMED", args: { problem } });
  }
  if (reasonOfError(error).code === "NODE_UNREACHABLE") {
    return new Refused(503, { code: "NODE_UNREACHABLE", args: {} });
  }
  return new Refused(500, { code: "GATEWAY_FAULT", args: { requestId: request.id } });
}

function statusOf(error: unknown): number | undefined {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === "number" ? status : undefined;
}
