import type { LibraBook } from "../../../deploy/addressBook.ts";
import type { Language } from "../../../src/catalogue/format.ts";

const WORDS = {
  en: {
    part: (code: string, part: string) => `≋${code}'s ${part}`,
    vault: "≋LBR's vault",
    custodian: (n: number) => `Custodian ${n}`,
    dealer: "Designated dealer",
    guardian: "Guardian",
  },
  zh: {
    part: (code: string, part: string) => `≋${code} 的${PARTS_ZH[part] ?? part}`,
    vault: "≋LBR 的金库",
    custodian: (n: number) => `托管行 ${n}`,
    dealer: "指定交易商",
    guardian: "监护人",
  },
} as const;

const PARTS_ZH: Readonly<Record<string, string>> = {
  coin: "币合约",
  treasury: "国库",
  reserve: "储备",
  redemption: "赎回队列",
};

/** The name that the address book gives to an account or a contract of the Libra system. */
export function libraNameOf(book: LibraBook, address: string, language: Language): string | undefined {
  const words = WORDS[language];
  const wanted = address.toLowerCase();
  const named: [address: string, name: string][] = [
    ...Object.entries(book.contracts).map(([name, at]): [string, string] => [at, name]),
    ...Object.entries(book.currencies).flatMap(([code, trio]) =>
      Object.entries(trio).map(([part, at]): [string, string] => [at, words.part(code, part)]),
    ),
    [book.composite.coin, "≋LBR"],
    [book.composite.vault, words.vault],
    ...Object.entries(book.members),
    ...book.custodians.map((at, index): [string, string] => [at, words.custodian(index + 1)]),
    [book.dealer, words.dealer],
    [book.guardian, words.guardian],
  ];
  return named.find(([at]) => at.toLowerCase() === wanted)?.[1];
}
