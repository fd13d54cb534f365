import { id as keccakOfText } from "ethers";

import { COIN_ABI } from "../chain/chain.ts";
import type { NewInstruction, StoredInstruction } from "../store/instructionStore.ts";

/** The last second that the contracts can hold; the dealer sends it itself, so nobody else can. */
const ALWAYS = 0xffff_ffff;

/**
 * Coins that the demonstration's dealer gives to who has accepted a currency, so that there is something to pay with.
 * Nobody pays for them, which no dealer would do; undefined for everything else that happens.
 */
export function demonstrationCoins(
  { kind, target, currency, payer: account }: StoredInstruction,
  dealer: string,
  amountMicro: bigint,
): NewInstruction | undefined {
  // ≋LBR is composed of the others, and by no dealer
  if (kind !== "accept_currency" || currency === "LBR" || amountMicro === 0n) return undefined;
  const instructionId = keccakOfText(`demonstration coins/${target}/${account}`);
  const amount = amountMicro.toString();
  const payment = { instructionId, payer: dealer, payee: account, amountInMicro: amount, validUntil: ALWAYS };
  return {
    id: instructionId,
    contents: "demonstration coins",
    kind: "coin_payment",
    sender: dealer,
    target,
    call: COIN_ABI.encodeFunctionData("pay", [payment, "0x"]),
    ...{ currency, amount, payer: dealer, payee: account },
  };
}
