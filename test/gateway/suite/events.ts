import { expect } from "chai";

import type { Bench } from "../bench.ts";
import type { Client } from "../client.ts";

interface Heard {
  readonly id: number;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

/** Reads the account's stream until enough was heard. */
async function hear(
  who: Client,
  isEnough: (heard: readonly Heard[]) => boolean,
  after?: number,
): Promise<Heard[]> {
  const abort = new AbortController();
  const response = await fetch(new URL("/api/events", who.url), {
    headers: {
      authorization: `Bearer ${who.token}`,
      ...(after === undefined ? {} : { "last-event-id": String(after) }),
    },
    signal: AbortSignal.any([abort.signal, AbortSignal.timeout(15_000)]),
  });
  expect(response.status).to.equal(200);
  expect(response.headers.get("content-type")).to.contain("text/event-stream");
  const heard: Heard[] = [];
  let text = "";
  for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += part;
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    heard.push(...blocks.flatMap(eventIn));
    if (isEnough(heard)) break;
  }
  abort.abort();
  return heard;
}

function eventIn(block: string): Heard[] {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1];
  const [id, event, data] = [field("id"), field("event"), field("data")];
  if (id === undefined || event === undefined || data === undefined) return [];
  return [{ id: Number(id), event, data: JSON.parse(data) as Record<string, unknown> }];
}

const statesOf = (heard: readonly Heard[], id: string) =>
  heard
    .filter(({ event, data }) => event === "instruction" && data["id"] === id)
    .map(({ data }) => data["state"]);

export function describeEvents(bench: () => Bench): void {
  describe("events", () => {
    let payer: Client;
    let payee: Client;
    before(async () => {
      payer = await bench().client().settleIn("50000");
      payee = await bench().client().settleIn();
    });

    it("tell each step of an instruction, to who gave it; the other side hears of what is settled", async () => {
      const first = await hear(payer, () => true, 0);
      const from = first.at(-1)?.id ?? 0;
      const { body } = await payer.pay(payee.address, "5");
      const isSettled = (heard: readonly Heard[]) => statesOf(heard, body.id).includes("settled");
      const heard = await hear(payer, isSettled, from);
      expect(statesOf(heard, body.id)).to.deep.equal(["queued", "sent", "settled"]);
      expect(statesOf(await hear(payee, isSettled, 0), body.id)).to.deep.equal(["settled"]);
    });

    it("go on after Last-Event-ID, nothing lost and nothing twice, also over a restart of the gateway", async () => {
      const all = await hear(payer, (heard) => statesOf(heard, lastIn(heard)).includes("settled"), 0);
      const middle = all[Math.floor(all.length / 2)] as Heard;
      const { body } = await payer.pay(payee.address, "6");
      await bench().restart();
      Object.assign(payer, { url: bench().gateway.url });
      Object.assign(payee, { url: bench().gateway.url });
      const isSettled = (heard: readonly Heard[]) => statesOf(heard, body.id).includes("settled");
      const resumed = await hear(payer, isSettled, middle.id);
      const numbers = resumed.map(({ id }) => id);
      expect(numbers).to.deep.equal([...new Set(numbers)].sort((a, b) => a - b));
      expect(Math.min(...numbers)).to.be.greaterThan(middle.id);
      const missed = all.filter(({ id }) => id > middle.id).map(({ id }) => id);
      expect(numbers).to.include.members(missed);
      expect(statesOf(resumed, body.id)).to.deep.equal(["queued", "sent", "settled"]);
    });

    it("are told in five streams of an account at most", async () => {
      const here = bench().client();
      await here.signIn();
      const abort = new AbortController();
      const headers = { authorization: `Bearer ${here.token}` };
      const open = async () =>
        (await fetch(new URL("/api/events", here.url), { headers, signal: abort.signal })).status;
      const statuses = [];
      for (let stream = 0; stream < 6; stream++) statuses.push(await open());
      expect(statuses).to.deep.equal([200, 200, 200, 200, 200, 429]);
      abort.abort();
    });

    it("are shown to nobody else", async () => {
      const stranger = bench().client();
      expect((await stranger.ask("GET", "/api/events")).status).to.equal(401);
      expect(
        (await payer.ask("GET", "/api/events", undefined, { "last-event-id": "1 OR 1" })).status,
      ).to.equal(400);
    });
  });
}

function lastIn(heard: readonly Heard[]): string {
  return String(heard.findLast(({ event }) => event === "instruction")?.data["id"]);
}
