import { useMemo } from "react";

import "../behind/behind.css";
import { councilReader } from "../behind/proposals.ts";
import { queuesReader } from "../behind/readQueues.ts";
import { libraOf } from "../libra/libraSystem.ts";
import { useVisit } from "../page/useVisit.ts";
import { useReading } from "../reading/useReading.ts";
import { ActPanel } from "./ActPanel.tsx";
import { RolesPanel } from "./RolesPanel.tsx";
import { rightsReader } from "./readRights.ts";
import { useDeskText } from "./useDeskText.ts";

/** Where those with a role act, and where everybody can see who has it. */
export default function DeskSection() {
  const { node, connection } = useVisit();
  const words = useDeskText();
  const system = libraOf(node);
  const rights = useReading(useMemo(() => rightsReader(node, system), [node, system]));
  const council = useReading(
    useMemo(() => (system ? councilReader(system) : async () => undefined), [system]),
  );
  const queues = useReading(useMemo(() => (system ? queuesReader(system) : async () => undefined), [system]));
  return (
    <>
      <p className="quiet">{words.intro}</p>
      {!connection && <p className="notice">{words.readOnly}</p>}
      <ActPanel
        key={connection?.account}
        rights={rights.value}
        proposals={council.value?.proposals ?? []}
        queues={queues.value ?? []}
      />
      <RolesPanel rights={rights} account={connection?.account} />
    </>
  );
}
