import { useEffect, useRef, useState } from "react";

import type { PaymentRequest } from "../../gateway/api/requests.ts";
import { useVisit } from "../page/useVisit.ts";
import { EMPTY, type PayDraft, draftOfCode, draftOfRequest, requestIn } from "./draft.ts";

/** The payment form, and what fills it: the keyboard, a code, or a link to this page. */
export function usePayDraft(query: URLSearchParams) {
  const filled = useFilledDraft();
  const { takeCode, loadRequest } = filled;
  const followed = useRef<string>(undefined);
  useEffect(() => {
    if (followed.current === query.toString()) return;
    followed.current = query.toString();
    const [request, payee] = [query.get("request"), query.get("to")];
    if (request !== null) void loadRequest(request);
    else if (payee !== null) takeCode(payee, query.get("amount") ?? undefined);
  });
  return filled;
}

function useFilledDraft() {
  const { node, gateway } = useVisit();
  const [draft, setDraft] = useState<PayDraft>(EMPTY);
  const [error, setError] = useState<unknown>();
  const setAmount = (amount: string) => setDraft({ ...draft, amount });
  const clear = () => attempt(() => EMPTY);

  async function loadRequest(id: string): Promise<void> {
    setError(undefined);
    await gateway
      .call<PaymentRequest>(`requests/${encodeURIComponent(id)}`)
      .then((request) => attempt(() => draftOfRequest(request)), setError);
  }

  function takeCode(code: string, amount?: string): void {
    const request = requestIn(code);
    if (request !== undefined) return void loadRequest(request);
    attempt(() => {
      const taken = draftOfCode(code, node.book);
      return amount === undefined ? taken : { ...taken, amount };
    });
  }

  function attempt(read: () => PayDraft): void {
    setError(undefined);
    try {
      setDraft(read());
    } catch (cause) {
      setError(cause);
    }
  }

  /** What is typed stays as it is; a pasted link is taken apart. */
  function setRecipient(text: string): void {
    if (isLink(text)) return takeCode(text);
    setError(undefined);
    setDraft({ ...EMPTY, amount: draft.amount, recipient: text });
  }

  return { draft, error, takeCode, loadRequest, setRecipient, setAmount, clear };
}

function isLink(text: string): boolean {
  return /^ethereum:/i.test(text.trim()) || requestIn(text) !== undefined;
}
