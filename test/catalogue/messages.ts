import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

import { expect } from "chai";
import { ErrorFragment, Interface, type JsonFragment } from "ethers";

import { MESSAGES } from "../../src/catalogue/messages.ts";
import { MESSAGES_ZH } from "../../src/catalogue/messages.zh.ts";
import { REFUSALS } from "../../src/catalogue/refusals.ts";
import { SOLIDITY_ERRORS } from "../../src/catalogue/solidityErrors.ts";

const ARTIFACTS = join(import.meta.dirname, "../../artifacts/contracts");
const declared = new Interface(SOLIDITY_ERRORS.map((signature) => `error ${signature}`));

/** Every error of every compiled contract but the test doubles, as "Contract: signature with names". */
async function errorsOfContracts(): Promise<Map<string, string>> {
  const errors = new Map<string, string>();
  for (const file of await readdir(ARTIFACTS, { recursive: true })) {
    const isTestDouble = /(^|\/)test\/|\.t\.sol\//.test(file);
    if (isTestDouble || !/\.sol\/\w+\.json$/.test(file)) continue;
    const artifact = JSON.parse(await readFile(join(ARTIFACTS, file), "utf8")) as {
      contractName: string;
      abi: JsonFragment[];
    };
    for (const fragment of artifact.abi.filter(({ type }) => type === "error")) {
      const error = ErrorFragment.from(fragment);
      errors.set(error.format("full").replace(/^error /, ""), artifact.contractName);
    }
  }
  return errors;
}

function placeholdersOf(message: readonly string[]): string[] {
  return message
    .flatMap((text) => [...text.matchAll(/\{(\w+)(?::\w+)?\}/g)].map(([, name]) => name ?? ""))
    .sort();
}

describe("error catalogue", () => {
  it("knows every error that a compiled contract can raise, by the same signature", async () => {
    const errors = await errorsOfContracts();
    expect(errors.size, "no errors found: run `npx hardhat build` first").to.be.greaterThan(0);
    const known = new Set(
      declared.fragments.map((fragment) => fragment.format("full").replace(/^error /, "")),
    );
    const missing = [...errors]
      .filter(([error]) => !known.has(error))
      .map(([error, owner]) => `${owner}: ${error}`);
    expect(missing, "add these to src/catalogue/solidityErrors.ts and to the messages").to.deep.equal([]);
  });

  it("declares no error name or selector twice", () => {
    const selectors = SOLIDITY_ERRORS.map((signature) => ErrorFragment.from(`error ${signature}`).selector);
    expect(new Set(selectors).size).to.equal(SOLIDITY_ERRORS.length);
    expect(new Set(SOLIDITY_ERRORS.map((signature) => signature.split("(")[0])).size).to.equal(
      SOLIDITY_ERRORS.length,
    );
  });

  it("has words for every refusal", () => {
    expect(MESSAGES).to.include.keys(REFUSALS.filter((refusal) => refusal !== "NONE"));
  });

  for (const [language, messages] of Object.entries({ en: MESSAGES, zh: MESSAGES_ZH })) {
    it(`uses only declared arguments, and no empty words (${language})`, () => {
      for (const [code, message] of Object.entries(messages)) {
        expect(message[0], code).to.match(/\S/);
        expect(message[1], code).to.match(/\S/);
        const error = declared.getError(code);
        if (!error) continue;
        const names = error.inputs.map(({ name }) => name);
        for (const used of placeholdersOf(message))
          expect(names, `${code} has no {${used}}`).to.include(used);
      }
    });
  }

  it("says the same in both languages: same codes, same arguments", () => {
    expect(Object.keys(MESSAGES_ZH).sort()).to.deep.equal(Object.keys(MESSAGES).sort());
    for (const [code, message] of Object.entries(MESSAGES)) {
      const translated = MESSAGES_ZH[code as keyof typeof MESSAGES_ZH];
      expect(placeholdersOf(translated), code).to.deep.equal(placeholdersOf(message));
    }
  });
});
