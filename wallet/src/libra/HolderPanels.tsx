import { useMemo } from "react";

import { Panel } from "../page/Panel.tsx";
import { useReading } from "../reading/useReading.ts";
import { HoldingsPanel } from "./HoldingsPanel.tsx";
import { RegisterPanel } from "./RegisterPanel.tsx";
import { type LibraSystem } from "./libraSystem.ts";
import { LbrPanel } from "./lbr/LbrPanel.tsx";
import { CHILD_VASP, holderReader } from "./readHoldings.ts";
import { SendPanel } from "./send/SendPanel.tsx";
import { useLibraText } from "./useLibraText.ts";

/** What an account can do with coins depends on its part in the network. */
export function HolderPanels({ system, account }: { system: LibraSystem; account: string }) {
  const { register: words } = useLibraText();
  const reading = useReading(useMemo(() => holderReader(system, account), [system, account]));
  const holder = reading.value;
  if (holder?.isNobody) return <RegisterPanel />;
  const isCustomer = holder?.role === CHILD_VASP;
  return (
    <>
      <HoldingsPanel system={system} reading={reading} />
      {holder && !isCustomer && (
        <Panel title={words.title}>
          <p>{words.otherRole}</p>
        </Panel>
      )}
      {holder && isCustomer && (
        <>
          <SendPanel system={system} account={account} holder={holder} />
          <LbrPanel system={system} account={account} holder={holder} />
        </>
      )}
    </>
  );
}
