import { join } from "node:path";

import { expect } from "chai";

import { type Options, helpOf, parseOptions, wholeNumber } from "../../scripts/cli/options.ts";
import { scenarioFrom } from "../../scripts/scenarioOption.ts";
import { type ErrorCode, JiaoziError } from "../../src/catalogue/errors.ts";

const OPTIONS: Options = { payments: { value: "N", says: "how many" }, quiet: { says: "no progress" } };

function expectFault(fault: unknown, code: ErrorCode, message: RegExp): void {
  expect(fault).to.be.instanceOf(JiaoziError);
  expect((fault as JiaoziError).code).to.equal(code);
  expect((fault as JiaoziError).message).to.match(message);
}

function faultOf(work: () => unknown): unknown {
  try {
    work();
    return undefined;
  } catch (fault) {
    return fault;
  }
}

describe("command line options", () => {
  it("are read by name", () => {
    expect({ ...parseOptions(OPTIONS, ["--payments", "5", "--quiet"], "x") }).to.deep.equal({
      payments: "5",
      quiet: true,
    });
  });

  it("are all in the help", () => {
    expect(helpOf("x", "does", OPTIONS, "")).to.match(/--payments N +how many\n +--quiet +no progress/);
  });

  for (const args of [["--fast"], ["--payments"], ["stray"], ["--quiet=1"]]) {
    it(`are refused when they are ${args.join(" ")}`, () => {
      const fault = faultOf(() => parseOptions(OPTIONS, args, "npm run x --"));
      expectFault(fault, "BAD_USAGE", /./);
      expect((fault as JiaoziError).nextStep).to.equal("See npm run x -- --help.");
    });
  }

  for (const text of ["many", "-1", "1.5", "0", "11", "", "1e1"]) {
    it(`take a whole number in its bounds, not "${text}"`, () => {
      expectFault(
        faultOf(() => wholeNumber({ payments: text }, "payments", 1, 10)),
        "BAD_USAGE",
        /from 1 to 10/,
      );
    });
  }

  it("take the bounds themselves", () => {
    expect(["1", "10"].map((text) => wholeNumber({ payments: text }, "payments", 1, 10))).to.deep.equal([
      1, 10,
    ]);
    expect(wholeNumber({}, "payments", 1, 10)).to.equal(undefined);
  });
});

describe("the scenario that the command line asks for", () => {
  it("is the sample day when nothing is said", async () => {
    expect((await scenarioFrom({})).folder).to.match(/sample-day$/);
  });

  it("isn't both given and generated", async () => {
    const fault = await scenarioFrom({ scenario: "x", seed: "y" }).catch((cause: unknown) => cause);
    expectFault(fault, "BAD_USAGE", /--scenario takes a day as it is/);
  });

  it("has to be there", async () => {
    const fault = await scenarioFrom({ scenario: join("no", "such") }).catch((cause: unknown) => cause);
    expectFault(fault, "BAD_FILE", /no.such/);
  });
});
