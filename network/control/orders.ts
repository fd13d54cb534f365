import { z } from "zod";

const node = z.int().positive();
const accounts = z.array(z.string().regex(/^0x[0-9a-fA-F]{40}$/)).min(1);

/** What the commands ask of the process that holds the nodes. */
export const orderSchema = z.discriminatedUnion("order", [
  z.strictObject({ order: z.literal("status") }),
  z.strictObject({ order: z.literal("stop") }),
  z.strictObject({ order: z.literal("kill"), node }),
  z.strictObject({ order: z.literal("start"), node }),
  z.strictObject({ order: z.literal("freeze"), node }),
  z.strictObject({ order: z.literal("thaw"), node }),
  z.strictObject({ order: z.literal("partition"), nodes: z.array(node).min(1) }),
  z.strictObject({ order: z.literal("heal") }),
  z.strictObject({ order: z.literal("delay"), milliseconds: z.int().min(0).max(10_000) }),
  z.strictObject({ order: z.literal("permit"), accounts, deploys: z.boolean() }),
  z.strictObject({ order: z.literal("forbid"), accounts }),
]);

export type Order = z.infer<typeof orderSchema>;
