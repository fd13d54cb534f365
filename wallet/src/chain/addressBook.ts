import { isAddress } from "ethers";

import type { AddressBook } from "../../../deploy/addressBook.ts";
import { SituationError } from "../../../src/catalogue/decodeError.ts";

const CONTRACTS = ["WalletYuan", "CentralBank", "WalletTiers", "SecuredTrades"] as const;

/** Fetches the generated address book that is served beside the page. */
export async function fetchAddressBook(): Promise<AddressBook> {
  const response = await fetch("./address-book.json", { cache: "no-store" }).catch(() => undefined);
  if (!response?.ok) throw new SituationError("NO_ADDRESS_BOOK");
  // a static server may answer with its start page instead of 404
  const book: unknown = await response.json().catch(() => undefined);
  if (book === undefined) throw new SituationError("NO_ADDRESS_BOOK");
  return checked(book);
}

function checked(value: unknown): AddressBook {
  const book = value as AddressBook;
  const problem = problemOf(book);
  if (problem) throw new SituationError("BAD_ADDRESS_BOOK", { problem });
  return book;
}

function problemOf(book: Partial<AddressBook> | null): string | undefined {
  if (book?.version !== 1) return "version";
  if (!Number.isSafeInteger(book.chainId)) return "chainId";
  if (!/^https?:\/\//.test(book.rpcUrl ?? "")) return "rpcUrl";
  const missing = CONTRACTS.find((name) => !isAddress(book.contracts?.[name]));
  if (missing) return `contracts.${missing}`;
  if (typeof book.institutions !== "object") return "institutions";
  return undefined;
}

/** A name for the parties of the address book; undefined for people. */
export function nameOf(book: AddressBook, address: string): string | undefined {
  const wanted = address.toLowerCase();
  const named = Object.entries({ ...book.institutions, ...book.banks, ...namesOfContracts(book) });
  return named.find(([known]) => known.toLowerCase() === wanted)?.[1];
}

function namesOfContracts(book: AddressBook): Record<string, string> {
  return Object.fromEntries(Object.entries(book.contracts).map(([name, address]) => [address, name]));
}
