import type { Interface } from "ethers";

import type { Attestation, CoinPayment } from "../../../gateway/api/coins.ts";
import { COIN_PAYMENT } from "../../../gateway/api/typedData.ts";
import type { LibraCurrency } from "../../../../deploy/currencies.ts";
import type { Node } from "../../chain/node.ts";
import type { GatewayState } from "../../gateway/useGateway.ts";
import { VALID_SECONDS, newInstructionId } from "../../pay/preparePayment.ts";
import type { Act } from "../../sign/act.ts";
import { decisionBy, throwIfRefused } from "../../sign/decision.ts";
import type { Draft } from "../../sign/useSubmission.ts";
import type { LibraSystem } from "../libraSystem.ts";
import { readHolding } from "../readHoldings.ts";
import type { TravelRuleFigures } from "./travelRule.ts";

/** What the person wants to send. */
export interface WantedCoins {
  readonly code: LibraCurrency;
  readonly payer: string;
  readonly payee: string;
  readonly amountInMicro: bigint;
}

/** A payment in coins that the contract would carry out now. */
export interface CoinDraft extends Draft, WantedCoins {
  readonly travelRule: TravelRuleFigures;
  readonly attestation: Attestation | undefined;
  readonly feeInMicro: bigint;
  readonly balanceAfterInMicro: bigint;
}

interface Surroundings {
  readonly node: Node;
  readonly gateway: GatewayState;
  readonly system: LibraSystem;
  /** The chain's clock. */
  readonly nowSeconds: number;
}

/** Tries the payment on the node without sending it; throws what the contract answers if it would be refused. */
export async function prepareCoinPayment(
  surroundings: Surroundings,
  wanted: WantedCoins,
  travelRule: TravelRuleFigures,
  attestation?: Attestation,
): Promise<CoinDraft> {
  const { system, node } = surroundings;
  const coin = system.coinOf(wanted.code);
  const act = await actOf(surroundings, wanted, attestation);
  if (attestation === undefined) {
    // says exactly what it lacks, where `pay` answers with a reason
    await coin.transfer.staticCall(wanted.payee, wanted.amountInMicro, { from: wanted.payer, gasPrice: 0n });
  }
  const answer = await node.provider.call(act.call);
  // both answer with the reason alone
  const [refusal] = coin.interface.decodeFunctionResult("pay", answer);
  throwIfRefused(Number(refusal as bigint));
  const [holding, feeInMicro] = await Promise.all([
    readHolding(system, wanted.code, wanted.payer),
    coin.feeOn(wanted.amountInMicro),
  ]);
  const balanceAfterInMicro = holding.balanceInMicro - wanted.amountInMicro - feeInMicro;
  return { ...wanted, act, travelRule, attestation, feeInMicro, balanceAfterInMicro };
}

async function actOf(
  { system, gateway, nowSeconds }: Surroundings,
  wanted: WantedCoins,
  attestation: Attestation | undefined,
): Promise<Act> {
  const { code, payer, payee, amountInMicro } = wanted;
  const coin = system.coinOf(code);
  const { name, version, chainId, verifyingContract } = await coin.eip712Domain();
  const [instructionId, validUntil] = [newInstructionId(), nowSeconds + VALID_SECONDS];
  const value = { instructionId, payer, payee, amountInMicro, validUntil };
  return {
    instructionId,
    decision: decisionBy(verifyingContract, instructionId),
    validUntilSeconds: validUntil,
    statement: { domain: { name, version, chainId, verifyingContract }, types: COIN_PAYMENT, value },
    call: {
      from: payer,
      to: verifyingContract,
      data: dataOf(coin.interface, value, attestation),
      gasPrice: 0n,
    },
    relay: (signature) => {
      const body: CoinPayment = {
        ...{ currency: code, instructionId, payer, payee, validUntil, signature },
        amountInMicro: amountInMicro.toString(),
        ...(attestation === undefined ? {} : { attestation }),
      };
      return gateway.call("coins/payments", { method: "POST", body });
    },
  };
}

/** The payer's own transaction, which needs no signature. */
function dataOf(abi: Interface, payment: object, attestation: Attestation | undefined): string {
  if (attestation === undefined) return abi.encodeFunctionData("pay", [payment, "0x"]);
  return abi.encodeFunctionData("payWithAttestation", [payment, "0x", attestation, "0x"]);
}
