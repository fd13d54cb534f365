import { formatUnits } from "ethers";

import type { PaymentRequest } from "../../gateway/api/requests.ts";
import { SituationError } from "../../../src/catalogue/decodeError.ts";
import type { AddressBook } from "../../../deploy/addressBook.ts";
import { readPaymentLink } from "./paymentLink.ts";

/** The form as typed, scanned or followed by a link. */
export interface PayDraft {
  readonly recipient: string;
  readonly amount: string;
  readonly isStaticQr: boolean;
  /** The payment request that it answers; then nothing of it can be changed. */
  readonly request: PaymentRequest | undefined;
}

export const EMPTY: PayDraft = { recipient: "", amount: "", isStaticQr: false, request: undefined };

/** Of a code or a pasted link. Throws a `SituationError` where it asks for something else than a payment here. */
export function draftOfCode(code: string, book: AddressBook): PayDraft {
  const { payee, amountFen, isStaticQr } = readPaymentLink(code, book);
  const amount = amountFen === undefined ? "" : formatUnits(amountFen, 2);
  return { recipient: payee, amount, isStaticQr, request: undefined };
}

/** Of an open payment request. Throws `REQUEST_NOT_OPEN`. */
export function draftOfRequest(request: PaymentRequest): PayDraft {
  if (request.state !== "open") throw new SituationError("REQUEST_NOT_OPEN");
  const amount = formatUnits(request.amountFen, 2);
  return { recipient: request.payee, amount, isStaticQr: false, request };
}

/** The request that a link to this page names, if it is one. */
export function requestIn(code: string): string | undefined {
  return /^https?:\/\/[^#]*#\/pay\?(?:.*&)?request=([\w-]{22})(?:&|$)/.exec(code.trim())?.[1];
}
