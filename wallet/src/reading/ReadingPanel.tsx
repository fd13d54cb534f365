import type { ReactNode } from "react";

import { AsOf } from "../page/AsOf.tsx";
import { Panel } from "../page/Panel.tsx";
import { Problem } from "../page/Problem.tsx";
import { usePage } from "../page/usePage.ts";
import type { Reading } from "./useReading.ts";

interface ReadingPanelProps<Value> {
  readonly title: string;
  readonly className?: string;
  readonly reading: Reading<Value>;
  readonly children: (value: Value) => ReactNode;
}

/** Figures with the block that they are of, and the words for there being none yet, or no fresh ones. */
export function ReadingPanel<Value>({ title, className, reading, children }: ReadingPanelProps<Value>) {
  const { text } = usePage();
  const { value, snapshot, error } = reading;
  return (
    <Panel title={title} {...(className === undefined ? {} : { className })} isBusy={value === undefined}>
      {value === undefined && error === undefined && <p className="quiet">{text.loading}</p>}
      {value === undefined && error !== undefined && <Problem error={error} />}
      {value !== undefined && children(value)}
      {value !== undefined && snapshot && <AsOf snapshot={snapshot} isStale={error !== undefined} />}
    </Panel>
  );
}
