import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

/** OpenZeppelin's AccessManager, under which every administrative right of the contracts stands. */
export default buildModule("Authority", (m) => {
  const authority = m.contract("AccessManager", [m.getAccount(0)]);
  return { authority };
});
