import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";
import { zeroPadValue } from "ethers";

import {
  type AddressBook,
  addressBookOf,
  libraBookOf,
  readAddressBook,
  writeAddressBook,
} from "../../deploy/addressBook.ts";
import { loadParameters } from "../../deploy/parameters.ts";
import { JiaoziError } from "../../src/catalogue/errors.ts";

const at = (number: number) => zeroPadValue(`0x${number.toString(16).padStart(2, "0")}`, 20);
const trio = (number: number) => ({
  coin: at(number),
  treasury: at(number + 1),
  reserve: at(number + 2),
  redemption: at(number + 3),
});

describe("the address book", () => {
  let folder: string;
  let file: string;
  let book: AddressBook;

  before(async () => {
    const parameters = await loadParameters("localhost");
    const libra = {
      ...{ authority: at(1), council: at(2), timelock: at(3), validators: at(4), registry: at(8) },
      ...{ participants: at(60), rules: at(61), recovery: at(62) },
      composite: { coin: at(50), vault: at(51) },
      currencies: { USD: trio(10), EUR: trio(20), GBP: trio(30), SGD: trio(40) },
    };
    book = addressBookOf(
      {
        ...{ chainId: parameters.chainId, authority: at(5) },
        ...{ centralBank: at(6), walletYuan: at(7), securedTrades: at(9) },
        ...{ walletTiers: at(63), walletKeeping: at(64), supervision: at(65), settlement: at(66) },
        ...{
          eCny: at(67),
          eCnyTiers: at(68),
          eCnySupervision: at(69),
          eCnyKeeping: at(72),
          statistics: at(70),
          windDown: at(71),
        },
      },
      { chainName: "local", rpcUrl: "http://127.0.0.1:1" },
      undefined,
      libraBookOf(libra, parameters.libra),
    );
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "jiaozi-"));
    file = join(folder, "address-book.json");
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("is read as it was written, with both currencies or the yuan alone", async () => {
    await writeAddressBook(book, file);
    expect(await readAddressBook(file)).to.deep.equal(book);
    expect(book.libra?.currencies.GBP.treasury).to.equal(at(31));
    const yuanAlone = { ...book, libra: undefined };
    await writeAddressBook(yuanAlone, file);
    expect((await readAddressBook(file)).libra).to.equal(undefined);
  });

  const faults: [what: string, change: (text: string) => string, code: string, field: string][] = [
    ["isn't JSON", () => "{", "BAD_FILE", ""],
    ["is of another version", (text) => text.replace('"version": 1', '"version": 2'), "BAD_FILE", "version"],
    [
      "has no address where one belongs",
      (text) => text.replace(at(31), "0x31"),
      "BAD_FILE",
      "libra.currencies.GBP.treasury",
    ],
    ["has more than it should", (text) => text.replace("{", '{ "more": 1,'), "BAD_FILE", ""],
  ];
  for (const [what, change, code, field] of faults) {
    it(`is refused when it ${what}`, async () => {
      await writeAddressBook(book, file);
      await writeFile(file, change(await readFile(file, "utf8")));
      const fault = await readAddressBook(file).catch((cause: unknown) => cause);
      expect(fault).to.be.instanceOf(JiaoziError);
      expect(fault).to.include({ code });
      expect((fault as JiaoziError).place).to.deep.equal({ file, field });
    });
  }

  it("is said to be missing when nothing was deployed", async () => {
    const fault = await readAddressBook(file).catch((cause: unknown) => cause);
    expect(fault).to.include({ code: "NOT_DEPLOYED", exitCode: 3 });
  });
});
