import { formatChinaTime } from "../chinaTime.ts";
import { JiaoziError } from "../../catalogue/errors.ts";
import { signerOf } from "../signatures.ts";
import type { Hours } from "./hours.ts";
import type { GivenOrder, SettlementBanks } from "./orders.ts";
import { readOrderLines } from "./readPayments.ts";
import { type InterbankTerms, orderDigest } from "./statements.ts";

/**
 * Verifies every signature of a file against the terms of the run, before anything of it is settled. Throws
 * `INVALID_SIGNATURE` with file, line and field at the first that isn't the payer's.
 */
export async function checkSignatures(
  file: string,
  banks: SettlementBanks,
  hours: Hours,
  terms: InterbankTerms,
): Promise<void> {
  for await (const { line, order } of readOrderLines(file, banks, hours)) {
    if (order.signature === undefined || isPayers(order, order.signature, terms)) continue;
    const message = `${file}, line ${line}, signature: isn't that of ${order.payer} over this order.`;
    const place = { file, line, field: "signature", address: terms.addressOf(order.payer) };
    throw new JiaoziError("INVALID_SIGNATURE", message, whatToSign(terms), place);
  }
}

function isPayers(order: GivenOrder, signature: string, terms: InterbankTerms): boolean {
  return signerOf(orderDigest(order, terms), signature) === terms.addressOf(order.payer);
}

function whatToSign({ domain, validUntilSeconds }: InterbankTerms): string {
  const until = `${formatChinaTime(validUntilSeconds)} (${validUntilSeconds})`;
  const { verifyingContract, chainId } = domain;
  return `Sign it for contract ${String(verifyingContract)} on chain ${String(chainId)}, valid until ${until}.`;
}
