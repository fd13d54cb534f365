import { type JsonRpcProvider, getAddress, isAddress } from "ethers";

import { type LibraBook, type LibraTrio, readAddressBook } from "../../deploy/addressBook.ts";
import { LIBRA_CURRENCIES, type LibraCurrency } from "../../deploy/currencies.ts";
import { JiaoziError } from "../../src/catalogue/errors.ts";
import { httpNetwork, providerOf, requireChain } from "../chain.ts";
import type { OptionValues } from "../cli/options.ts";

/** Where a role works: a chain, the contracts of one currency and of the association, and who is who. */
export interface Desk {
  readonly network: string;
  readonly chainId: number;
  readonly provider: JsonRpcProvider;
  readonly book: LibraBook;
  readonly currency: LibraCurrency;
  readonly trio: LibraTrio;
  nameOf(address: string): string | undefined;
}

/** Where to look, which a test points elsewhere. */
export interface Surroundings {
  readonly rpcUrlOf: (network: string) => Promise<string>;
  readonly bookFile?: string;
}

export const SURROUNDINGS: Surroundings = { rpcUrlOf: httpNetwork };

/**
 * Opens the desk for `--network` and `--currency`. Throws `NOT_DEPLOYED` where the address book knows no Libra system
 * or the chain doesn't have it, `WRONG_CHAIN` and `CHAIN_UNREACHABLE` as every command does.
 */
export async function openDesk(values: OptionValues, surroundings: Surroundings): Promise<Desk> {
  const network = typeof values["network"] === "string" ? values["network"] : "localhost";
  const currency = currencyOf(values["currency"]);
  const rpcUrl = await surroundings.rpcUrlOf(network);
  const { libra: book, chainId } = await readAddressBook(surroundings.bookFile);
  if (book === undefined) throw notDeployed("The address book knows no Libra system.");
  await requireChain(rpcUrl, chainId);
  const provider = providerOf(rpcUrl, chainId);
  if ((await provider.getCode(book.contracts.Council)) === "0x") {
    provider.destroy();
    throw notDeployed("The chain doesn't have the contracts that the address book names.");
  }
  const names = namesIn(book);
  return {
    ...{ network, chainId, provider, book, currency, trio: book.currencies[currency] },
    nameOf: (address) => names.get(address.toLowerCase()),
  };
}

function notDeployed(what: string): JiaoziError {
  return new JiaoziError(
    "NOT_DEPLOYED",
    what,
    "Deploy first: npm run deploy -- --network NAME, or npm start.",
  );
}

function currencyOf(text: string | boolean | undefined): LibraCurrency {
  if (text === undefined) return "USD";
  const found = LIBRA_CURRENCIES.find((currency) => currency === text);
  if (found !== undefined) return found;
  throw new JiaoziError(
    "BAD_USAGE",
    `--currency is "${String(text)}".`,
    `Use one of ${LIBRA_CURRENCIES.join(", ")}.`,
    { field: "--currency" },
  );
}

function namesIn({
  contracts,
  currencies,
  composite,
  roles,
  members,
  dealer,
  guardian,
  custodians,
}: LibraBook) {
  const names = new Map<string, string>();
  const add = (address: string, name: string) => names.set(address.toLowerCase(), name);
  for (const [name, address] of Object.entries(contracts)) add(address, name);
  for (const [currency, trio] of Object.entries(currencies)) {
    for (const [part, address] of Object.entries(trio)) add(address, `≋${currency}'s ${part}`);
  }
  add(composite.coin, "≋LBR's coin");
  add(composite.vault, "≋LBR's vault");
  for (const [role, address] of Object.entries(roles)) add(address, ROLE_NAMES[role] ?? `the ${role} role`);
  for (const [address, name] of Object.entries(members)) add(address, name);
  for (const [index, address] of custodians.entries()) add(address, `custodian ${index + 1}`);
  add(dealer, "the designated dealer");
  add(guardian, "the guardian");
  return names;
}

const ROLE_NAMES: Readonly<Record<string, string>> = { treasuryCompliance: "treasury compliance" };

/**
 * The account that acts: `--account` as an address, or as a number among the role's own accounts, from 1; without it,
 * the first of them.
 */
export function actorOf(values: OptionValues, own: readonly string[]): string {
  const text = values["account"] ?? "1";
  if (typeof text === "string" && isAddress(text)) return getAddress(text);
  const account = own[Number(text) - 1];
  if (account !== undefined) return getAddress(account);
  throw new JiaoziError(
    "BAD_USAGE",
    `--account is "${String(text)}".`,
    `Give an address, or a number from 1 to ${own.length}.`,
    { field: "--account" },
  );
}
