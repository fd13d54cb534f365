import { expect } from "chai";

import { type ErrorCode, JiaoziError } from "../../src/catalogue/errors.ts";

/** The error with this code that the work must end in. */
export async function expectError(work: () => Promise<unknown>, code: ErrorCode): Promise<JiaoziError> {
  let thrown: unknown;
  try {
    await work();
  } catch (cause) {
    thrown = cause;
  }
  if (!(thrown instanceof JiaoziError))
    throw new Error(`expected ${code}, got ${String(thrown ?? "no error")}`);
  expect(thrown.code).to.equal(code);
  expect(thrown.nextStep).to.not.equal("");
  return thrown;
}
