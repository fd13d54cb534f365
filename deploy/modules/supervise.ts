import type {
  ContractCallFuture,
  IgnitionModuleBuilder,
  NamedArtifactContractDeploymentFuture,
} from "@nomicfoundation/ignition-core";

import { WalletYuan__factory } from "../../types/ethers-contracts/factories/contracts/yuan/WalletYuan__factory.ts";

type Contract = NamedArtifactContractDeploymentFuture<string>;

/** Of what both forms of money have in common. */
const abi = WalletYuan__factory.createInterface();
/** `setFrozenTokens` asks for the right to `freeze`, or to `lift`. */
const ORDERS = ["freeze", "lift", "forcedTransfer"] as const;

interface Terms {
  /** Of the contract that passes orders on. */
  readonly id: string;
  readonly authority: Contract;
  readonly token: Contract;
  /** No account holds it, so that no order without a case reaches the token. */
  readonly role: bigint;
}

/** Orders against wallets come through `Supervision` alone. */
export function supervise(
  m: IgnitionModuleBuilder,
  { id, authority, token, role }: Terms,
): { readonly supervision: Contract; readonly done: ContractCallFuture<string, string>[] } {
  const supervision = m.contract("Supervision", [authority, token], { id });
  const selectors = ORDERS.map((name) => abi.getFunction(name).selector);
  const opened = m.call(authority, "setTargetFunctionRole", [token, selectors, role], { id: `open_${id}` });
  const granted = m.call(authority, "grantRole", [role, supervision, 0], { id: `grant_${id}` });
  return { supervision, done: [opened, granted] };
}
