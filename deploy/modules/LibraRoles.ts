import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { ITreasury__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/ITreasury__factory.ts";
import { LibraCoin__factory } from "../../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import { LIBRA_ROLES, LIBRA_ROLE_NAMES, type LibraRoleName } from "../roles.ts";
import Libra from "./Libra.ts";

const ADMIN_ROLE = 0n;

const coinAbi = LibraCoin__factory.createInterface();
const treasuryAbi = ITreasury__factory.createInterface();

/**
 * Which functions each role opens, by contract. Whatever isn't named stays with the admin, the association's council:
 * who the custodians are, how many of them sign, and how old a statement may be.
 */
const TREASURY_RIGHTS: Partial<Record<LibraRoleName, string[]>> = {
  treasuryCompliance: (
    ["designateDealer", "approveMint", "declineMint", "burn", "cancelPreburn"] as const
  ).map((name) => treasuryAbi.getFunction(name).selector),
};

const COIN_RIGHTS: Partial<Record<LibraRoleName, string[]>> = {
  licensing: [coinAbi.getFunction("admitVasp").selector],
  freeze: [coinAbi.getFunction("freeze").selector],
  lift: [coinAbi.getFunction("lift").selector],
  seize: [coinAbi.getFunction("forcedTransfer").selector],
  pause: [coinAbi.getFunction("pause").selector],
  unpause: [coinAbi.getFunction("unpause").selector],
};

/** Separates the rights, grants each to the account named in the parameters, and takes the deployer out. */
export default buildModule("LibraRoles", (m) => {
  const { authority, treasury, coin, reserve } = m.useModule(Libra);
  const granted = LIBRA_ROLE_NAMES.flatMap((name) => {
    const role = LIBRA_ROLES[name];
    const targets = [
      { contract: treasury, selectors: TREASURY_RIGHTS[name] },
      { contract: coin, selectors: COIN_RIGHTS[name] },
    ];
    const opened = targets.flatMap(({ contract, selectors }) =>
      selectors === undefined
        ? []
        : [m.call(authority, "setTargetFunctionRole", [contract, selectors, role], { id: `open_${name}` })],
    );
    const holder = m.getParameter<string>(name);
    return [...opened, m.call(authority, "grantRole", [role, holder, 0], { id: `grant_${name}` })];
  });
  const admin = m.getParameter<string>("admin");
  const delay = m.getParameter<number>("adminDelaySeconds");
  const handedOver = m.call(authority, "grantRole", [ADMIN_ROLE, admin, delay], {
    id: "grant_admin",
    after: granted,
  });
  m.call(authority, "renounceRole", [ADMIN_ROLE, m.getAccount(0)], { after: [handedOver] });
  return { authority, treasury, coin, reserve };
});
