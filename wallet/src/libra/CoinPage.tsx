import { type ReactNode, useMemo } from "react";

import { nameOf } from "../chain/addressBook.ts";
import { type Page, PageContext, usePage } from "../page/usePage.ts";
import { useVisit } from "../page/useVisit.ts";
import { formatMicro } from "./coinAmount.ts";
import { libraNameOf } from "./libraNames.ts";

/** Within it, amounts in contracts' errors are coins, and the parties of the Libra system have their names. */
export function CoinPage({ children }: { children: ReactNode }) {
  const page = usePage();
  const { book } = useVisit().node;
  const inCoins = useMemo((): Page => {
    const { language } = page;
    return {
      ...page,
      formatAmount: (micro) => `≋ ${formatMicro(micro, language)}`,
      nameOf: (address) =>
        (book.libra && libraNameOf(book.libra, address, language)) ?? nameOf(book, address),
    };
  }, [page, book]);
  return <PageContext value={inCoins}>{children}</PageContext>;
}
