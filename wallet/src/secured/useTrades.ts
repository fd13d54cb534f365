import { useEffect, useState } from "react";

import { useVisit } from "../page/useVisit.ts";
import { type Trade, tradesOf } from "./trades.ts";

/** The account's trades as of the latest block; undefined until they are known. */
export function useTrades(account: string): { trades: readonly Trade[] | undefined; error: unknown } {
  const { node, state } = useVisit();
  const [held, setHeld] = useState<{ trades: readonly Trade[] | undefined; error: unknown }>({
    trades: undefined,
    error: undefined,
  });
  const block = state.snapshot?.blockNumber;
  useEffect(() => {
    let current = true;
    tradesOf(node, account).then(
      (trades) => current && setHeld({ trades, error: undefined }),
      (error: unknown) => current && setHeld(({ trades }) => ({ trades, error })),
    );
    return () => {
      current = false;
    };
  }, [node, account, block]);
  return held;
}
