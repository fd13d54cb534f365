import { ISSUANCE } from "./issuance.ts";
import type { Mutation } from "./mutation.ts";
import { NETWORK } from "./network.ts";
import { RESERVE_MUTATIONS } from "./reserve.ts";

export const MUTATIONS: readonly Mutation[] = [...ISSUANCE, ...RESERVE_MUTATIONS, ...NETWORK];
