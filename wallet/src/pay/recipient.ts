import { ZeroAddress, getAddress } from "ethers";

import type { AddressBook } from "../../../deploy/addressBook.ts";
import { SituationError } from "../../../src/catalogue/decodeError.ts";
import { nameOf } from "../chain/addressBook.ts";

/** An address as pasted → checksummed. Throws a `SituationError` that says what is wrong. */
export function parseAddress(text: string): string {
  const pasted = text.trim();
  if (pasted === "") throw new SituationError("ADDRESS_MISSING");
  // ethers would also take ICAP and addresses without 0x; a person who pastes those is mistaken
  if (!/^0x[0-9a-f]{40}$/i.test(pasted)) throw new SituationError("ADDRESS_INVALID");
  try {
    return getAddress(pasted);
  } catch {
    throw new SituationError("ADDRESS_INVALID");
  }
}

/** The address of somebody else's wallet. */
export function parseRecipient(text: string, payer: string, book: AddressBook): string {
  const payee = parseAddress(text);
  if (payee === ZeroAddress) throw new SituationError("ADDRESS_INVALID");
  if (payee === payer) throw new SituationError("ADDRESS_IS_SELF");
  if (nameOf(book, payee) !== undefined) throw new SituationError("ADDRESS_IS_SYSTEM");
  return payee;
}
