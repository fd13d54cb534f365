import { useEffect, useState } from "react";

import { useVisit } from "../page/useVisit.ts";
import { paidBefore } from "./payees.ts";

/** Whom the account has paid by now; undefined until it is known. */
export function usePaidBefore(account: string): ReadonlySet<string> | undefined {
  const { node, state } = useVisit();
  const [held, setHeld] = useState<{ account: string; payees: ReadonlySet<string> }>();
  const balanceFen = state.snapshot?.wallet?.balanceFen;
  useEffect(() => {
    let current = true;
    paidBefore(node, account).then(
      (payees) => current && setHeld({ account, payees }),
      () => undefined, // without it everybody counts as new
    );
    return () => {
      current = false;
    };
  }, [node, account, balanceFen]);
  return held?.account === account ? held.payees : undefined;
}
