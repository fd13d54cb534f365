import { useEffect, useState } from "react";

import { useVisit } from "../page/useVisit.ts";
import { type Allowance, allowancesOf } from "./allowances.ts";

/** Who may take from the owner's wallet; read again with each revision, and undefined until it is known. */
export function useAllowances(owner: string, revision: string): readonly Allowance[] | undefined {
  const { node } = useVisit();
  const [held, setHeld] = useState<readonly Allowance[]>();
  useEffect(() => {
    let current = true;
    allowancesOf(node, owner).then(
      (allowances) => current && setHeld(allowances),
      () => undefined, // the balance above says that the node doesn't answer
    );
    return () => {
      current = false;
    };
  }, [node, owner, revision]);
  return held;
}
