import { usePage } from "../page/usePage.ts";
import type { Statement } from "./signStatement.ts";
import { useSignText } from "./useSignText.ts";

/** The statement field by field, by the names that the wallet will show, to be compared with it. */
export function SignedFields({ statement }: { statement: Statement }) {
  const text = useSignText();
  const { time } = usePage();
  const { domain, types, value } = statement;
  const [name = ""] = Object.keys(types);
  return (
    <details className="signed">
      <summary>{text.shows}</summary>
      <dl>
        <dt>{text.contract}</dt>
        <dd>
          {domain.name} · <code className="data">{String(domain.verifyingContract)}</code>
        </dd>
        <dt>{text.statement}</dt>
        <dd>
          <code>{name}</code>
        </dd>
        {(types[name] ?? []).map(({ name: field }) => (
          <Field key={field} name={field} value={value[field]} time={time} />
        ))}
      </dl>
    </details>
  );
}

interface FieldProps {
  readonly name: string;
  readonly value: string | bigint | number | undefined;
  readonly time: (seconds: number) => string;
}

function Field({ name, value, time }: FieldProps) {
  const isTime = name === "validUntil" || name === "deadline";
  return (
    <>
      <dt>
        <code>{name}</code>
      </dt>
      <dd>
        <code className="data">{String(value)}</code>
        {isTime && ` (${time(Number(value))})`}
      </dd>
    </>
  );
}
