import { type FormEvent, useId, useState } from "react";

import type { Status } from "../../gateway/api/status.ts";
import { Choice } from "../page/Choice.tsx";
import type { Application } from "./prepareOpening.ts";
import { madeUpNumber } from "./residentNumber.ts";
import { useOwnText } from "./useOwnText.ts";

interface OpenWalletFormProps {
  readonly status: Status;
  readonly isOff: boolean;
  readonly onApply: (application: Application) => void;
}

export function OpenWalletForm({ status, isOff, onApply }: OpenWalletFormProps) {
  const { opening: text } = useOwnText();
  const [application, setApplication] = useState<Application>({
    institution: status.institutions[0]?.address ?? "",
    bank: status.banks[0]?.address ?? "",
    name: "",
    residentNumber: "",
  });
  const set = (change: Partial<Application>) => setApplication({ ...application, ...change });

  function submit(event: FormEvent): void {
    event.preventDefault();
    onApply(application);
  }

  return (
    <form onSubmit={submit} noValidate>
      <p className="notice">{text.demonstration}</p>
      <Choice
        label={text.institution}
        options={status.institutions}
        value={application.institution}
        onChange={(institution) => set({ institution })}
      />
      <Choice
        label={text.bank}
        options={status.banks}
        value={application.bank}
        onChange={(bank) => set({ bank })}
      />
      <IdentityFields application={application} onChange={set} />
      <button type="submit" disabled={isOff}>
        {text.sign}
      </button>
      <p className="small">{text.signNote}</p>
    </form>
  );
}

interface IdentityFieldsProps {
  readonly application: Application;
  readonly onChange: (change: Partial<Application>) => void;
}

function IdentityFields({ application: { name, residentNumber }, onChange }: IdentityFieldsProps) {
  const { opening: text } = useOwnText();
  const id = useId();
  return (
    <>
      <label htmlFor={`${id}-name`}>{text.name}</label>
      <input
        id={`${id}-name`}
        className="words"
        value={name}
        maxLength={50}
        autoComplete="off"
        onChange={({ target }) => onChange({ name: target.value })}
      />
      <label htmlFor={`${id}-number`}>{text.number}</label>
      <div className="with-button">
        <input
          id={`${id}-number`}
          value={residentNumber}
          maxLength={18}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => onChange({ residentNumber: target.value })}
        />
        <button
          type="button"
          className="secondary"
          onClick={() => onChange({ residentNumber: madeUpNumber() })}
        >
          {text.madeUp}
        </button>
      </div>
      <p id={`${id}-hint`} className="small">
        {text.numberHint}
      </p>
    </>
  );
}
