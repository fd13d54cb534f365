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
        <span aria-live="polite">{copied ? text.copied : "⧉"}</span>
      </button>
    </span>
  );
}
