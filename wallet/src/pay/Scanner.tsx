import { type ChangeEvent, useState } from "react";

import { Problem } from "../page/Problem.tsx";
import { useAction } from "../page/useAction.ts";
import { Camera } from "./Camera.tsx";
import { usePayText } from "./usePayText.ts";

/** Reads a code through the camera or out of a picture; the reader is fetched when it is first used. */
export function Scanner({ onCode }: { onCode: (text: string) => void }) {
  const text = usePayText();
  const [isOpen, setOpen] = useState(false);
  const { error, run } = useAction();

  function pick({ target }: ChangeEvent<HTMLInputElement>): void {
    const [file] = target.files ?? [];
    target.value = ""; // the same picture may be picked again
    if (!file) return;
    run(async () => {
      const { readCodeIn } = await import("./readCode.ts");
      onCode(await readCodeIn(file));
    });
  }

  return (
    <div className="scanner">
      <div className="buttons">
        <button type="button" className="secondary" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? text.scan.close : text.scan.open}
        </button>
        <label className="button secondary file">
          {text.scan.picture}
          <input type="file" accept="image/*" className="visually-hidden" onChange={pick} />
        </label>
      </div>
      {isOpen && (
        <Camera
          onCode={(code) => {
            setOpen(false);
            onCode(code);
          }}
        />
      )}
      <div aria-live="polite">{error !== undefined && <Problem error={error} />}</div>
    </div>
  );
}
