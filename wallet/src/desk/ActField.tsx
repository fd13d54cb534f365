import { useId } from "react";

import { useFieldOptions } from "./useFieldOptions.ts";
import type { DeskPlace } from "./act.ts";
import type { FieldName } from "./fields.ts";
import { useDeskText } from "./useDeskText.ts";

interface ActFieldProps extends Pick<DeskPlace, "proposals" | "queues"> {
  readonly name: FieldName;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const WORDS: readonly FieldName[] = ["caseReference", "evidence", "fiat", "parameter", "description"];

/** One field: a list where there is something to choose from, else a line to type. */
export function ActField({ name, value, onChange, proposals, queues }: ActFieldProps) {
  const { fields, form } = useDeskText();
  const id = useId();
  const options = useFieldOptions(name, { proposals, queues });
  const [label, hint] = fields[name] as unknown as [string, string];
  const described = { id, "aria-describedby": `${id}-hint` };
  return (
    <>
      <label htmlFor={id}>{label}</label>
      {options ? (
        <select {...described} value={value} onChange={({ target }) => onChange(target.value)}>
          {!options.some(([each]) => each === value) && (
            <option value={value}>{options.length === 0 ? form.nothing : form.choose}</option>
          )}
          {options.map(([each, words]) => (
            <option key={each} value={each}>
              {words}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...described}
          className={WORDS.includes(name) ? "words" : undefined}
          value={value}
          onChange={({ target }) => onChange(target.value)}
          autoComplete="off"
          spellCheck={false}
        />
      )}
      <p id={`${id}-hint`} className="small">
        {hint}
      </p>
    </>
  );
}
