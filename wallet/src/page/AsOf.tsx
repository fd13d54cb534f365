import type { Snapshot } from "../chain/snapshot.ts";
import { usePage } from "./usePage.ts";

/** Which block the figures above are of. */
export function AsOf({ snapshot, isStale }: { snapshot: Snapshot; isStale: boolean }) {
  const { text, count, time } = usePage();
  return (
    <p className="small">
      {text.asOf(count(snapshot.blockNumber), time(snapshot.blockTimeSeconds))}
      {isStale && <strong className="stale"> {text.stale}</strong>}
    </p>
  );
}
