import { expect } from "chai";

import { JiaoziError } from "../../../src/catalogue/errors.ts";
import { openScenario, validateScenario } from "../../../src/scenario/openScenario.ts";
import { type FolderContents, scenarioFolder } from "./scenarioFolder.ts";

export interface ExpectedFault {
  readonly code: string;
  readonly file: string;
  readonly line?: number;
  readonly field?: string;
  readonly says: RegExp;
}

/** Opens and validates such a folder and holds the error to what a person must be told. */
export async function expectFault(contents: FolderContents, expected: ExpectedFault): Promise<void> {
  const folder = await scenarioFolder(contents);
  const error = await errorOf(async () => validateScenario(await openScenario(folder)));
  expect(error.place.file, error.message).to.equal(`${folder}/${expected.file}`);
  expect(error.message).to.match(expected.says).and.to.contain(expected.file);
  expect({ code: error.code, line: error.place.line, field: error.place.field }, error.message).to.deep.equal(
    {
      code: expected.code,
      line: expected.line,
      field: expected.field,
    },
  );
  expect(error.nextStep).to.match(/\w.*\.$/);
  for (const part of [expected.line && `line ${expected.line}`, expected.field]) {
    if (part !== undefined) expect(error.message).to.contain(part);
  }
}

/** The JiaoziError that an action throws. */
export async function errorOf(action: () => unknown): Promise<JiaoziError> {
  try {
    await action();
  } catch (error) {
    if (error instanceof JiaoziError) return error;
    throw error;
  }
  throw new Error("expected a JiaoziError, but nothing was thrown");
}
