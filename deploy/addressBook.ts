import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import type { Deployment } from "./deployJiaozi.ts";

/** What the page and other scripts need to find the contracts and to call their owners by name. */
export interface AddressBook {
  readonly version: 1;
  readonly chainId: number;
  readonly chainName: string;
  readonly rpcUrl: string;
  readonly contracts: {
    readonly AccessManager: string;
    readonly CentralBank: string;
    readonly WalletYuan: string;
  };
  /** Name by address. */
  readonly institutions: Readonly<Record<string, string>>;
  /** Name by address. */
  readonly banks: Readonly<Record<string, string>>;
}

export const ADDRESS_BOOK_FILE = fileURLToPath(new URL("address-book.json", import.meta.url));

export interface NamedChain {
  readonly chainName: string;
  readonly rpcUrl: string;
}

export function addressBookOf(
  deployment: Deployment,
  chain: NamedChain,
  names: Pick<AddressBook, "institutions" | "banks"> = { institutions: {}, banks: {} },
): AddressBook {
  return {
    version: 1,
    chainId: deployment.chainId,
    ...chain,
    contracts: {
      AccessManager: deployment.authority,
      CentralBank: deployment.centralBank,
      WalletYuan: deployment.walletYuan,
    },
    ...names,
  };
}

/** The one address book, generated after each deployment; readers take it as it is. */
export async function writeAddressBook(book: AddressBook, file = ADDRESS_BOOK_FILE): Promise<void> {
  await writeFile(file, `${JSON.stringify(book, null, 2)}\n`);
}
