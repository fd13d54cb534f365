import {
  DELIVERIES,
  type Delivery,
  TRADE_STATES,
  type TradeState,
} from "../../../src/catalogue/tradeStates.ts";
import type { SecuredTrades } from "../../../types/ethers-contracts/contracts/yuan/escrow/SecuredTrades.ts";
import { SecuredTrades__factory } from "../../../types/ethers-contracts/factories/contracts/yuan/escrow/SecuredTrades__factory.ts";
import type { Node } from "../chain/node.ts";

/** A secured trade as the chain has it, with all that silence has decided by now. */
export interface Trade {
  readonly tradeId: string;
  readonly buyer: string;
  readonly seller: string;
  readonly amountFen: bigint;
  readonly state: TradeState;
  readonly delivery: Delivery;
  readonly shipped: boolean;
  /** Whether the claim is for a refund against the goods. */
  readonly against: boolean;
  readonly extended: boolean;
  readonly claims: number;
  readonly claimFen: bigint;
  /** Of a decided trade: what the buyer got back. */
  readonly buyerFen: bigint;
  /** First second, by the chain's clock, in which silence decides; 0 when all is decided. */
  readonly deadlineSeconds: number;
}

export function tradesOn({ book, provider }: Node): SecuredTrades {
  return SecuredTrades__factory.connect(book.contracts.SecuredTrades, provider);
}

/** The account's trades as buyer or seller, newest first. Anybody may name anybody as seller: see `Trade.state`. */
export async function tradesOf(node: Node, account: string): Promise<readonly Trade[]> {
  const contract = tradesOn(node);
  const { TradeCreated } = contract.filters;
  const [bought, sold] = await Promise.all([
    contract.queryFilter(TradeCreated(undefined, account), 0),
    contract.queryFilter(TradeCreated(undefined, undefined, account), 0),
  ]);
  const created = [...bought, ...sold].sort((a, b) => b.blockNumber - a.blockNumber || b.index - a.index);
  return Promise.all(created.map(({ args }) => readTrade(contract, args.tradeId)));
}

async function readTrade(contract: SecuredTrades, tradeId: string): Promise<Trade> {
  const trade = await contract.tradeOf(tradeId);
  return {
    tradeId,
    buyer: trade.buyer,
    seller: trade.seller,
    amountFen: trade.amountFen,
    state: TRADE_STATES[Number(trade.state)] ?? "UNKNOWN",
    delivery: DELIVERIES[Number(trade.delivery)] ?? "EXPRESS",
    shipped: trade.shipped,
    against: trade.against,
    extended: trade.extended,
    claims: Number(trade.claims),
    claimFen: trade.claimFen,
    buyerFen: trade.buyerFen,
    deadlineSeconds: Number(trade.deadline),
  };
}
