import { useState } from "react";

/** One key for one wish: pressing the button again after a lost answer creates nothing twice. `renew` after success. */
export function useIdempotencyKey(): { key: string; renew: () => void } {
  const [key, setKey] = useState<string>(() => crypto.randomUUID());
  return { key, renew: () => setKey(crypto.randomUUID()) };
}
