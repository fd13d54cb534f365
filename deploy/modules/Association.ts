import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { id as keccakOfText } from "ethers";

import LibraNetwork from "./LibraNetwork.ts";
import { majorityDecisions } from "./majorityDecisions.ts";

/** What the council is to the timelock: it alone has it do things, or leave them. */
const COUNCILS_ROLES = ["PROPOSER_ROLE", "EXECUTOR_ROLE", "CANCELLER_ROLE"];
const TIMELOCK_ADMIN_ROLE = `0x${"00".repeat(32)}`;

/** The council with its timelock, and the validators. */
export default buildModule("Association", (m) => {
  const { authority, participants } = m.useModule(LibraNetwork);
  const deployer = m.getAccount(0);
  const validators = m.contract("ValidatorSet", [authority, m.getParameter("seats")]);
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
});
