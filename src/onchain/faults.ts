import { type JsonRpcApiProvider, Interface, type TransactionReceipt, isCallException } from "ethers";

import { CentralBank__factory } from "../../types/ethers-contracts/factories/contracts/yuan/CentralBank__factory.ts";
import { LibraCoin__factory } from "../../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import { WalletYuan__factory } from "../../types/ethers-contracts/factories/contracts/yuan/WalletYuan__factory.ts";
import { type ErrorCode, JiaoziError } from "../catalogue/errors.ts";
import type { Instruction } from "../scenario/instructions.ts";

const errors = new Interface(
  [WalletYuan__factory, CentralBank__factory, LibraCoin__factory].flatMap((factory) =>
    factory.createInterface().fragments.filter(({ type }) => type === "error"),
  ),
);

/** Contract errors that say that an instruction was faulty, rather than that the state refuses the call. */
const FAULTS: Readonly<Record<string, { code: ErrorCode; nextStep: string }>> = {
  InstructionIdReused: {
    code: "ID_REUSED",
    nextStep: "Give the new instruction an id of its own; an id stands for one set of contents.",
  },
  InvalidPayerSignature: {
    code: "INVALID_SIGNATURE",
    nextStep: "Sign it again with the payer's key, for this chain and contract.",
  },
  AuthorisationExpired: {
    code: "EXPIRED",
    nextStep: "Have the payer authorise it again, with a later deadline.",
  },
};

/** Why a transaction that carried an instruction was undone; asks the node to run it once more for the reason. */
export async function faultOf(
  provider: JsonRpcApiProvider,
  transactionHash: string,
  instruction: Instruction,
): Promise<JiaoziError> {
  const receipt = await provider.getTransactionReceipt(transactionHash);
  if (receipt === null) {
    return new JiaoziError(
      "CHAIN_REFUSED",
      `The chain dropped the transaction of instruction ${instruction.id}.`,
      "Check that the node admits free transactions from the operators' accounts.",
      { address: transactionHash },
    );
  }
  const reason = await revertReason(provider, receipt);
  const fault = FAULTS[reason.name] ?? {
    code: "CHAIN_REFUSED" as const,
    nextStep: "Look the error up in the catalogue.",
  };
  return new JiaoziError(
    fault.code,
    `The contracts refused instruction ${instruction.id}: ${reason.text}.`,
    fault.nextStep,
    { address: receipt.to ?? transactionHash },
  );
}

/** Whether a transaction was undone because the coin is halted. */
export async function refusedByHalt(provider: JsonRpcApiProvider, transactionHash: string): Promise<boolean> {
  const receipt = await provider.getTransactionReceipt(transactionHash);
  return receipt !== null && (await revertReason(provider, receipt)).name === "CoinHalted";
}

async function revertReason(provider: JsonRpcApiProvider, receipt: TransactionReceipt) {
  const transaction = await provider.getTransaction(receipt.hash);
  try {
    const { from, to, data } = transaction ?? { from: receipt.from, to: receipt.to, data: "0x" };
    await provider.call({ from, to, data, blockTag: receipt.blockNumber });
  } catch (cause) {
    const data = isCallException(cause) ? cause.data : null;
    const parsed = data === null ? null : errors.parseError(data);
    if (parsed !== null)
      return { name: parsed.name, text: `${parsed.name}(${parsed.args.map(String).join(", ")})` };
    return { name: "", text: data ?? "no reason given" };
  }
  return { name: "", text: "it was undone, though running it once more succeeds" };
}
