import { useMemo } from "react";

import { nameOf } from "./chain/addressBook.ts";
import type { Node } from "./chain/node.ts";
import { useNode } from "./chain/useNode.ts";
import { useSnapshot } from "./chain/useSnapshot.ts";
import { Problem } from "./page/Problem.tsx";
import { PageContext, pageIn } from "./page/usePage.ts";
import { useSettings } from "./page/useSettings.ts";
import { AccountBar } from "./panels/AccountBar.tsx";
import { AddToken } from "./panels/AddToken.tsx";
import { BalancePanel } from "./panels/BalancePanel.tsx";
import { Header } from "./panels/Header.tsx";
import { InstitutionsPanel } from "./panels/InstitutionsPanel.tsx";
import { LookupPanel } from "./panels/LookupPanel.tsx";
import { NetworkBanner } from "./panels/NetworkBanner.tsx";
import { PayPanel } from "./panels/PayPanel.tsx";
import { EN } from "./text/en.ts";
import { ZH } from "./text/zh.ts";
import { useWallet } from "./wallet/useWallet.ts";

export function App() {
  const { language, setLanguage, theme, setTheme } = useSettings();
  const { state, retry } = useNode();
  const book = state.status === "ready" ? state.node.book : undefined;
  const page = useMemo(
    () => pageIn(language, language === "zh" ? ZH : EN, book && ((address) => nameOf(book, address))),
    [language, book],
  );
  return (
    <PageContext value={page}>
      <Header
        theme={theme}
        onTheme={setTheme}
        onLanguage={() => setLanguage(language === "zh" ? "en" : "zh")}
      />
      <main id="content">
        {state.status === "loading" && <p className="quiet">{page.text.loading}</p>}
        {state.status === "failed" && <Problem error={state.error} retry={retry} />}
        {state.status === "ready" && <Panels node={state.node} />}
      </main>
      <footer>
        <p className="small">{page.text.footer}</p>
      </footer>
    </PageContext>
  );
}

function Panels({ node }: { node: Node }) {
  const wallet = useWallet();
  const { connection } = wallet;
  const state = useSnapshot(node, connection?.account);
  const { snapshot } = state;
  const isRightNetwork = connection?.chainId === BigInt(node.book.chainId);
  return (
    <>
      <AccountBar wallet={wallet} />
      {connection && !isRightNetwork && (
        <NetworkBanner book={node.book} provider={connection.wallet.provider} />
      )}
      {connection && (
        <BalancePanel state={state}>
          {isRightNetwork && (
            <AddToken key={connection.account} node={node} provider={connection.wallet.provider} />
          )}
        </BalancePanel>
      )}
      {connection && snapshot?.wallet?.institution && (
        <PayPanel
          key={connection.account}
          node={node}
          snapshot={snapshot}
          payer={snapshot.wallet}
          chainId={connection.chainId}
          wallet={connection.wallet.provider}
        />
      )}
      <InstitutionsPanel state={state} />
      {snapshot && <LookupPanel node={node} snapshot={snapshot} />}
    </>
  );
}
