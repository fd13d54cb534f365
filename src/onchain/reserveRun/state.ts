import { IRedemption__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/IRedemption__factory.ts";
import { IReserve__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/IReserve__factory.ts";
import { ITreasury__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/ITreasury__factory.ts";
import { LibraCoin__factory } from "../../../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import { DEALER } from "../../scenario/claims.ts";
import type { Micro } from "../../scenario/libra/convert.ts";
import type { ParticipantId } from "../../scenario/participants.ts";
import type { RunState } from "../../scenario/reserveRun/rail.ts";
import type { ReserveRunContext } from "./context.ts";

/** What the contracts hold, and what their events say was paid. */
export async function runState(context: ReserveRunContext): Promise<RunState> {
  const { provider, coin, redemption, reserve, day, terms } = context;
  const token = LibraCoin__factory.connect(coin, provider);
  const holders = [...day.holders.keys(), DEALER];
  const coins = await Promise.all(
    holders.map(async (id) => [id, await token.balanceOf(terms.addressOf(id))] as const),
  );
  return {
    coins: new Map(coins),
    queued: await token.balanceOf(redemption),
    supply: await token.totalSupply(),
    reserve: await IReserve__factory.connect(reserve, provider).effectiveReserve(),
    paid: await paidOf(context, holders),
  };
}

async function paidOf(
  { provider, redemption, treasury, terms }: ReserveRunContext,
  holders: readonly ParticipantId[],
): Promise<ReadonlyMap<ParticipantId, Micro>> {
  const queue = IRedemption__factory.connect(redemption, provider);
  const dealers = ITreasury__factory.connect(treasury, provider);
  const redeemed = await queue.queryFilter(queue.filters.Redeemed());
  const burned = await dealers.queryFilter(dealers.filters.Burned());
  const byAddress = new Map<string, Micro>();
  const add = (account: string, amount: Micro) =>
    byAddress.set(account, (byAddress.get(account) ?? 0n) + amount);
  for (const { args } of redeemed) add(args.holder, args.paidInMicro);
  for (const { args } of burned) add(args.dealer, args.paidInMicro);
  return new Map(
    holders.flatMap((id) => {
      const paid = byAddress.get(terms.addressOf(id));
      return paid === undefined ? [] : [[id, paid] as const];
    }),
  );
}
