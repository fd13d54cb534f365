import { useState } from "react";

import type { Status } from "../../gateway/api/status.ts";
import { SituationError } from "../../../src/catalogue/decodeError.ts";
import { Panel } from "../page/Panel.tsx";
import { Problem } from "../page/Problem.tsx";
import { useAction } from "../page/useAction.ts";
import { usePage } from "../page/usePage.ts";
import { useVisit } from "../page/useVisit.ts";
import { OpenWalletForm } from "./OpenWalletForm.tsx";
import { type Application, applyForWallet, checkedApplication } from "./prepareOpening.ts";
import { useOwnText } from "./useOwnText.ts";

/** An account without a wallet gets one: name, demonstration identity number, a signature. */
export function OpenWalletPanel() {
  const text = useOwnText();
  const { text: shell } = usePage();
  const { gateway } = useVisit();
  return (
    <Panel title={text.none} className="open-wallet">
      <p>{text.noneNext}</p>
      {gateway.status === undefined && <p className="quiet">{shell.loading}</p>}
      {gateway.status === null && <Problem error={new SituationError("GATEWAY_ABSENT")} />}
      {gateway.status && <Opening status={gateway.status} />}
    </Panel>
  );
}

function Opening({ status }: { status: Status }) {
  const { opening: text } = useOwnText();
  const { text: shell } = usePage();
  const { node, gateway, connection, isRightNetwork } = useVisit();
  const { isBusy, error, run } = useAction();
  const [isAsked, setAsked] = useState(false);

  const apply = (application: Application) =>
    run(async () => {
      const checked = checkedApplication(application);
      if (!connection) throw new SituationError("NO_ACCOUNT");
      await applyForWallet(node, gateway, connection, checked);
      setAsked(true);
    });

  if (isAsked) {
    return (
      <p className="success" aria-live="polite">
        {text.asked}
      </p>
    );
  }
  return (
    <>
      <OpenWalletForm status={status} isOff={isBusy || !isRightNetwork} onApply={apply} />
      <div aria-live="polite">
        {isBusy && <p className="quiet">{shell.connect.waiting}</p>}
        {error !== undefined && <Problem error={error} />}
      </div>
    </>
  );
}
