import { once } from "node:events";
import { rm } from "node:fs/promises";
import { type IncomingMessage, type Server, createServer, request } from "node:http";
import { text } from "node:stream/consumers";

import { JiaoziError } from "../../src/catalogue/errors.ts";
import { type Holder, carryOut } from "./carryOut.ts";
import { type Order, orderSchema } from "./orders.ts";

/** Takes orders over a socket file, which only who may write in the data folder reaches. */
export async function serveOrders(socket: string, holder: Holder): Promise<Server> {
  await rm(socket, { force: true });
  const server = createServer((incoming, response) => {
    void answerTo(incoming, holder).then((answer) => response.end(JSON.stringify(answer)));
  });
  server.listen(socket);
  await once(server, "listening");
  return server;
}

async function answerTo(incoming: IncomingMessage, holder: Holder): Promise<object> {
  try {
    const order = orderSchema.parse(JSON.parse(await text(incoming)));
    return { result: (await carryOut(order, holder)) ?? null };
  } catch (fault) {
    return { error: fault instanceof Error ? fault.message : String(fault) };
  }
}

/** Gives an order. Throws `CHAIN_UNREACHABLE` if nobody takes orders there, `CHAIN_REFUSED` if it can't be done. */
export async function give(socket: string, order: Order): Promise<unknown> {
  const answer = JSON.parse(await post(socket, JSON.stringify(order))) as {
    result?: unknown;
    error?: string;
  };
  if (answer.error === undefined) return answer.result;
  const nextStep = "See npm run network -- status, and the nodes' logs.";
  throw new JiaoziError("CHAIN_REFUSED", `${answer.error}.`, nextStep);
}

function post(socketPath: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ socketPath, method: "POST", path: "/" }, (response) => {
      text(response).then(resolve, reject);
    });
    outgoing.on("error", (cause) => {
      const nextStep = "Start it: npm run network -- up.";
      const place = { address: socketPath };
      reject(new JiaoziError("CHAIN_UNREACHABLE", "The network isn't running.", nextStep, place, cause));
    });
    outgoing.end(body);
  });
}
