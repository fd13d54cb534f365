import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { id as keccakOfText } from "ethers";

import { ValidatorSet__factory } from "../../types/ethers-contracts/factories/contracts/libra/association/ValidatorSet__factory.ts";
import LibraAuthority from "./LibraAuthority.ts";

/** What the council is to the timelock: it alone has it do things, or leave them. */
const COUNCILS_ROLES = ["PROPOSER_ROLE", "EXECUTOR_ROLE", "CANCELLER_ROLE"];
const TIMELOCK_ADMIN_ROLE = `0x${"00".repeat(32)}`;

const validatorsAbi = ValidatorSet__factory.createInterface();

/** The council with its timelock, and the validators whose admission and removal a majority of it decides. */
export default buildModule("Association", (m) => {
  const { authority } = m.useModule(LibraAuthority);
  const deployer = m.getAccount(0);
  const validators = m.contract("ValidatorSet", [authority, m.getParameter("seats")]);
  const timelock = m.contract("TimelockController", [
    m.getParameter<number>("executionDelaySeconds"),
    [],
    [],
    deployer,
  ]);
  const majority = ["admitValidator", "removeValidator"] as const;
  const council = m.contract("Council", [
    timelock,
    m.getParameter<string>("guardian"),
    m.getParameter<string[]>("members"),
    m.getParameter<string[]>("names"),
    [{ target: validators, selectors: majority.map((name) => validatorsAbi.getFunction(name).selector) }],
    m.getParameter<number>("votingDelaySeconds"),
    m.getParameter<number>("votingPeriodSeconds"),
  ]);
  const granted = COUNCILS_ROLES.map((role) =>
    m.call(timelock, "grantRole", [keccakOfText(role), council], { id: `grant_${role}` }),
  );
  m.call(timelock, "renounceRole", [TIMELOCK_ADMIN_ROLE, deployer], { after: granted });
  return { authority, validators, timelock, council };
});
