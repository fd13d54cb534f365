import { type FormEvent, useState } from "react";

import type { Evidence, TierUpgrade as Upgrade } from "../../gateway/api/wallets.ts";
import { Problem } from "../page/Problem.tsx";
import { SignedIn } from "../page/SignedIn.tsx";
import { useAction } from "../page/useAction.ts";
import { useVisit } from "../page/useVisit.ts";
import { useOwnText } from "./useOwnText.ts";

/** The gateway's schema names them too, but it comes with a schema library. */
const EVIDENCE: readonly Evidence[] = [
  "bank_card",
  "mobile_number",
  "social_security",
  "tax_record",
  "education_record",
  "utility_bill",
  "face_to_face",
];
const HIGHEST_TIER = 3;

type Wanted = Upgrade["tier"];

/** More evidence of who one is, for a higher tier. */
export function TierUpgrade({ tier }: { tier: number }) {
  const { limits: text } = useOwnText();
  if (tier >= HIGHEST_TIER) return null;
  return (
    <details>
      <summary>{text.raise}</summary>
      <p className="small">{text.raiseNote}</p>
      <SignedIn>
        <UpgradeForm tier={tier} />
      </SignedIn>
    </details>
  );
}

function UpgradeForm({ tier }: { tier: number }) {
  const { limits: text } = useOwnText();
  const { gateway } = useVisit();
  const { isBusy, error, run } = useAction();
  const [evidence, setEvidence] = useState<readonly Evidence[]>([]);
  const [wanted, setWanted] = useState<Wanted>(tier === 1 ? 2 : 3);
  const [isAsked, setAsked] = useState(false);

  function submit(event: FormEvent): void {
    event.preventDefault();
    setAsked(false);
    run(async () => {
      const body: Upgrade = { tier: wanted, evidence: [...evidence] };
      await gateway.call("wallet/tier", { method: "POST", body });
      setAsked(true);
    });
  }

  return (
    <form onSubmit={submit}>
      <TierChoice tier={tier} wanted={wanted} onChange={setWanted} />
      <EvidenceChoice evidence={evidence} onChange={setEvidence} />
      <button type="submit" className="secondary" disabled={isBusy || evidence.length === 0}>
        {text.ask}
      </button>
      <div aria-live="polite">
        {isAsked && <p className="success">{text.asked}</p>}
        {error !== undefined && <Problem error={error} />}
      </div>
    </form>
  );
}

interface TierChoiceProps {
  readonly tier: number;
  readonly wanted: Wanted;
  readonly onChange: (wanted: Wanted) => void;
}

function TierChoice({ tier, wanted, onChange }: TierChoiceProps) {
  const { limits: text } = useOwnText();
  return (
    <label>
      {text.wanted}
      <select value={wanted} onChange={({ target }) => onChange(target.value === "2" ? 2 : 3)}>
        {([2, 3] as const).map((each) =>
          each > tier ? (
            <option key={each} value={each}>
              {text.tiers[each - 1]}
            </option>
          ) : null,
        )}
      </select>
    </label>
  );
}

interface EvidenceChoiceProps {
  readonly evidence: readonly Evidence[];
  readonly onChange: (evidence: readonly Evidence[]) => void;
}

function EvidenceChoice({ evidence, onChange }: EvidenceChoiceProps) {
  const { limits: text } = useOwnText();
  const toggle = (each: Evidence, isShown: boolean) =>
    onChange(isShown ? [...evidence, each] : evidence.filter((other) => other !== each));
  return (
    <fieldset>
      <legend>{text.evidence}</legend>
      {EVIDENCE.map((each) => (
        <label key={each} className="check">
          <input
            type="checkbox"
            checked={evidence.includes(each)}
            onChange={({ target }) => toggle(each, target.checked)}
          />
          {text.kinds[each]}
        </label>
      ))}
    </fieldset>
  );
}
