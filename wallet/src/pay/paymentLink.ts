import { parseUnits } from "ethers";

import type { AddressBook } from "../../../deploy/addressBook.ts";
import { SituationError } from "../../../src/catalogue/decodeError.ts";
import { parseAddress } from "./recipient.ts";

/** What a code or a link asks for. Whoever made it may have lied: nothing is paid before the person has seen it. */
export interface AskedPayment {
  readonly payee: string;
  readonly amountFen: bigint | undefined;
  /** The payee's code without an amount, as it hangs in a shop: tiers limit what is paid by it (class D). */
  readonly isStaticQr: boolean;
}

/** EIP-681: asks for a transfer of wallet yuan to the payee; any wallet that knows EIP-681 can read it. */
export function paymentLink(book: AddressBook, payee: string, amountFen?: bigint): string {
  const target = `ethereum:${book.contracts.WalletYuan}@${book.chainId}/transfer?address=${payee}`;
  return amountFen === undefined ? target : `${target}&uint256=${amountFen}`;
}

const TRANSFER = /^ethereum:(?:pay-)?(0x[0-9a-f]{40})(?:@(\d+))?\/transfer\?(.*)$/i;

/** Reads a scanned or pasted EIP-681 link, or an address alone. Throws a `SituationError` that says what is wrong. */
export function readPaymentLink(scanned: string, book: AddressBook): AskedPayment {
  const text = scanned.trim();
  if (!/^ethereum:/i.test(text)) {
    return { payee: parseAddress(text), amountFen: undefined, isStaticQr: false };
  }
  const [, token, chainId, query] = TRANSFER.exec(text) ?? [];
  if (token === undefined) throw new SituationError("LINK_UNREADABLE");
  if (parseAddress(token) !== parseAddress(book.contracts.WalletYuan)) {
    throw new SituationError("LINK_OTHER_TOKEN");
  }
  // without a chain EIP-681 means the one that the wallet is on
  if (chainId !== undefined && chainId !== String(book.chainId)) throw new SituationError("LINK_OTHER_CHAIN");
  const words = new URLSearchParams(query);
  const amount = words.get("uint256");
  return {
    payee: parseAddress(words.get("address") ?? ""),
    amountFen: amount === null ? undefined : wholeNumber(amount),
    isStaticQr: amount === null,
  };
}

const LARGEST = 2n ** 96n;

/** EIP-681 numbers: digits, perhaps with a decimal point and an exponent of ten. */
function wholeNumber(text: string): bigint {
  const [, digits, exponent = "0"] = /^(\d{1,40}(?:\.\d{1,40})?)(?:e(\d{1,2}))?$/i.exec(text) ?? [];
  if (digits === undefined) throw new SituationError("LINK_UNREADABLE");
  let amount: bigint;
  try {
    amount = parseUnits(digits, Number(exponent));
  } catch {
    throw new SituationError("LINK_UNREADABLE"); // a fraction of a fen
  }
  if (amount === 0n || amount >= LARGEST) throw new SituationError("LINK_UNREADABLE");
  return amount;
}
