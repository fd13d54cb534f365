import { ZeroAddress } from "ethers";

import { formatAddress } from "../../../src/catalogue/format.ts";
import type { Node } from "../chain/node.ts";

/** Everybody whom the account has paid, from the chain's own events; sums of nothing don't count: anybody can make them. */
export async function paidBefore({ walletYuan }: Node, payer: string): Promise<ReadonlySet<string>> {
  const transfers = await walletYuan.queryFilter(walletYuan.filters.Transfer(payer), 0);
  const payees = transfers.filter(({ args }) => args.value > 0n && args.to !== ZeroAddress);
  return new Set(payees.map(({ args }) => args.to));
}

/** What the page has to say of a payee before anything is signed. */
export type PayeeWarning = { readonly kind: "new" } | { readonly kind: "look-alike"; readonly of: string };

/**
 * An address that reads like another one when it is shortened: the trick of those who hope that somebody copies theirs.
 * @param familiar Addresses that the person may mean: paid before, one's own, the institutions'.
 */
export function warningFor(
  payee: string,
  paid: ReadonlySet<string>,
  familiar: Iterable<string>,
): PayeeWarning | undefined {
  if (paid.has(payee)) return undefined;
  const short = formatAddress(payee).toLowerCase();
  const similar = [...paid, ...familiar].find(
    (known) => known !== payee && formatAddress(known).toLowerCase() === short,
  );
  return similar === undefined ? { kind: "new" } : { kind: "look-alike", of: similar };
}
