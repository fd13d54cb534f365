import { useState } from "react";

import { QrCode } from "./QrCode.tsx";
import { useReceiveText } from "./useReceiveText.ts";

interface CodeWithLinkProps {
  readonly label: string;
  readonly contents: string;
  readonly linkLabel: string;
}

/** A code to be scanned, and the same to be copied. */
export function CodeWithLink({ label, contents, linkLabel }: CodeWithLinkProps) {
  const text = useReceiveText();
  const [copied, setCopied] = useState<string>();
  const copy = () =>
    void navigator.clipboard.writeText(contents).then(
      () => setCopied(contents),
      () => setCopied(undefined),
    );
  return (
    <figure className="code">
      <QrCode contents={contents} label={label} />
      <figcaption>
        <p className="sentence">{label}</p>
        <p className="small">{linkLabel}</p>
        <code className="data link">{contents}</code>
        <button type="button" className="secondary" onClick={copy}>
          <span aria-live="polite">{copied === contents ? text.copied : text.copy}</span>
        </button>
      </figcaption>
    </figure>
  );
}
