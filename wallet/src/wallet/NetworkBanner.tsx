import type { AddressBook } from "../../../deploy/addressBook.ts";
import { Problem } from "../page/Problem.tsx";
import { useAction } from "../page/useAction.ts";
import { usePage } from "../page/usePage.ts";
import type { Eip1193Provider } from "./eip1193.ts";
import { switchNetwork } from "./network.ts";

/** One banner, one button: switches, and adds the network first where the wallet doesn't know it. */
export function NetworkBanner({ book, provider }: { book: AddressBook; provider: Eip1193Provider }) {
  const { text } = usePage();
  const { isBusy, error, run } = useAction();
  return (
    <section className="banner" role="status">
      <p>{text.network.wrong(book.chainName)}</p>
      <button type="button" disabled={isBusy} onClick={() => run(() => switchNetwork(provider, book))}>
        {isBusy ? text.connect.waiting : text.network.switch(book.chainName)}
      </button>
      {error !== undefined && <Problem error={error} />}
    </section>
  );
}
