import { ZeroAddress, id as keccakOfText } from "ethers";

import { ITreasury__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/ITreasury__factory.ts";
import { LibraCoin__factory } from "../../../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import { DEALER } from "../../scenario/claims.ts";
import type { LibraContext } from "./context.ts";
import type { DealerCore } from "./dealerCore.ts";
import { approveMint, attest, burn, burnAgainst, mintAgainst } from "./mint.ts";

/**
 * Brings the dealer's inventory back to its target, as far as its deposit at the custodian bank reaches. `number`
 * names the request to the treasury.
 * @returns Whether there was anything to do.
 */
export async function restoreInventory(
  context: LibraContext,
  core: DealerCore,
  number: number,
): Promise<boolean> {
  const { coin, provider, terms, day, closesAtSeconds } = context;
  const inventory = await LibraCoin__factory.connect(coin, provider).balanceOf(terms.addressOf(DEALER));
  const missing = day.inventoryTarget - inventory;
  const requestId = requestIdOf(number);
  if (missing < 0n) {
    const request = { requestId, amount: -missing, fiatReference: payoutOf(requestId) };
    await burnAgainst(context, request, () => core.payOut(-missing), closesAtSeconds);
    return true;
  }
  const cash = core.dealerDepositAt(day.custodianBank);
  const amount = missing < cash ? missing : cash;
  if (amount === 0n) return false;
  core.payIn(amount);
  await mintAgainst(context, { requestId, amount, reserve: core.reserve }, closesAtSeconds);
  return true;
}

/**
 * Finishes what an earlier process began under this number, however far it came, and books the dollars that it moved:
 * they were in its memory only.
 * @returns Whether there was such a request.
 */
export async function finishEarlier(
  context: LibraContext,
  core: DealerCore,
  number: number,
): Promise<boolean> {
  const treasury = ITreasury__factory.connect(context.treasury, context.provider);
  const requestId = requestIdOf(number);
  const preburn = await treasury.preburnRequest(requestId);
  if (preburn.dealer !== ZeroAddress) {
    const [burned] = await treasury.queryFilter(treasury.filters.Burned(requestId));
    core.payOut(burned?.args.amountInMicro ?? preburn.openInMicro);
    const { openInMicro: amount } = preburn;
    if (amount > 0n) await burn(context, { requestId, amount, fiatReference: payoutOf(requestId) });
    return true;
  }
  const mint = await treasury.mintRequest(requestId);
  if (mint.dealer === ZeroAddress) return false;
  const [minted] = await treasury.queryFilter(treasury.filters.Minted(requestId));
  core.payIn(minted?.args.amountInMicro ?? mint.openInMicro);
  if (mint.openInMicro > 0n) {
    await attest(context, core.reserve, context.closesAtSeconds);
    await approveMint(context, requestId);
  }
  return true;
}

function requestIdOf(number: number): string {
  return keccakOfText(`inventory/${number}`);
}

function payoutOf(requestId: string): string {
  return keccakOfText(`payout for ${requestId}`);
}
