import { type FormEvent, useId, useState } from "react";

import type { Attestation, AttestationRequest } from "../../../gateway/api/coins.ts";
import { Problem } from "../../page/Problem.tsx";
import { SignedIn } from "../../page/SignedIn.tsx";
import { useAction } from "../../page/useAction.ts";
import { useVisit } from "../../page/useVisit.ts";
import { useCoinWords } from "../useCoinWords.ts";
import { useLibraText } from "../useLibraText.ts";
import type { WantedCoins } from "./prepareCoinPayment.ts";
import type { TravelRuleFigures } from "./travelRule.ts";

interface TravelRulePromptProps {
  readonly wanted: WantedCoins;
  readonly travelRule: TravelRuleFigures;
  readonly isChecking: boolean;
  readonly onBack: () => void;
  readonly onAttested: (attestation: Attestation) => void;
}

/** Asks for the names that go from one provider to the other, and for the payee's provider's answer. */
export function TravelRulePrompt(props: TravelRulePromptProps) {
  const { wanted, travelRule, onBack } = props;
  const { travel: words } = useLibraText();
  const { coins } = useCoinWords();
  const { gateway } = useVisit();
  const threshold = coins(travelRule.thresholdInMicro, wanted.code);
  return (
    <section className="travel" aria-label={words.title}>
      <h4>{words.title}</h4>
      <p>{words.why(threshold, travelRule.payeeVasp ?? "–")}</p>
      {gateway.status === null && <p className="notice">{words.directNote}</p>}
      <SignedIn>
        <Names {...props} />
      </SignedIn>
      <button type="button" className="plain" onClick={onBack}>
        {words.back}
      </button>
    </section>
  );
}

function Names({ wanted, isChecking, onAttested }: TravelRulePromptProps) {
  const { travel: words } = useLibraText();
  const { gateway } = useVisit();
  const { isBusy, error, run } = useAction();
  const [names, setNames] = useState({ payerName: "", payeeName: "", purpose: "" });

  function submit(event: FormEvent): void {
    event.preventDefault();
    run(async () => {
      const { code, payer, payee, amountInMicro } = wanted;
      const { purpose, payerName, payeeName } = names;
      const body: AttestationRequest = {
        ...{ currency: code, payer, payee, payerName, payeeName, amountInMicro: String(amountInMicro) },
        ...(purpose.trim() === "" ? {} : { purpose }),
      };
      onAttested(await gateway.call<Attestation>("coins/attestations", { method: "POST", body }));
    });
  }
  const field = (name: keyof typeof names, label: string) => (
    <NameField
      label={label}
      value={names[name]}
      onChange={(value) => setNames({ ...names, [name]: value })}
    />
  );
  return (
    <form onSubmit={submit} noValidate>
      {field("payerName", words.payer)}
      {field("payeeName", words.payee)}
      {field("purpose", words.purpose)}
      <button type="submit" disabled={isBusy || isChecking}>
        {isBusy ? words.asking : words.button}
      </button>
      <div aria-live="polite">{error !== undefined && <Problem error={error} />}</div>
    </form>
  );
}

interface NameFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function NameField({ label, value, onChange }: NameFieldProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="words"
        value={value}
        maxLength={200}
        autoComplete="off"
        onChange={({ target }) => onChange(target.value)}
      />
    </>
  );
}
