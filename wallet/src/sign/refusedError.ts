import type { Refusal } from "../../../src/catalogue/refusals.ts";

/** A rule refused the instruction. Its id is used up and no money moved. */
export class RefusedError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal);
    this.name = "RefusedError";
    this.refusal = refusal;
  }
}
