import { IValidatorSet__factory } from "../../../../types/ethers-contracts/factories/contracts/interfaces/IValidatorSet__factory.ts";
import { Council__factory } from "../../../../types/ethers-contracts/factories/contracts/libra/association/Council__factory.ts";
import { parseAddress } from "../../pay/recipient.ts";
import type { ContractCall } from "../../direct/useDirect.ts";
import type { LibraSystem } from "../../libra/libraSystem.ts";
import type { Given } from "../act.ts";
import { coinIn, currencyIn, textIn, wholeIn } from "../fields.ts";

type Propose = (system: LibraSystem, given: Given) => Promise<ContractCall>;

/** What the council is asked most, by name; anything else is proposed by the command line. */
export const DECISIONS = {
  halt: (system, given) => onCoin(system, given, "halt"),
  resume: (system, given) => onCoin(system, given, "resume"),
  declareDealersInactive: (system, given) => onRedemption(system, given, "declareDealersInactive", []),
  declareDealersActive: (system, given) => onRedemption(system, given, "declareDealersActive", []),
  setRedemptionDelay: (system, given) =>
    onRedemption(system, given, "setDelay", [wholeIn(given, "parameter")]),
  setStaleness: async (system, given) => {
    const { reserve } = system.trioOf(currencyIn(given));
    const data = reserve.interface.encodeFunctionData("setStaleness", [wholeIn(given, "parameter")]);
    return { to: await reserve.getAddress(), data };
  },
  admitMember: async ({ book }, given) => {
    const [address = "", ...name] = textIn(given, "parameter").split(/\s+/);
    const abi = Council__factory.createInterface();
    const data = abi.encodeFunctionData("admitMember", [parseAddress(address), name.join(" ")]);
    return { to: book.contracts.Council, data };
  },
  removeMember: async ({ book }, given) => {
    const abi = Council__factory.createInterface();
    const data = abi.encodeFunctionData("removeMember", [parseAddress(textIn(given, "parameter"))]);
    return { to: book.contracts.Council, data };
  },
  removeValidator: async ({ book }, given) => {
    const abi = IValidatorSet__factory.createInterface();
    const data = abi.encodeFunctionData("removeValidator", [parseAddress(textIn(given, "parameter"))]);
    return { to: book.contracts.ValidatorSet, data };
  },
} as const satisfies Record<string, Propose>;

export type DecisionName = keyof typeof DECISIONS;
export const DECISION_NAMES = Object.keys(DECISIONS) as DecisionName[];

async function onCoin(system: LibraSystem, given: Given, name: "halt" | "resume"): Promise<ContractCall> {
  const coin = system.coinOf(coinIn(given));
  return { to: await coin.getAddress(), data: coin.interface.encodeFunctionData(name as "halt") };
}

async function onRedemption(
  system: LibraSystem,
  given: Given,
  name: "declareDealersInactive" | "declareDealersActive" | "setDelay",
  args: readonly bigint[],
): Promise<ContractCall> {
  const { redemption } = system.trioOf(currencyIn(given));
  const data = redemption.interface.encodeFunctionData(name as "setDelay", args as [bigint]);
  return { to: await redemption.getAddress(), data };
}
