import { SituationError } from "../../../../src/catalogue/decodeError.ts";
import type { LibraSystem } from "../../libra/libraSystem.ts";
import type { DeskPlace } from "../act.ts";

export function libraAt({ system }: DeskPlace): LibraSystem {
  if (system === undefined) throw new SituationError("NOT_DEPLOYED");
  return system;
}
