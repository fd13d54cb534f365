import { useCallback, useEffect, useState } from "react";

import type { PaymentRequest } from "../../gateway/api/requests.ts";
import { useVisit } from "../page/useVisit.ts";

/** The account's own requests, newest first; read again after each event of the account. */
export function useRequests() {
  const { gateway } = useVisit();
  const { call, listen } = gateway;
  const [requests, setRequests] = useState<readonly PaymentRequest[]>();
  const [error, setError] = useState<unknown>();
  const reload = useCallback(() => {
    call<{ requests: PaymentRequest[] }>("requests").then((answer) => {
      setRequests(answer.requests);
      setError(undefined);
    }, setError);
  }, [call]);
  useEffect(() => {
    reload();
    return listen(reload);
  }, [reload, listen]);
  return { requests, error, reload };
}
