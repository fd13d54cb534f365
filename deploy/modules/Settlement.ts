import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { InterbankSettlement__factory } from "../../types/ethers-contracts/factories/contracts/yuan/settlement/InterbankSettlement__factory.ts";
import Yuan from "./Yuan.ts";

/** The central bank has a role of its own at the settlement contract, which no account holds. */
export const FUNDING_ROLE = 210n;

const abi = InterbankSettlement__factory.createInterface();
const RIGHTS = ["admitSettlementBank", "fund", "defund"] as const;

/** Settlement between banks, on accounts that only banks of the central bank have, and that they alone fund. */
export default buildModule("Settlement", (m) => {
  const { authority, centralBank } = m.useModule(Yuan);
  const settlement = m.contract("InterbankSettlement", [
    authority,
    m.getParameter<number>("mode"),
    m.getParameter<number>("shortfallRule"),
    m.getParameter<number>("offsetWindow"),
  ]);
  const selectors = RIGHTS.map((name) => abi.getFunction(name).selector);
  // The deployer administers the AccessManager until the Roles module hands it over.
  m.call(authority, "setTargetFunctionRole", [settlement, selectors, FUNDING_ROLE], { id: "open_funding" });
  m.call(authority, "grantRole", [FUNDING_ROLE, centralBank, 0], { id: "grant_funding" });
  m.call(centralBank, "connectSettlement", [settlement]);
  return { settlement };
});
