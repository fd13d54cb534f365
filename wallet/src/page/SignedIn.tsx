import type { ReactNode } from "react";

import { SituationError } from "../../../src/catalogue/decodeError.ts";
import { Problem } from "./Problem.tsx";
import { useAction } from "./useAction.ts";
import { usePage } from "./usePage.ts";
import { useVisit } from "./useVisit.ts";

/** What the gateway tells only to who has shown that the account is theirs. */
export function SignedIn({ children }: { children: ReactNode }) {
  const { text } = usePage();
  const { gateway, isRightNetwork } = useVisit();
  const { isBusy, error, run } = useAction();
  if (gateway.status === undefined) return <p className="quiet">{text.loading}</p>;
  if (gateway.status === null) return <Problem error={new SituationError("GATEWAY_ABSENT")} />;
  if (gateway.session) return children;
  return (
    <div className="sign-in">
      <p>{text.signIn.why}</p>
      <button type="button" disabled={isBusy || !isRightNetwork} onClick={() => run(gateway.signIn)}>
        {isBusy ? text.connect.waiting : text.signIn.button}
      </button>
      <p className="small">{text.signIn.free}</p>
      <div aria-live="polite">{error !== undefined && <Problem error={error} />}</div>
    </div>
  );
}
