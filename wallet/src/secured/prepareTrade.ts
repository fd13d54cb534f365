import type { Interface } from "ethers";

import type { TradeActRequest, TradeOrder } from "../../gateway/api/trades.ts";
import { TRADE_ORDER, TRADE_STEP, tradesDomain } from "../../gateway/api/typedData.ts";
import { DELIVERIES, type Delivery, TRADE_ACTS, type TradeAct } from "../../../src/catalogue/tradeStates.ts";
import type { Node } from "../chain/node.ts";
import type { GatewayState } from "../gateway/useGateway.ts";
import { VALID_SECONDS, newInstructionId } from "../pay/preparePayment.ts";
import type { Act } from "../sign/act.ts";
import { decisionBy, throwIfRefused } from "../sign/decision.ts";
import type { Draft } from "../sign/useSubmission.ts";
import { type Trade, tradesOn } from "./trades.ts";

export interface OrderDraft extends Draft {
  readonly seller: string;
  readonly amountFen: bigint;
  readonly delivery: Delivery;
}

export interface StepDraft extends Draft {
  readonly trade: Trade;
  readonly tradeAct: TradeAct;
  readonly amountFen: bigint;
}

export interface WantedOrder {
  readonly buyer: string;
  readonly seller: string;
  readonly amountFen: bigint;
  readonly delivery: Delivery;
}

/** A buyer's order. Throws what the contract would answer. */
export async function prepareOrder(
  node: Node,
  gateway: GatewayState,
  { buyer, seller, amountFen, delivery }: WantedOrder,
): Promise<OrderDraft> {
  const instructionId = newInstructionId();
  const given = { instructionId, buyer, seller, amountInFen: amountFen, validUntil: await soon(node) };
  const value = { ...given, delivery: DELIVERIES.indexOf(delivery) };
  const data = tradesOn(node).interface.encodeFunctionData("create", [value, "0x"]);
  const act = actOf(node, { by: buyer, data, types: TRADE_ORDER, value }, (signature) => {
    const body: TradeOrder = { ...given, amountInFen: amountFen.toString(), delivery, signature };
    return gateway.call("trades", { method: "POST", body });
  });
  await tryOut(node, act, "create");
  return { act, seller, amountFen, delivery };
}

export interface WantedStep {
  readonly trade: Trade;
  readonly party: string;
  readonly tradeAct: TradeAct;
  readonly amountFen: bigint;
}

/** A party's act in a trade. Throws what the contract would answer. */
export async function prepareStep(
  node: Node,
  gateway: GatewayState,
  { trade, party, tradeAct, amountFen }: WantedStep,
): Promise<StepDraft> {
  const { tradeId } = trade;
  const instructionId = newInstructionId();
  const given = { instructionId, party, amountInFen: amountFen, validUntil: await soon(node) };
  const value = { ...given, tradeId, act: TRADE_ACTS.indexOf(tradeAct) };
  const data = tradesOn(node).interface.encodeFunctionData("act", [value, "0x"]);
  const act = actOf(node, { by: party, data, types: TRADE_STEP, value }, (signature) => {
    const body: TradeActRequest = { ...given, amountInFen: amountFen.toString(), act: tradeAct, signature };
    return gateway.call(`trades/${tradeId}/acts`, { method: "POST", body });
  });
  await tryOut(node, act, "act");
  return { act, trade, tradeAct, amountFen };
}

async function soon({ provider }: Node): Promise<number> {
  return ((await provider.getBlock("latest"))?.timestamp ?? 0) + VALID_SECONDS;
}

async function tryOut(node: Node, { call }: Act, name: "create" | "act"): Promise<void> {
  const answer = await node.provider.call(call);
  const contract: Interface = tradesOn(node).interface;
  const [refusal] = contract.decodeFunctionResult(name, answer);
  throwIfRefused(Number(refusal as bigint));
}

interface Instruction {
  readonly by: string;
  readonly data: string;
  readonly types: Act["statement"]["types"];
  readonly value: Act["statement"]["value"] & { readonly instructionId: string; readonly validUntil: number };
}

function actOf({ book }: Node, { by, data, types, value }: Instruction, relay: Act["relay"]): Act {
  const contract = book.contracts.SecuredTrades;
  return {
    instructionId: value.instructionId,
    validUntilSeconds: value.validUntil,
    decision: decisionBy(contract, value.instructionId),
    statement: { domain: tradesDomain(book.chainId, contract), types, value },
    call: { from: by, to: contract, data, gasPrice: 0n },
    relay,
  };
}
