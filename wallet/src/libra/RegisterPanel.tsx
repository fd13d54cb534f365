import { type FormEvent, useState } from "react";

import type { Holder, HolderApplication } from "../../gateway/api/coins.ts";
import { Choice } from "../page/Choice.tsx";
import { OwnWallet } from "../page/OwnWallet.tsx";
import { Panel } from "../page/Panel.tsx";
import { Problem } from "../page/Problem.tsx";
import { SignedIn } from "../page/SignedIn.tsx";
import { useAction } from "../page/useAction.ts";
import { useVisit } from "../page/useVisit.ts";
import { useLibraText } from "./useLibraText.ts";

/** Becoming a VASP's customer, which the gateway carries out; the chain shows when it is done. */
export function RegisterPanel() {
  const { register: words } = useLibraText();
  return (
    <OwnWallet>
      {() => (
        <Panel title={words.title} className="register">
          <p>{words.why}</p>
          <SignedIn>
            <RegisterForm />
          </SignedIn>
        </Panel>
      )}
    </OwnWallet>
  );
}

function RegisterForm() {
  const { register: words } = useLibraText();
  const { gateway } = useVisit();
  const { isBusy, error, run } = useAction();
  const vasps = gateway.status?.vasps ?? [];
  const [chosen, setChosen] = useState("");
  const [holder, setHolder] = useState<Holder>();
  const vasp = chosen || (vasps[0]?.address ?? "");

  function submit(event: FormEvent): void {
    event.preventDefault();
    run(async () => {
      const body: HolderApplication = { vasp };
      setHolder(await gateway.call<Holder>("coins/holders", { method: "POST", body }));
    });
  }

  return (
    <form onSubmit={submit}>
      <Choice label={words.vasp} options={vasps} value={vasp} onChange={setChosen} />
      <div className="buttons">
        <button type="submit" disabled={isBusy || vasp === ""}>
          {isBusy ? words.busy : holder?.state === "failed" ? words.again : words.button}
        </button>
      </div>
      <div aria-live="polite">
        {holder && <p className="notice">{holder.state === "failed" ? words.failed : words.registering}</p>}
        {error !== undefined && <Problem error={error} />}
      </div>
    </form>
  );
}
