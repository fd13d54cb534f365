import { useCallback, useEffect, useState } from "react";

import type { History, Movement } from "../../gateway/api/history.ts";
import { useVisit } from "../page/useVisit.ts";

export interface Filter {
  readonly kind: Movement["kind"] | "";
  readonly currency: string;
}

const PAGE_SIZE = 20;

/** The account's movements, newest first, as far as they were asked for; begins anew with each filter and event. */
export function useHistory({ kind, currency }: Filter) {
  const { gateway } = useVisit();
  const { call, listen } = gateway;
  const [history, setHistory] = useState<History>();
  const [error, setError] = useState<unknown>();

  const ask = useCallback(
    (before = "") => call<History>(`history?${queryOf({ kind, currency, before })}`),
    [call, kind, currency],
  );
  useEffect(() => {
    let current = true;
    const load = () =>
      void ask().then(
        (found) => {
          if (!current) return;
          setHistory(found);
          setError(undefined);
        },
        (cause: unknown) => current && setError(cause),
      );
    setHistory(undefined);
    load();
    const stop = listen(({ event }) => {
      if (event === "movement") load();
    });
    return () => {
      current = false;
      stop();
    };
  }, [ask, listen]);

  const more = () => {
    const next = history?.next;
    if (next === null || next === undefined) return;
    ask(next).then(
      (earlier) => setHistory((shown) => shown && joined(shown, earlier)),
      (cause: unknown) => setError(cause),
    );
  };
  return { history, error, more };
}

function queryOf(words: Readonly<Record<string, string>>): string {
  const given = Object.entries(words).filter(([, word]) => word !== "");
  return new URLSearchParams([["limit", String(PAGE_SIZE)], ...given]).toString();
}

function joined(shown: History, earlier: History): History {
  return { ...shown, next: earlier.next, movements: [...shown.movements, ...earlier.movements] };
}
