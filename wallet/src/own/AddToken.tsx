import { useState } from "react";

import type { Node } from "../chain/node.ts";
import { Problem } from "../page/Problem.tsx";
import { useAction } from "../page/useAction.ts";
import { usePage } from "../page/usePage.ts";
import { useOwnText } from "./useOwnText.ts";
import type { Eip1193Provider } from "../wallet/eip1193.ts";
import { watchWalletYuan } from "../wallet/network.ts";

/** Lets the wallet itself show the balance. */
export function AddToken({ node, provider }: { node: Node; provider: Eip1193Provider }) {
  const { text: shell } = usePage();
  const text = useOwnText();
  const { isBusy, error, run } = useAction();
  const [isAdded, setAdded] = useState<boolean>();

  async function add(): Promise<void> {
    const { walletYuan, book } = node;
    setAdded(undefined);
    const [symbol, decimals] = await Promise.all([walletYuan.symbol(), walletYuan.decimals()]);
    setAdded(
      await watchWalletYuan(provider, {
        address: book.contracts.WalletYuan,
        symbol,
        decimals: Number(decimals),
      }),
    );
  }

  return (
    <div className="add-token" aria-live="polite">
      <button type="button" className="secondary" disabled={isBusy} onClick={() => run(add)}>
        {isBusy ? shell.connect.waiting : text.addToken}
      </button>
      {isAdded !== undefined && <p className="quiet">{isAdded ? text.added : text.notAdded}</p>}
      {error !== undefined && <Problem error={error} />}
    </div>
  );
}
