import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { ITreasury__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/ITreasury__factory.ts";
import { LibraCoin__factory } from "../../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import { handOver, opening } from "../handOver.ts";
import { LIBRA_ROLES } from "../roles.ts";
import Libra from "./Libra.ts";

/**
 * Separates the rights, grants each to the account named in the parameters, and takes the deployer out. The admin, the
 * association's council, keeps who the custodians are, how many of them sign, and how old a statement may be.
 */
export default buildModule("LibraRoles", (m) => {
  const { authority, treasury, coin, reserve } = m.useModule(Libra);
  handOver(m, authority, LIBRA_ROLES, [
    opening("Treasury", treasury, ITreasury__factory.createInterface(), {
      treasuryCompliance: ["designateDealer", "approveMint", "declineMint", "burn", "cancelPreburn"],
    }),
    opening("LibraCoin", coin, LibraCoin__factory.createInterface(), {
      licensing: ["admitVasp"],
      freeze: ["freeze"],
      lift: ["lift"],
      seize: ["forcedTransfer"],
      pause: ["pause"],
      unpause: ["unpause"],
    }),
  ]);
  return { authority, treasury, coin, reserve };
});
