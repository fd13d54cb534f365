import { z } from "zod";

import { address } from "./formats.ts";

const named = z.object({ address, name: z.string() });

/** `GET /api/status`: open to all. */
export const status = z.object({
  /** Real-name check and banks are for demonstration. */
  demonstration: z.literal(true),
  chainId: z.int(),
  rpcUrl: z.string(),
  /** As of which block; the chain's clock may be far from the wall's. */
  block: z.object({ number: z.int(), timestamp: z.int() }),
  institutions: z.array(named),
  banks: z.array(named),
  /** VASPs that keep coins, by the account that acts for each. */
  vasps: z.array(named),
  /** Instructions that wait for a batch, or for the batch's block. */
  waiting: z.int(),
});

export type Status = z.infer<typeof status>;
