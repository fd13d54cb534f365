import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { ICentralBank__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/ICentralBank__factory.ts";
import { WalletYuan__factory } from "../../types/ethers-contracts/factories/contracts/yuan/WalletYuan__factory.ts";
import { ROLES, ROLE_NAMES, type RoleName } from "../roles.ts";
import Yuan from "./Yuan.ts";

const ADMIN_ROLE = 0n;

const centralBankAbi = ICentralBank__factory.createInterface();
const walletYuanAbi = WalletYuan__factory.createInterface();

/** Which functions each role opens, by contract; whatever isn't named stays with the admin. */
const CENTRAL_BANK_RIGHTS: Partial<Record<RoleName, string[]>> = {
  centralBankOperations: [selector("admitBank"), selector("issueReserves")],
};

const WALLET_YUAN_RIGHTS: Partial<Record<RoleName, string[]>> = {
  licensing: [walletSelector("admitInstitution")],
  freeze: [walletSelector("freeze")],
  lift: [walletSelector("lift")],
  seize: [walletSelector("forcedTransfer")],
  pause: [walletSelector("pause")],
  unpause: [walletSelector("unpause")],
};

function selector(name: "admitBank" | "issueReserves"): string {
  return centralBankAbi.getFunction(name).selector;
}

function walletSelector(
  name: "admitInstitution" | "freeze" | "lift" | "forcedTransfer" | "pause" | "unpause",
): string {
  return walletYuanAbi.getFunction(name).selector;
}

/** Separates the rights, grants each to the account named in the parameters, and takes the deployer out. */
export default buildModule("Roles", (m) => {
  const { authority, centralBank, walletYuan } = m.useModule(Yuan);
  const granted = ROLE_NAMES.flatMap((name) => {
    const role = ROLES[name];
    const targets = [
      { contract: centralBank, selectors: CENTRAL_BANK_RIGHTS[name] },
      { contract: walletYuan, selectors: WALLET_YUAN_RIGHTS[name] },
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
  return { authority, centralBank, walletYuan };
});
