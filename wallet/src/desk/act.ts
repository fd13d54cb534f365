import type { LibraRoleName, RoleName } from "../../../deploy/roles.ts";
import type { Proposal } from "../behind/proposals.ts";
import type { QueueFigures } from "../behind/readQueues.ts";
import type { Node } from "../chain/node.ts";
import type { ContractCall } from "../direct/useDirect.ts";
import type { CoinCode, LibraSystem } from "../libra/libraSystem.ts";
import type { FieldName } from "./fields.ts";

/** Who may do something: a role of the RMB or the Libra authority, or a part that a contract itself knows. */
export type Right =
  `yuan.${RoleName}` | `libra.${LibraRoleName}` | "institution" | "dealer" | "member" | "anybody";

/** Where an operator acts. */
export interface DeskPlace {
  readonly node: Node;
  readonly system: LibraSystem | undefined;
  readonly account: string;
  /** By the chain's clock. */
  readonly nowSeconds: number;
  readonly proposals: readonly Proposal[];
  readonly queues: readonly QueueFigures[];
}

/** Something that the call would change: as it is, and as it should be afterwards. */
export interface Effect {
  readonly name: EffectName;
  readonly unit: "fen" | "count" | "percent" | "yesNo" | "text" | CoinCode;
  readonly before: bigint | string | boolean;
  readonly after: bigint | string | boolean;
}

export const EFFECTS = [
  ...(["frozen", "frozenPart", "balance", "balanceTo", "paused", "institution", "tier"] as const),
  ...(["approvals", "outstanding", "backing", "dealerHolds", "requestOpen", "queue"] as const),
  ...(["votes", "proposalState", "proposals"] as const),
] as const;
export type EffectName = (typeof EFFECTS)[number];

/** What else the operator needs to know: the id that was drawn, the salt to be kept. */
export interface Fact {
  readonly name: FactName;
  readonly value: string;
}

export const FACTS = [
  "requestId",
  "salt",
  "commitment",
  "reference",
  "calls",
  "class",
  "dealer",
  "due",
] as const;
export type FactName = (typeof FACTS)[number];

export interface Plan {
  readonly call: ContractCall;
  readonly effects: readonly Effect[];
  readonly facts?: readonly Fact[];
}

/** The fields as typed. */
export type Given = Readonly<Record<FieldName, string>>;

/** One act of an operator. `plan` throws where a field can't be read. */
export interface DeskAct<Name extends string = string> {
  readonly name: Name;
  readonly right: Right;
  readonly fields: readonly FieldName[];
  plan(place: DeskPlace, given: Given): Promise<Plan>;
}
