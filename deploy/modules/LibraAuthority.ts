import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

/** The association's own AccessManager: it shares no administrator with the yuan. */
export default buildModule("LibraAuthority", (m) => {
  const authority = m.contract("AssociationAuthority", [m.getAccount(0)]);
  return { authority };
});
