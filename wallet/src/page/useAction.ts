import { useRef, useState } from "react";

/** Runs one thing at a time and keeps what it threw. */
export function useAction() {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const running = useRef(false);

  async function runNow(work: () => Promise<void>): Promise<void> {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setError(undefined);
    await work()
      .catch(setError)
      .finally(() => {
        running.current = false;
        setBusy(false);
      });
  }

  return { isBusy, error, run: (work: () => Promise<void>) => void runNow(work) };
}
