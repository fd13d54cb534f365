import type {
  IgnitionModuleBuilder,
  NamedArtifactContractDeploymentFuture,
} from "@nomicfoundation/ignition-core";

import { IRedemption__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/IRedemption__factory.ts";
import { LibraCoin__factory } from "../../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import { ValidatorSet__factory } from "../../types/ethers-contracts/factories/contracts/libra/association/ValidatorSet__factory.ts";
import { Participants__factory } from "../../types/ethers-contracts/factories/contracts/libra/participants/Participants__factory.ts";
import { LIBRA_CURRENCIES } from "../currencies.ts";
import LibraComposite from "./LibraComposite.ts";
import { REDEMPTIONS } from "./redemptions.ts";
import { TRIOS } from "./trios.ts";

type Contract = NamedArtifactContractDeploymentFuture<string>;

interface Decisions {
  readonly target: Contract;
  readonly selectors: string[];
}

/**
 * What a majority of the council decides: who validates, whether a coin is halted, whether dealers are inactive. What
 * isn't here needs two thirds.
 */
export function majorityDecisions(
  m: IgnitionModuleBuilder,
  validators: Contract,
  participants: Contract,
): Decisions[] {
  const trios = LIBRA_CURRENCIES.map((code) => m.useModule(TRIOS[code]).coin);
  const coins = [...trios, m.useModule(LibraComposite).coin];
  const redemptions = LIBRA_CURRENCIES.map((code) => m.useModule(REDEMPTIONS[code]).redemption);
  const decisions = (target: Contract, abi: Abi, names: readonly string[]) => ({
    target,
    selectors: names.map((name) => selectorOf(abi, name)),
  });
  return [
    decisions(validators, ValidatorSet__factory.createInterface(), ["admitValidator", "removeValidator"]),
    decisions(participants, Participants__factory.createInterface(), [
      "registerValidator",
      "registerValidatorOperator",
    ]),
    ...coins.map((coin) => decisions(coin, LibraCoin__factory.createInterface(), ["halt", "resume"])),
    ...redemptions.map((redemption) =>
      decisions(redemption, IRedemption__factory.createInterface(), [
        "declareDealersInactive",
        "declareDealersActive",
      ]),
    ),
  ];
}

interface Abi {
  getFunction(name: string): { readonly selector: string } | null;
}

function selectorOf(abi: Abi, name: string): string {
  const found = abi.getFunction(name);
  if (found === null) throw new Error(`There is no function ${name}`);
  return found.selector;
}
