import { z } from "zod";

/** `gas-snapshot.json`: gas by contract and operation, as the gas tests hold it. */
export const gasSnapshot = z.record(z.string(), z.record(z.string(), z.int().min(0)));

export type GasSnapshot = z.infer<typeof gasSnapshot>;
