import { expect } from "chai";
import fc from "fast-check";

import { formatChinaTime, parseChinaTime } from "../../src/scenario/chinaTime.ts";

describe("China Standard Time", () => {
  it("is eight hours ahead of UTC", () => {
    expect(parseChinaTime("1970-01-01T08:00:00+08:00")).to.equal(0);
    expect(parseChinaTime("2019-11-11T00:00:00+08:00")).to.equal(Date.UTC(2019, 10, 10, 16) / 1_000);
  });

  it("refuses other formats, other zones and times that don't exist", () => {
    const bad = [
      "2019-11-11T09:30:00Z",
      "2019-11-11T09:30:00+09:00",
      "2019-11-11T09:30:00",
      "2019-11-11 09:30:00+08:00",
      "2019-11-11T09:30+08:00",
      "2019-11-11T09:30:00.5+08:00",
      "2019-02-30T09:30:00+08:00",
      "2019-11-11T24:00:00+08:00",
      "2019-11-11T09:60:00+08:00",
      "2019-13-01T09:30:00+08:00",
      "1969-12-31T23:59:59+08:00",
      "",
      "noon",
    ];
    for (const text of bad) expect(parseChinaTime(text), text).to.equal(undefined);
  });

  it("reads back every second that it writes", () => {
    const seconds = fc.integer({ min: 0, max: 32_503_651_199 });
    fc.assert(
      fc.property(seconds, (second) => parseChinaTime(formatChinaTime(second)) === second),
      { seed: 20_191_111 },
    );
  });
});
