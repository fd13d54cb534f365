import { type Eip1193Provider, type FoundWallet, METAMASK } from "./eip1193.ts";

interface Announcement {
  readonly info: {
    readonly uuid: string;
    readonly name: string;
    readonly icon: string;
    readonly rdns: string;
  };
  readonly provider: Eip1193Provider;
}

declare global {
  interface Window {
    ethereum?: Eip1193Provider;
  }
  interface WindowEventMap {
    "eip6963:announceProvider": CustomEvent<Announcement>;
  }
}

/** How long wallets may take to answer before window.ethereum is looked at. */
const ANNOUNCEMENT_MS = 300;

/** Asks wallets to make themselves known (EIP-6963); MetaMask comes first. Returns what stops listening. */
export function discoverWallets(
  onChange: (wallets: readonly FoundWallet[], settled: boolean) => void,
): () => void {
  const byId = new Map<string, FoundWallet>();
  let settled = false;
  const announced = ({ detail }: CustomEvent<Announcement>) => {
    byId.set(detail.info.uuid, foundWallet(detail));
    onChange(sorted([...byId.values()]), settled);
  };
  window.addEventListener("eip6963:announceProvider", announced);
  window.dispatchEvent(new Event("eip6963:requestProvider"));
  const timer = setTimeout(() => {
    settled = true;
    if (byId.size === 0 && window.ethereum) {
      byId.set("", { rdns: "", name: "Browser wallet", icon: undefined, provider: window.ethereum });
    }
    onChange(sorted([...byId.values()]), settled);
  }, ANNOUNCEMENT_MS);
  return () => {
    clearTimeout(timer);
    window.removeEventListener("eip6963:announceProvider", announced);
  };
}

function foundWallet({ info, provider }: Announcement): FoundWallet {
  const icon = info.icon.startsWith("data:image/") ? info.icon : undefined;
  return { rdns: info.rdns, name: info.name, icon, provider };
}

function sorted(wallets: FoundWallet[]): FoundWallet[] {
  return wallets.sort((a, b) => Number(b.rdns === METAMASK) - Number(a.rdns === METAMASK));
}
