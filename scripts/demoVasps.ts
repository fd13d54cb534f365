import {
  type ContractTransactionResponse,
  type JsonRpcApiProvider,
  type Signer,
  Wallet,
  computeAddress,
  id as keccakOfText,
} from "ethers";

import type { LibraBook, LibraTrio } from "../deploy/addressBook.ts";
import { STATEMENT_TYPES, statementDomain } from "../src/onchain/libra/custodians.ts";
import { demonstrationKey } from "../src/scenario/keys.ts";
import { Currencies__factory } from "../types/ethers-contracts/factories/contracts/libra/currencies/Currencies__factory.ts";
import { LibraCoin__factory } from "../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import { Participants__factory } from "../types/ethers-contracts/factories/contracts/libra/participants/Participants__factory.ts";
import { Reserve__factory } from "../types/ethers-contracts/factories/contracts/libra/Reserve__factory.ts";
import { Treasury__factory } from "../types/ethers-contracts/factories/contracts/libra/Treasury__factory.ts";
import { developmentKeyOf } from "../wallet/gateway/chain/developmentKeys.ts";

/** Two demonstration VASPs, so that the travel rule has two sides; no participant's id has a slash. */
const VASPS = [
  { id: "vasp/a", name: "Demo VASP A" },
  { id: "vasp/b", name: "Demo VASP B" },
] as const;

const COINS_MICRO = 100_000_000_000n;
/** FATF's 1,000 US dollars, since ≋LBR is worth about as much. */
const TRAVEL_RULE_MICRO_LBR = 1_000_000_000n;
const HOLDER_MICRO = 5_000_000_000n;
const DAY_SECONDS = 86_400;
const FREE = { gasPrice: 0n, gasLimit: 3_000_000n } as const;

/** On the development chain, with the deployed Libra system. */
export interface DemoCoins {
  readonly book: LibraBook;
  readonly provider: JsonRpcApiProvider;
  readonly chainId: number;
  readonly keySeed: string;
}

/** Names of the demonstration keys that a gateway needs to act for the VASPs. */
export const VASP_KEY_NAMES = VASPS.flatMap(({ id }) => [id, `${id}/compliance`]);

/** Has the VASPs registered, with every coin accepted, and brings coins to life, which the dealer holds; sets the threshold. */
export async function openDemoVasps(demo: DemoCoins): Promise<void> {
  const { book, provider, keySeed } = demo;
  const registry = Participants__factory.connect(
    book.contracts.Participants,
    authority(demo, book.roles.licensing),
  );
  const { timestamp } = await provider.getBlock("latest").then((block) => block ?? { timestamp: 0 });
  for (const { id, name } of VASPS) {
    const operator = new Wallet(demonstrationKey(keySeed, id).privateKey, provider);
    const terms = {
      humanName: name,
      baseUrl: "http://localhost:5173/api/coins/attestations",
      complianceKey: computeAddress(demonstrationKey(keySeed, `${id}/compliance`).publicKey),
      expiresAt: timestamp + 5 * 365 * DAY_SECONDS,
    };
    await done(registry.registerParentVasp(operator.address, terms, FREE));
    for (const coin of coinsOf(book))
      await done(LibraCoin__factory.connect(coin, operator).acceptCurrency(FREE));
  }
  for (const trio of Object.values(book.currencies)) await issue(demo, trio);
  const currencies = Currencies__factory.connect(
    book.contracts.Currencies,
    authority(demo, book.roles.treasuryCompliance),
  );
  await done(currencies.setThreshold(TRAVEL_RULE_MICRO_LBR, FREE));
}

/** Registers accounts under the VASPs in turn, and has the dealer pay each of them coins of every currency. */
export async function giveCoins(demo: DemoCoins, accounts: readonly string[]): Promise<void> {
  const { book, provider, keySeed } = demo;
  const dealer = authority(demo, book.dealer);
  for (const [place, account] of accounts.entries()) {
    const { id } = VASPS[place % VASPS.length] as (typeof VASPS)[number];
    const operator = new Wallet(demonstrationKey(keySeed, id).privateKey, provider);
    const registry = Participants__factory.connect(book.contracts.Participants, operator);
    await done(registry.registerChildren([account], FREE));
    for (const coin of coinsOf(book)) {
      await done(LibraCoin__factory.connect(coin, operator).openWallets([account], FREE));
    }
    for (const { coin } of Object.values(book.currencies)) {
      await done(LibraCoin__factory.connect(coin, dealer).transfer(account, HOLDER_MICRO, FREE));
    }
  }
}

function coinsOf({ currencies, composite }: LibraBook): string[] {
  return [...Object.values(currencies).map(({ coin }) => coin), composite.coin];
}

/** The dealer's request, a statement of the custodians that carries it, and treasury compliance's approval. */
async function issue(demo: DemoCoins, { coin, reserve, treasury }: LibraTrio): Promise<void> {
  const { book, provider } = demo;
  const asOf = (await provider.getBlock("latest"))?.timestamp ?? 0;
  const statement = {
    ...{ coin, asOf, interestInMicro: 0n, statementId: keccakOfText(`${coin} as of ${asOf}`) },
    holdings: holdingsOf(book.custodians, asOf),
  };
  const domain = statementDomain({ chainId: demo.chainId, reserve });
  const custodians = [...book.custodians].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
  const signatures = await Promise.all(
    custodians.map(async (custodian) => {
      return {
        custodian,
        signature: await authority(demo, custodian).signTypedData(domain, STATEMENT_TYPES, statement),
      };
    }),
  );
  const dealer = authority(demo, book.dealer);
  await done(Reserve__factory.connect(reserve, dealer).attest(statement, signatures, FREE));
  const requestId = keccakOfText(`demonstration coins of ${coin}`);
  await done(Treasury__factory.connect(treasury, dealer).requestMint(requestId, COINS_MICRO, FREE));
  const compliance = Treasury__factory.connect(treasury, authority(demo, book.roles.treasuryCompliance));
  await done(compliance.approveMint(requestId, FREE));
}

/** 80 % and more in short securities, half at most at one custodian, two per cent and more beyond the coins. */
function holdingsOf(custodians: readonly string[], asOf: number) {
  const ascending = [...custodians].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
  const percent = [45n, 45n, 15n];
  return ascending.slice(0, percent.length).map((custodian, place) => {
    const isCash = place === 2;
    return {
      custodian,
      maturesAt: isCash ? 0 : asOf + 60 * DAY_SECONDS,
      rating: isCash ? 0 : 1,
      amountInMicro: (COINS_MICRO * (percent[place] ?? 0n)) / 100n,
    };
  });
}

function authority({ provider }: DemoCoins, account: string): Signer {
  const key = developmentKeyOf(account);
  if (key === undefined) throw new Error(`${account} has no development key`);
  return new Wallet(key, provider);
}

async function done(sent: Promise<ContractTransactionResponse>): Promise<void> {
  await (await sent).wait();
}
