import { getAddress } from "ethers";

import type { LibraCurrency } from "../../../deploy/currencies.ts";
import type { LibraSystem, Trio } from "../libra/libraSystem.ts";
import { EventTail } from "../reading/EventTail.ts";
import type { Reader } from "../reading/useReading.ts";

/** What a dealer asked treasury compliance for, and isn't decided. */
export interface OpenRequest {
  readonly kind: "mint" | "preburn";
  readonly requestId: string;
  readonly dealer: string;
  readonly amountInMicro: bigint;
  readonly approvals: number;
}

export interface DealerFigures {
  readonly address: string;
  /** What may be minted in a day, by how many approvals: one, two, three, four. */
  readonly tiersInMicro: readonly bigint[];
  readonly windowStartedSeconds: number;
  readonly inflowInMicro: bigint;
}

/** Who waits for fiat from the emergency administrator. */
export interface WaitingHolder {
  readonly number: bigint;
  readonly holder: string;
  readonly openInMicro: bigint;
  readonly readyAtSeconds: number;
}

export interface QueueFigures {
  readonly code: LibraCurrency;
  readonly dealers: readonly DealerFigures[];
  readonly requests: readonly OpenRequest[];
  readonly preburnInMicro: bigint;
  readonly redemptions: readonly WaitingHolder[];
}

const MOST_REDEMPTIONS = 50n;

export function queuesReader({ trios }: LibraSystem): Reader<readonly QueueFigures[]> {
  const readers = trios.map(queueReader);
  return (block) => Promise.all(readers.map((read) => read(block)));
}

export function queueReader({ code, treasury, redemption }: Trio): Reader<QueueFigures> {
  const provider = treasury.runner?.provider as ConstructorParameters<typeof EventTail>[0];
  const tailOf = (event: "MintRequested" | "Preburned" | "DealerDesignated") =>
    new EventTail(provider, String(treasury.target), [treasury.interface.getEvent(event).topicHash]);
  const [mints, preburns, designations] = [
    tailOf("MintRequested"),
    tailOf("Preburned"),
    tailOf("DealerDesignated"),
  ];
  return async (blockTag) => {
    const at = { blockTag };
    const ids = async (tail: EventTail) => (await tail.upTo(blockTag)).map(({ topics }) => String(topics[1]));
    const dealers = (await designations.upTo(blockTag)).map(({ topics }) =>
      getAddress(`0x${String(topics[1]).slice(26)}`),
    );
    const [requests, preburnInMicro, redemptions, figures] = await Promise.all([
      openRequests(treasury, { mint: await ids(mints), preburn: await ids(preburns) }, blockTag),
      treasury.preburnValue(at),
      waitingHolders(redemption, blockTag),
      Promise.all(dealers.map((dealer) => dealerFigures(treasury, dealer, blockTag))),
    ]);
    return { code, dealers: figures, requests, preburnInMicro, redemptions };
  };
}

async function openRequests(
  treasury: Trio["treasury"],
  ids: Readonly<Record<OpenRequest["kind"], readonly string[]>>,
  blockTag: number,
): Promise<OpenRequest[]> {
  const at = { blockTag };
  const mints = ids.mint.map(async (requestId): Promise<OpenRequest> => {
    const [dealer, amountInMicro] = await treasury.mintRequest(requestId, at);
    const approvals = amountInMicro === 0n ? 0 : (await treasury.approversOf(requestId, at)).length;
    return { kind: "mint", requestId, dealer, amountInMicro, approvals };
  });
  const preburns = ids.preburn.map(async (requestId): Promise<OpenRequest> => {
    const [dealer, amountInMicro] = await treasury.preburnRequest(requestId, at);
    return { kind: "preburn", requestId, dealer, amountInMicro, approvals: 0 };
  });
  const all = await Promise.all([...mints, ...preburns]);
  return all.filter(({ amountInMicro }) => amountInMicro > 0n);
}

async function dealerFigures(
  treasury: Trio["treasury"],
  dealer: string,
  blockTag: number,
): Promise<DealerFigures> {
  const [tiers, [startedAt, inflowInMicro]] = await Promise.all([
    treasury.tiersOf(dealer, { blockTag }),
    treasury.windowOf(dealer, { blockTag }),
  ]);
  return {
    address: dealer,
    tiersInMicro: [...tiers],
    windowStartedSeconds: Number(startedAt),
    inflowInMicro,
  };
}

async function waitingHolders(redemption: Trio["redemption"], blockTag: number): Promise<WaitingHolder[]> {
  const at = { blockTag };
  const [first] = await redemption.queue(at);
  const numbers = await redemption.openRequests(first, MOST_REDEMPTIONS, at);
  return Promise.all(
    numbers.map(async (number) => {
      const [holder, openInMicro, readyAt] = await redemption.requestAt(number, at);
      return { number, holder, openInMicro, readyAtSeconds: Number(readyAt) };
    }),
  );
}
