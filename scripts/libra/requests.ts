import { ITreasury__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/ITreasury__factory.ts";
import type { Answer } from "./action.ts";
import type { Desk } from "./desk.ts";
import { coins } from "./values.ts";

interface OpenRequest {
  readonly kind: "mint" | "preburn";
  readonly request: string;
  readonly dealer: string;
  readonly amountInMicro: string;
}

/** The mints and preburns that wait for a decision, oldest first in each kind. */
export async function openRequests(desk: Desk, isWanted: (dealer: string) => boolean): Promise<Answer> {
  const treasury = ITreasury__factory.connect(desk.trio.treasury, desk.provider);
  const [mints, preburns] = await Promise.all([
    treasury.queryFilter(treasury.filters.MintRequested()),
    treasury.queryFilter(treasury.filters.Preburned()),
  ]);
  const open: OpenRequest[] = [];
  for (const { args } of mints) {
    const { openInMicro } = await treasury.mintRequest(args.requestId);
    push(open, "mint", args, openInMicro);
  }
  for (const { args } of preburns) {
    const { openInMicro } = await treasury.preburnRequest(args.requestId);
    push(open, "preburn", args, openInMicro);
  }
  const wanted = open.filter(({ dealer }) => isWanted(dealer));
  const lines = wanted.map(
    ({ kind, request, dealer, amountInMicro }) =>
      `${kind.padEnd(8)}${request}  ${coins(amountInMicro, desk.currency)}  ${desk.nameOf(dealer) ?? dealer}`,
  );
  return {
    lines: lines.length === 0 ? ["Nothing waits for a decision."] : lines,
    json: { version: 1, currency: desk.currency, requests: wanted },
  };
}

function push(
  open: OpenRequest[],
  kind: OpenRequest["kind"],
  { requestId, dealer }: { requestId: string; dealer: string },
  openInMicro: bigint,
): void {
  if (openInMicro === 0n) return;
  open.push({ kind, request: requestId, dealer, amountInMicro: String(openInMicro) });
}
