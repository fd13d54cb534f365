import type { Instruction } from "./instructions.ts";
import type { PaymentRequest } from "./requests.ts";

/**
 * `GET /api/events`; needs a session, so it is read with `fetch`, not `EventSource`. Each event's `id` may be sent as
 * `Last-Event-ID` to go on after it; nothing is lost in between. `ping` comes every 15 seconds as a comment.
 */
export type ProgressEvent =
  | { readonly event: "instruction"; readonly data: Instruction }
  | { readonly event: "request"; readonly data: PaymentRequest }
  /** New movements were read: ask for the history. */
  | { readonly event: "movement"; readonly data: { readonly asOfBlock: number } };
