import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import type {
  IgnitionModuleBuilder,
  NamedArtifactContractDeploymentFuture,
} from "@nomicfoundation/ignition-core";
import { id as keccakOfText } from "ethers";

import LibraNetwork from "./LibraNetwork.ts";
import { majorityDecisions } from "./majorityDecisions.ts";

/** What the council is to the timelock: it alone has it do things, or leave them. */
const COUNCILS_ROLES = ["PROPOSER_ROLE", "EXECUTOR_ROLE", "CANCELLER_ROLE"];
const TIMELOCK_ADMIN_ROLE = `0x${"00".repeat(32)}`;

/** How many validators there are at first, and how many different operators run their nodes. */
export interface FirstValidators {
  readonly validators: number;
  readonly operators: number;
}

/** The council with its timelock, and the validators, who are registered as such before they get their places. */
export function associationOf(first: FirstValidators) {
  return buildModule("Association", (m) => association(m, first));
}

function association(m: IgnitionModuleBuilder, first: FirstValidators) {
  const { authority, participants } = m.useModule(LibraNetwork);
  const deployer = m.getAccount(0);
  const registered = [
    ...register(m, participants, "Validator", first.validators),
    ...register(m, participants, "ValidatorOperator", first.operators),
  ];
  const validators = m.contract("ValidatorSet", [authority, participants, m.getParameter("seats")], {
    after: registered,
  });
  const timelock = m.contract("TimelockController", [
    m.getParameter<number>("executionDelaySeconds"),
    [],
    [],
    deployer,
  ]);
  const council = m.contract("Council", [
    timelock,
    m.getParameter<string>("guardian"),
    m.getParameter<string[]>("members"),
    m.getParameter<string[]>("names"),
    majorityDecisions(m, validators, participants).map((decisions) => ({ ...decisions })),
    m.getParameter<number>("votingDelaySeconds"),
    m.getParameter<number>("votingPeriodSeconds"),
  ]);
  const granted = COUNCILS_ROLES.map((role) =>
    m.call(timelock, "grantRole", [keccakOfText(role), council], { id: `grant_${role}` }),
  );
  m.call(timelock, "renounceRole", [TIMELOCK_ADMIN_ROLE, deployer], { after: granted });
  return { authority, validators, timelock, council };
}

function register(
  m: IgnitionModuleBuilder,
  participants: NamedArtifactContractDeploymentFuture<string>,
  as: "Validator" | "ValidatorOperator",
  count: number,
) {
  return Array.from({ length: count }, (_, index) => {
    const account = m.getParameter<string>(`first${as}${index}`);
    return m.call(participants, `register${as}`, [account], { id: `register_${as}_${index}` });
  });
}
