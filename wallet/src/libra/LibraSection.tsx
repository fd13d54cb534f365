import { Panel } from "../page/Panel.tsx";
import { useVisit } from "../page/useVisit.ts";
import "../behind/behind.css";
import { CoinPage } from "./CoinPage.tsx";
import { HolderPanels } from "./HolderPanels.tsx";
import { libraOf } from "./libraSystem.ts";
import { useLibraText } from "./useLibraText.ts";

/** Hold, send, create and unpack ≋ coins. */
export default function LibraSection() {
  const text = useLibraText();
  const { node, connection } = useVisit();
  const system = libraOf(node);
  if (!system || !connection) {
    return (
      <Panel title={text.holdings.title}>
        <p>{system ? text.connect : text.absent}</p>
      </Panel>
    );
  }
  // another account begins anew: nothing typed or signed for the one before stays
  return (
    <CoinPage key={connection.account}>
      <HolderPanels system={system} account={connection.account} />
    </CoinPage>
  );
}
