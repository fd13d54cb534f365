import { TRADE_STATES, type TradeState } from "../../../src/catalogue/tradeStates.ts";
import { ISecuredTrades__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/ISecuredTrades__factory.ts";
import type { Node } from "../chain/node.ts";
import { EventTail } from "../reading/EventTail.ts";
import type { Reader } from "../reading/useReading.ts";

export interface OpenTrade {
  readonly tradeId: string;
  readonly state: TradeState;
  readonly amountFen: bigint;
  /** Whether the buyer's money is in escrow. */
  readonly isPaid: boolean;
  /** First second in which silence decides. */
  readonly deadlineSeconds: number;
}

export interface TradesFigures {
  readonly open: readonly OpenTrade[];
  /** In escrow for open trades, by the trades. */
  readonly paidFen: bigint;
  /** In escrow by the wallet yuan: the trades' money and shares that wait for who can't receive them. */
  readonly escrowFen: bigint;
}

const OVER: readonly TradeState[] = ["UNKNOWN", "FINISHED", "CLOSED"];

export function tradesReader({ book, provider, walletYuan }: Node): Reader<TradesFigures> {
  const trades = ISecuredTrades__factory.connect(book.contracts.SecuredTrades, provider);
  const topic = trades.interface.getEvent("TradeCreated").topicHash;
  const created = new EventTail(provider, book.contracts.SecuredTrades, [topic]);
  return async (blockTag) => {
    const at = { blockTag };
    const [events, escrowFen] = await Promise.all([
      created.upTo(blockTag),
      walletYuan.balanceOf(book.contracts.SecuredTrades, at),
    ]);
    const all = await Promise.all(
      events.map(async ({ topics }): Promise<OpenTrade> => {
        const tradeId = String(topics[1]);
        const trade = await trades.tradeOf(tradeId, at);
        const state = TRADE_STATES[Number(trade.state)] ?? "UNKNOWN";
        const isPaid = state !== "WAIT_BUYER_PAY" && !OVER.includes(state);
        return {
          tradeId,
          state,
          amountFen: trade.amountFen,
          isPaid,
          deadlineSeconds: Number(trade.deadline),
        };
      }),
    );
    const open = all.filter(({ state }) => !OVER.includes(state));
    const paidFen = open.reduce((sum, { isPaid, amountFen }) => (isPaid ? sum + amountFen : sum), 0n);
    return { open, paidFen, escrowFen };
  };
}
