import { HDNodeWallet, Wallet, getAddress, id as keccakOfText } from "ethers";

/** Nobody's phrase; its accounts hold no native coin on this chain. */
export const PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow";

/** Places of the phrase's accounts, in the order of the wallet. */
export const ACCOUNTS = [
  ...(["alice", "bob", "stranger", "newcomer", "shopper", "seller"] as const),
  ...(["officer", "trader"] as const),
] as const;

export interface People {
  /** At Alipay, and at Tenpay. */
  readonly alice: string;
  readonly bob: string;
  /** Has no wallet, and gets none. */
  readonly stranger: string;
  /** Has no wallet yet. */
  readonly newcomer: string;
  /** At Alipay, and at Tenpay, for secured purchases. */
  readonly shopper: string;
  readonly seller: string;
  /** Has roles where Libra is tried, and there nothing else. */
  readonly officer: string;
  /** Has no wallet, until it holds coins. */
  readonly trader: string;
  /** At Alipay, and frozen. */
  readonly frozen: string;
  /** At Tenpay: begins and ends as bob's address does. */
  readonly lookAlike: string;
}

export const FROZEN = new Wallet(keccakOfText("frozen")).address;

export function peopleOfThisTest(): People {
  const [alice, bob, stranger, newcomer, shopper, seller, officer, trader] = ACCOUNTS.map(
    (_, index) => HDNodeWallet.fromPhrase(PHRASE, "", `m/44'/60'/0'/0/${index}`).address,
  ) as [string, string, string, string, string, string, string, string];
  const lookAlike = getAddress(`${bob.slice(0, 6)}${"0".repeat(32)}${bob.slice(-4)}`.toLowerCase());
  return { alice, bob, stranger, newcomer, shopper, seller, officer, trader, frozen: FROZEN, lookAlike };
}
