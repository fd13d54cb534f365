import { useState } from "react";

import { formatAddress } from "../../../src/catalogue/format.ts";
import { Identicon } from "./Identicon.tsx";
import { usePage } from "./usePage.ts";

/** A shortened address with its picture; the whole one is copied. */
export function Address({ address }: { address: string }) {
  const { text } = usePage();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    setCopied(true);
  };
  return (
    <span className="address">
      <Identicon address={address} />
      <code title={address}>{formatAddress(address)}</code>
      <button
        type="button"
        className="plain"
        aria-label={`${text.copy} ${formatAddress(address)}`}
        onClick={() => void copy().catch(() => setCopied(false))}
        onBlur={() => setCopied(false)}
      >
        <span aria-live="polite">{copied ? text.copied : <CopyIcon />}</span>
      </button>
    </span>
  );
}

function CopyIcon() {
  return (
    <svg
      className="icon"
      viewBox="0 0 16 16"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    >
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M10.5 5.5v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2" />
    </svg>
  );
}
