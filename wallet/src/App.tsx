import { useMemo } from "react";

import { nameOf } from "./chain/addressBook.ts";
import type { Node } from "./chain/node.ts";
import { useNode } from "./chain/useNode.ts";
import { useSnapshot } from "./chain/useSnapshot.ts";
import { useGateway } from "./gateway/useGateway.ts";
import { Header } from "./page/Header.tsx";
import { Problem } from "./page/Problem.tsx";
import { PageContext, pageIn } from "./page/usePage.ts";
import { useSettings } from "./page/useSettings.ts";
import { VisitContext } from "./page/useVisit.ts";
import { Navigation } from "./routes/Navigation.tsx";
import { SectionView } from "./routes/SectionView.tsx";
import { useRoute } from "./routes/useRoute.ts";
import { EN } from "./text/en/shell.ts";
import { ZH } from "./text/zh/shell.ts";
import { AccountBar } from "./wallet/AccountBar.tsx";
import { NetworkBanner } from "./wallet/NetworkBanner.tsx";
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
      <main id="content" tabIndex={-1}>
        {state.status === "loading" && <p className="quiet">{page.text.loading}</p>}
        {state.status === "failed" && <Problem error={state.error} retry={retry} />}
        {state.status === "ready" && <Sections node={state.node} />}
      </main>
      <footer>
        <p className="small">{page.text.footer}</p>
      </footer>
    </PageContext>
  );
}

function Sections({ node }: { node: Node }) {
  const wallet = useWallet();
  const route = useRoute();
  const { connection } = wallet;
  const state = useSnapshot(node, connection?.account);
  const gateway = useGateway(node, connection);
  const isRightNetwork = connection?.chainId === BigInt(node.book.chainId);
  return (
    <VisitContext value={{ node, state, wallet, connection, isRightNetwork, gateway }}>
      <AccountBar wallet={wallet} />
      {connection && !isRightNetwork && (
        <NetworkBanner book={node.book} provider={connection.wallet.provider} />
      )}
      <Navigation current={route.section} />
      <SectionView route={route} />
    </VisitContext>
  );
}
