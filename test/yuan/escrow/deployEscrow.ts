import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import { type AddressLike, resolveAddress } from "ethers";

import {
  DELIVERIES,
  type Delivery,
  TRADE_ACTS,
  TRADE_STATES,
  type TradeAct,
  type TradeState,
} from "../../../src/catalogue/tradeStates.ts";
import { DEFAULT_TRADE_TERMS } from "../../../src/scenario/escrow/trades.ts";
import { type Chain, FOREVER, bytes32 } from "../../behaviours/chain.ts";
import { grantRights } from "../../behaviours/rights.ts";
import { domainOf } from "../../behaviours/signing.ts";
import { deployYuan } from "../deployYuan.ts";

export const TERMS = DEFAULT_TRADE_TERMS;
export const PRICE = 10_000n;
export const DAY = 86_400n;

/** The wallets of `deployYuan` with secured trades; dave's wallet gets tenpay's fees, alipay has named none. */
export async function deployEscrow(chain: Chain) {
  const system = await deployYuan(chain);
  const { authority, yuan, people } = system;
  const trades = await chain.ethers.deployContract("SecuredTrades", [authority, yuan, TERMS], people.admin);
  await yuan.connect(people.admin).connectEscrow(trades);
  await grantRights(chain, authority, trades, { compliance: ["arbitrate"] });
  await trades.connect(people.tenpay).setFeeWallet(people.dave);
  return { ...system, trades: trades.connect(people.stranger) };
}

export type EscrowSystem = Awaited<ReturnType<typeof deployEscrow>>;

interface Terms {
  readonly id?: string;
  readonly amountInFen?: bigint;
  readonly validUntil?: bigint;
}

export async function orderOf(
  buyer: AddressLike,
  seller: AddressLike,
  { id = "a trade", amountInFen = PRICE, validUntil = FOREVER }: Terms = {},
  delivery: Delivery = "EXPRESS",
) {
  const parties = { buyer: await resolveAddress(buyer), seller: await resolveAddress(seller) };
  return {
    instructionId: bytes32(id),
    ...parties,
    amountInFen,
    delivery: DELIVERIES.indexOf(delivery),
    validUntil,
  };
}

export async function stepOf(
  party: AddressLike,
  act: TradeAct,
  { id = `a step: ${act}`, amountInFen = 0n, validUntil = FOREVER }: Terms = {},
  trade = "a trade",
) {
  return {
    instructionId: bytes32(id),
    tradeId: bytes32(trade),
    party: await resolveAddress(party),
    act: TRADE_ACTS.indexOf(act),
    amountInFen,
    validUntil,
  };
}

/** Written out anew rather than taken from `src`, so that the two descriptions check each other. */
const TYPES = {
  TradeOrder: [
    { name: "instructionId", type: "bytes32" },
    { name: "buyer", type: "address" },
    { name: "seller", type: "address" },
    { name: "amountInFen", type: "uint256" },
    { name: "delivery", type: "uint8" },
    { name: "validUntil", type: "uint256" },
  ],
  TradeStep: [
    { name: "instructionId", type: "bytes32" },
    { name: "tradeId", type: "bytes32" },
    { name: "party", type: "address" },
    { name: "act", type: "uint8" },
    { name: "amountInFen", type: "uint256" },
    { name: "validUntil", type: "uint256" },
  ],
};

export async function signTrade(
  { trades }: Pick<EscrowSystem, "trades">,
  signer: HardhatEthersSigner,
  kind: keyof typeof TYPES,
  statement: Record<string, unknown>,
): Promise<string> {
  return signer.signTypedData(await domainOf(trades), { [kind]: TYPES[kind] }, statement);
}

/** The party acts itself. */
export async function take(
  { trades }: Pick<EscrowSystem, "trades">,
  party: HardhatEthersSigner,
  act: TradeAct,
  amountInFen = 0n,
  id?: string,
) {
  const terms = { amountInFen, ...(id === undefined ? {} : { id }) };
  return trades.connect(party).act(await stepOf(party, act, terms), "0x");
}

/** A trade between alice, at alipay, and a seller, paid by alice. */
export async function paidTrade(system: EscrowSystem, seller: HardhatEthersSigner, delivery?: Delivery) {
  const { trades, people } = system;
  const order = await orderOf(people.alice, seller, {}, delivery);
  await trades.connect(people.alice).create(order, "0x");
  await take(system, people.alice, "PAY", PRICE);
  return order.instructionId;
}

export async function shippedTrade(system: EscrowSystem, seller: HardhatEthersSigner, delivery?: Delivery) {
  const tradeId = await paidTrade(system, seller, delivery);
  await take(system, seller, "SHIP");
  return tradeId;
}

/** As many seconds later, in the next block. */
export async function later({ chain }: Pick<EscrowSystem, "chain">, seconds: bigint): Promise<void> {
  const block = await chain.ethers.provider.getBlock("latest");
  await chain.setNextBlockTimestamp(BigInt(block?.timestamp ?? 0) + seconds);
}

export const stateOf = async ({ trades }: EscrowSystem, tradeId: string): Promise<TradeState | undefined> =>
  TRADE_STATES[Number((await trades.tradeOf(tradeId)).state)];

/** Of each institution: what its wallets hold and what it keeps in escrow is its client reserve. */
export async function expectCovered({ yuan, people, trades }: EscrowSystem): Promise<void> {
  const held = async (...wallets: { address: string }[]) =>
    (await Promise.all(wallets.map((wallet) => yuan.balanceOf(wallet.address)))).reduce(
      (sum, fen) => sum + fen,
      0n,
    );
  const escrow = [await yuan.escrowOf(people.alipay), await yuan.escrowOf(people.tenpay)];
  const [atAlipay = 0n, atTenpay = 0n] = escrow;
  expect(await yuan.clientReserveOf(people.alipay)).to.equal(
    (await held(people.alice, people.bob)) + atAlipay,
  );
  expect(await yuan.clientReserveOf(people.tenpay)).to.equal(
    (await held(people.carol, people.dave)) + atTenpay,
  );
  expect(await yuan.balanceOf(trades)).to.equal(atAlipay + atTenpay);
}
