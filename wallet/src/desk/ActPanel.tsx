import { useId, useState } from "react";

import type { Proposal } from "../behind/proposals.ts";
import type { QueueFigures } from "../behind/readQueues.ts";
import { CoinPage } from "../libra/CoinPage.tsx";
import { libraOf } from "../libra/libraSystem.ts";
import { Panel } from "../page/Panel.tsx";
import { useVisit } from "../page/useVisit.ts";
import { ActForm } from "./ActForm.tsx";
import type { DeskAct } from "./act.ts";
import { ACT_GROUPS, type ActName, type GroupName } from "./acts/all.ts";
import type { Rights } from "./readRights.ts";
import { useDeskText } from "./useDeskText.ts";

interface ActPanelProps {
  readonly rights: Rights | undefined;
  readonly proposals: readonly Proposal[];
  readonly queues: readonly QueueFigures[];
}

/** First the field of work, then the act, then its fields. */
export function ActPanel({ rights, proposals, queues }: ActPanelProps) {
  const words = useDeskText();
  const { node } = useVisit();
  const [group, setGroup] = useState<GroupName>("yuan");
  const [name, setName] = useState<ActName>("freeze");
  const system = libraOf(node);
  const groups = (Object.keys(ACT_GROUPS) as GroupName[]).filter((each) => system || each === "yuan");
  const acts: readonly DeskAct<ActName>[] = ACT_GROUPS[group];
  const act = acts.find((each) => each.name === name) ?? acts[0];
  const form = act && <ActForm key={act.name} {...{ act, rights, proposals, queues }} />;
  return (
    <Panel title={words.form.act} className="acts">
      <div className="choices">
        <Select
          label={words.form.group}
          options={groups.map((each) => [each, words.groups[each]])}
          value={group}
          onChange={(chosen) => setGroup(chosen as GroupName)}
        />
        <Select
          label={words.form.act}
          options={acts.map((each) => [each.name, words.acts[each.name]])}
          value={act?.name ?? ""}
          onChange={(chosen) => setName(chosen as ActName)}
        />
      </div>
      {group === "yuan" ? form : <CoinPage>{form}</CoinPage>}
    </Panel>
  );
}

interface SelectProps {
  readonly label: string;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Select({ label, options, value, onChange }: SelectProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
