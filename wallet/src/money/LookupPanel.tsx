import { type FormEvent, useState } from "react";

import type { Node } from "../chain/node.ts";
import type { Snapshot, Wallet } from "../chain/snapshot.ts";
import { readWallet } from "../chain/snapshot.ts";
import { Claim } from "../own/Claim.tsx";
import { AddressField } from "../page/AddressField.tsx";
import { Panel } from "../page/Panel.tsx";
import { Problem } from "../page/Problem.tsx";
import { useAction } from "../page/useAction.ts";
import { parseAddress } from "../pay/recipient.ts";
import { useMoneyText } from "./useMoneyText.ts";

/** Any wallet's balance and debtor, for a reader without a wallet. */
export function LookupPanel({ node, snapshot }: { node: Node; snapshot: Snapshot }) {
  const { lookup: text } = useMoneyText();
  const [address, setAddress] = useState("");
  const [wallet, setWallet] = useState<Wallet>();
  const { isBusy, error, run } = useAction();

  async function look(): Promise<void> {
    setWallet(undefined);
    setWallet(await readWallet(node, parseAddress(address), snapshot.institutions));
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    run(look);
  }

  return (
    <Panel title={text.title}>
      <form onSubmit={submit} noValidate>
        <AddressField label={text.address} hint={text.hint} value={address} onChange={setAddress} />
        <button type="submit" className="secondary" disabled={isBusy}>
          {text.button}
        </button>
      </form>
      <div aria-live="polite">
        {error !== undefined && <Problem error={error} />}
        {wallet && <Claim wallet={wallet} snapshot={snapshot} isOwn={false} />}
      </div>
    </Panel>
  );
}
