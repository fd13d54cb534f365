import type { ProgressEvent } from "../../gateway/api/events.ts";
import { headersOf } from "./request.ts";

const RECONNECT_MS = 2_000;

/**
 * Follows the gateway's events of the session's account until stopped. A broken line is taken up again after the last
 * event that came, so that none is lost. Read with `fetch`, since `EventSource` can't carry the token.
 */
export function followEvents(token: string, onEvent: (event: ProgressEvent) => void): () => void {
  const stop = new AbortController();
  let lastId: string | undefined;

  async function listen(): Promise<void> {
    const headers = { ...headersOf({ token }), ...(lastId === undefined ? {} : { "last-event-id": lastId }) };
    const response = await fetch("./api/events", { headers, signal: stop.signal, cache: "no-store" });
    if (response.status === 401) return stop.abort();
    if (!response.ok || !response.body) return;
    let rest = "";
    const lines = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await lines.read(); !part.done; part = await lines.read()) {
      const messages = (rest + part.value.replaceAll("\r\n", "\n")).split("\n\n");
      rest = messages.pop() ?? "";
      for (const message of messages) take(message);
    }
  }

  function take(message: string): void {
    const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, "m").exec(message)?.[1];
    const [id, event, data] = [field("id"), field("event"), field("data")];
    lastId = id ?? lastId;
    if (event === undefined || data === undefined) return; // a ping
    onEvent({ event, data: JSON.parse(data) as never } as ProgressEvent);
  }

  async function keepListening(): Promise<void> {
    while (!stop.signal.aborted) {
      await listen().catch(() => undefined);
      if (!stop.signal.aborted) await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS));
    }
  }

  void keepListening();
  return () => stop.abort();
}
