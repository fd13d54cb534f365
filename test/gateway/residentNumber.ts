import { expect } from "chai";

import { ageOn, checkCharacterOf, residentNumberOf } from "../../wallet/gateway/identity/residentNumber.ts";

describe("resident identity numbers (GB 11643)", () => {
  it("takes the standard's own examples, with a small x as well", () => {
    expect(residentNumberOf("11010519491231002X")?.bornOn).to.equal(19_491_231);
    expect(residentNumberOf("11010519491231002x")?.text).to.equal("11010519491231002X");
    expect(residentNumberOf("440524188001010014")).to.equal(
      undefined,
      "before 1900: nobody of that age opens a wallet",
    );
  });

  it("refuses every single wrong digit of the check character, wrong dates, regions and sequences", () => {
    const digits = "11010519491231002";
    for (const last of "0123456789") expect(residentNumberOf(digits + last), last).to.equal(undefined);
    const withCheck = (text: string) => text + checkCharacterOf(text);
    for (const text of ["11010519490230002", "11010519491331002", "99010519491231002", "11010519491231000"]) {
      expect(residentNumberOf(withCheck(text)), text).to.equal(undefined);
    }
    for (const text of ["", "11010519491231002", "110105194912310021X", "1101051949123100２X"]) {
      expect(residentNumberOf(text), text).to.equal(undefined);
    }
  });

  it("notices any one digit changed and any two neighbours swapped", () => {
    const number = "11010519491231002X";
    for (let place = 0; place < 17; place++) {
      const changed =
        number.slice(0, place) + String((Number(number[place]) + 1) % 10) + number.slice(place + 1);
      expect(residentNumberOf(changed), changed).to.equal(undefined);
      const [one = "", two = ""] = [number[place], number[place + 1]];
      if (one === two || two === "X") continue;
      const swapped = number.slice(0, place) + two + one + number.slice(place + 2);
      expect(residentNumberOf(swapped), swapped).to.equal(undefined);
    }
  });

  it("counts whole years", () => {
    const person = { text: "", bornOn: 20_101_123 };
    expect(ageOn(person, new Date("2026-11-22T23:59:59Z"))).to.equal(15);
    expect(ageOn(person, new Date("2026-11-23T00:00:00Z"))).to.equal(16);
  });
});
