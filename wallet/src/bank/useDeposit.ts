import { useCallback, useEffect, useState } from "react";

import type { Deposit } from "../../gateway/api/bank.ts";
import { useVisit } from "../page/useVisit.ts";

/** The holder's demonstration deposit, read again after each event of the account. */
export function useDeposit(): { deposit: Deposit | undefined; error: unknown; reload: () => void } {
  const { gateway } = useVisit();
  const { call, listen } = gateway;
  const [deposit, setDeposit] = useState<Deposit>();
  const [error, setError] = useState<unknown>();
  const reload = useCallback(() => {
    call<Deposit>("deposit").then((found) => {
      setDeposit(found);
      setError(undefined);
    }, setError);
  }, [call]);
  useEffect(() => {
    reload();
    return listen(reload);
  }, [reload, listen]);
  return { deposit, error, reload };
}
