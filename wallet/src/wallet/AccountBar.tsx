import { SituationError } from "../../../src/catalogue/decodeError.ts";
import { Address } from "../page/Address.tsx";
import { Problem } from "../page/Problem.tsx";
import { useAction } from "../page/useAction.ts";
import { useExplanation } from "../page/useExplanation.ts";
import { usePage } from "../page/usePage.ts";
import { useVisit } from "../page/useVisit.ts";
import type { FoundWallet } from "./eip1193.ts";
import type { WalletState } from "./useWallet.ts";

const MISSING = new SituationError("NO_WALLET");
const METAMASK_SITE = "https://metamask.io/download";

/** Who is connected, or the wallets to connect with. */
export function AccountBar({ wallet }: { wallet: WalletState }) {
  const { text } = usePage();
  const { gateway } = useVisit();
  const leave = () => {
    // forgetting the session here is what counts
    gateway.signOut().catch(() => undefined);
    void wallet.disconnect();
  };
  if (!wallet.connection) return <Connect wallet={wallet} />;
  return (
    <section className="bar" aria-label={wallet.connection.wallet.name}>
      <span className="standing">
        <Address address={wallet.connection.account} />
        <Standing />
      </span>
      <button type="button" className="plain" onClick={leave}>
        {text.connect.disconnect}
      </button>
    </section>
  );
}

/** The network, and what the account is there: with whom its wallet is, and how well its holder is known. */
function Standing() {
  const { text } = usePage();
  const { node, state, isRightNetwork } = useVisit();
  const { snapshot } = state;
  const institution = snapshot?.wallet?.institution;
  return (
    <>
      {isRightNetwork && <span className="tag">{node.book.chainName}</span>}
      {institution && (
        <span className="tag">{text.connect.standing(institution.name, snapshot.tier?.number)}</span>
      )}
    </>
  );
}

function Connect({ wallet }: { wallet: WalletState }) {
  const { text } = usePage();
  const { isBusy, error, run } = useAction();
  if (!wallet.settled && wallet.found.length === 0) return <p className="bar quiet">{text.loading}</p>;
  if (wallet.found.length === 0) return <NoWallet />;
  return (
    <section className="panel" aria-busy={isBusy}>
      <p>{text.connect.prompt}</p>
      {wallet.found.length > 1 && <h2>{text.connect.choose}</h2>}
      <div className="wallets">
        {wallet.found.map((found) => (
          <button
            key={found.rdns || found.name}
            type="button"
            disabled={isBusy}
            onClick={() => run(() => wallet.connect(found))}
          >
            <WalletIcon wallet={found} />
            {text.connect.button(found.name)}
          </button>
        ))}
      </div>
      <div aria-live="polite">
        {isBusy && <p className="quiet">{text.connect.waiting}</p>}
        {error !== undefined && <Problem error={error} />}
      </div>
    </section>
  );
}

function WalletIcon({ wallet }: { wallet: FoundWallet }) {
  return wallet.icon === undefined ? null : <img src={wallet.icon} alt="" width="20" height="20" />;
}

function NoWallet() {
  const { text } = usePage();
  const explanation = useExplanation(MISSING);
  return (
    <section className="panel" aria-label={text.connect.readOnly}>
      <p>
        <strong>{explanation?.sentence}</strong> {explanation?.nextStep}
      </p>
      <a className="button" href={METAMASK_SITE} rel="noreferrer noopener" target="_blank">
        {text.connect.install}
      </a>
    </section>
  );
}
