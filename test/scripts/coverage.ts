import { expect } from "chai";

import { readLcov } from "../../scripts/coverage/lcov.ts";
import { countOf, outcomesOf, toLcov, toText } from "../../scripts/coverage/report.ts";
import { syntaxTrees } from "../../scripts/coverage/syntaxTree.ts";
import { watch, watchersOf } from "../../scripts/coverage/watch.ts";

const FILE = "contracts/a/Door.sol";
const SOURCE = `// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

contract Door {
    // ≋ takes three bytes, so that bytes aren't characters
    error Shut(uint256 hour);

    function open(uint256 hour, bool key) external pure returns (bool late) {
        require(hour < 24 && !(key || hour > 8), Shut(hour));
        if (key) return false;
        else late = hour > 20 ? key : !key;
        for (uint256 i = 0; i < hour; ++i) while (late) late = false;
        do { late = true; } while (hour == 99);
        while (true) return f(late && key);
    }

    function f(bool required) private pure returns (bool) {
        return required;
    }
}
`;

const BODY = [
  "        require(watch0(hour < 24) && !(watch1(key) || watch2(hour > 8)), Shut(hour));",
  "        if (watch3(key)) return false;",
  "        else late = watch4(hour > 20) ? key : !key;",
  "        for (uint256 i = 0; watch5(i < hour); ++i) while (watch6(late)) late = false;",
  "        do { late = true; } while (watch7(hour == 99));",
  "        while (true) return f(watch8(late) && watch9(key));",
];

function lines(text: string | undefined): string[] {
  return (text ?? "").split("\n");
}

describe("branches of contracts", () => {
  const { sources, conditions } = watch(new Map([[FILE, SOURCE]]));
  const watchers = lines(sources.get(watchersOf(FILE)));

  it("are each condition of require, if, loops and ?:, taken apart at && and ||", () => {
    expect(lines(sources.get(FILE)).slice(8, 14)).to.deep.equal(BODY);
    expect(conditions.map(({ line }) => line)).to.deep.equal([9, 9, 9, 10, 11, 12, 12, 13, 14, 14]);
    expect(conditions[2]?.text).to.equal("hour > 8");
  });

  it("leave every line where it was, and the source one that the compiler reads", () => {
    const names = conditions.map((_, number) => `watch${number}`).join(", ");
    const first = `pragma solidity ^0.8.28; import {${names}} from "./Door.watchers.sol";`;
    expect(lines(sources.get(FILE))[1]).to.equal(first);
    const unwatched = lines(sources.get(FILE)).map((line, at) =>
      at === 1 || (at > 7 && at < 14) ? "" : line,
    );
    expect(unwatched).to.deep.equal(
      lines(SOURCE).map((line, at) => (at === 1 || (at > 7 && at < 14) ? "" : line)),
    );
    expect(() => syntaxTrees(sources)).not.to.throw();
  });

  it("have a statement for each outcome, on a line of its own", () => {
    for (const { lineIfTrue, lineIfFalse } of conditions) {
      expect(watchers[lineIfTrue - 1]).to.equal("        return true;");
      expect(watchers[lineIfFalse - 1]).to.equal("        return false;");
    }
  });

  it("leave a source without conditions alone", () => {
    const plain = `pragma solidity ^0.8.28;\ncontract Wall {}\n`;
    expect([...watch(new Map([["Wall.sol", plain]])).sources]).to.deep.equal([["Wall.sol", plain]]);
  });

  it("nest where conditions do", () => {
    const nested = `pragma solidity ^0.8.28;\nfunction g(bool a, bool b) pure { require(a ? b : a); }\n`;
    const { sources: watched } = watch(new Map([["G.sol", nested]]));
    expect(lines(watched.get("G.sol"))[1]).to.contain("require(watch0(watch1(a) ? b : a));");
  });

  it("refuse a source that the compiler can't read, in its words", () => {
    expect(() => watch(new Map([["Bad.sol", "contract {"]]))).to.throw("Expected identifier");
  });
});

describe("the coverage report", () => {
  const { conditions } = watch(new Map([[FILE, SOURCE]]));
  const [first, second] = conditions;
  const seen = [first?.lineIfTrue, first?.lineIfFalse, second?.lineIfFalse];
  const counted = readLcov(
    `TN:\nSF:${FILE}\nDA:9,3\nDA:10,0\nLH:1\nLF:2\nend_of_record\n` +
      `SF:${watchersOf(FILE)}\n${seen.map((line) => `DA:${line},1\n`).join("")}end_of_record\n`,
  );
  const outcomes = outcomesOf(conditions, counted);
  const ofContracts = new Map([...counted].filter(([file]) => file === FILE));

  it("names each outcome that was never seen, by file and line", () => {
    const text = toText(ofContracts, outcomes);
    expect(countOf(outcomes.map(({ times }) => times))).to.deep.equal({ found: 20, hit: 3 });
    expect(text).to.contain(`${FILE}:9 key → never true\n`);
    expect(text).not.to.contain(`${FILE}:9 key → never false`);
    expect(text).to.match(/Door\.sol +1\/2 +50\.0 +3\/20 +15\.0\n/);
  });

  it("writes lines and branches as lcov does, two branches for each condition", () => {
    const [, one, two, three, four] = toLcov(ofContracts, outcomes).split("\n");
    expect([one, two, three, four]).to.deep.equal([
      "BRDA:9,0,0,1",
      "BRDA:9,0,1,1",
      "BRDA:9,1,0,-",
      "BRDA:9,1,1,1",
    ]);
    expect(toLcov(ofContracts, outcomes)).to.contain(
      "BRF:20\nBRH:3\nDA:9,3\nDA:10,0\nLF:2\nLH:1\nend_of_record\n",
    );
  });

  it("fails where nothing was counted", () => {
    expect(() => outcomesOf(conditions, ofContracts)).to.throw("Nothing was counted");
  });
});
