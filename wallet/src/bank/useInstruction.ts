import { useEffect, useState } from "react";

import type { Instruction } from "../../gateway/api/instructions.ts";
import { useVisit } from "../page/useVisit.ts";

const OPEN = ["queued", "sent"];
/** Beside the events: should one have come before anybody listened. */
const POLLING_INTERVAL_MS = 1_500;

/** An accepted instruction as it stands now. */
export function useInstruction(accepted: Instruction | undefined): Instruction | undefined {
  const { gateway } = useVisit();
  const { call, listen } = gateway;
  const [latest, setLatest] = useState<Instruction>();
  const current = latest !== undefined && latest.id === accepted?.id ? latest : accepted;
  const id = accepted?.id;
  const isOpen = current !== undefined && OPEN.includes(current.state);
  useEffect(() => {
    if (id === undefined || !isOpen) return;
    const stop = listen(({ event, data }) => {
      if (event === "instruction" && data.id === id) setLatest(data);
    });
    const timer = setInterval(() => {
      call<Instruction>(`instructions/${id}`).then(setLatest, () => undefined); // the next time
    }, POLLING_INTERVAL_MS);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [id, isOpen, call, listen]);
  return current;
}
