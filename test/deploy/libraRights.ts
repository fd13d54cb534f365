import { expect } from "chai";
import { type Contract, type FunctionFragment, type ParamType, isError } from "ethers";
import hre from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";

import {
  type LibraSystemDeployment,
  type TrioAddresses,
  deployLibraSystem,
} from "../../deploy/deployLibraSystem.ts";
import { type DeployParameters, loadParameters } from "../../deploy/parameters.ts";
import type { LibraRoleName } from "../../deploy/roles.ts";
import { decodeError } from "../../src/catalogue/decodeError.ts";

type Who = LibraRoleName | "council" | "rules" | "recovery" | "registry";

/** Who alone may call each restricted function, by contract: written down here by hand, not taken from the code. */
const RIGHTS: Readonly<Record<string, Readonly<Record<string, Who>>>> = {
  LibraCoin: {
    setFees: "treasuryCompliance",
    burnFees: "treasuryCompliance",
    setRules: "rules",
    replaceWallet: "recovery",
    halt: "council",
    resume: "council",
    registerAdministrator: "council",
    freeze: "freeze",
    lift: "lift",
    forcedTransfer: "seize",
    pause: "pause",
    unpause: "unpause",
    // on an account with nothing frozen: a rise, which freezes; a fall is the lift role's
    setFrozenTokens: "freeze",
    registerSystemAccount: "council",
  },
  Treasury: {
    connectCoin: "council",
    connectRedemption: "council",
    designateDealer: "treasuryCompliance",
    setTiers: "treasuryCompliance",
    switchMinting: "treasuryCompliance",
    approveMint: "treasuryCompliance",
    declineMint: "treasuryCompliance",
    burn: "treasuryCompliance",
    cancelPreburn: "treasuryCompliance",
  },
  Reserve: { setCustodians: "council", setStaleness: "council", setPolicy: "council" },
  Participants: {
    registerDesignatedDealer: "treasuryCompliance",
    registerParentVasp: "licensing",
    registerUnhosted: "licensing",
    extendCredential: "licensing",
    addDomain: "licensing",
    removeDomain: "licensing",
    registerValidator: "council",
    registerValidatorOperator: "council",
    connectCoin: "council",
  },
  PaymentRules: {
    allowUnhosted: "treasuryCompliance",
    disallowUnhosted: "treasuryCompliance",
    setTravelRuleThreshold: "registry",
    switchWindows: "treasuryCompliance",
    setVaspLimits: "treasuryCompliance",
    setVaspWindow: "treasuryCompliance",
  },
  Redemption: {
    declareDealersInactive: "council",
    declareDealersActive: "council",
    setDelay: "council",
    settle: "emergencyAdministrator",
  },
  Currencies: {
    register: "council",
    registerComposite: "council",
    setRate: "treasuryCompliance",
    setThreshold: "treasuryCompliance",
  },
  Composite: { connectCoin: "council", announceAmounts: "council", withdrawAnnouncement: "council" },
  ValidatorSet: { admitValidator: "council", removeValidator: "council" },
};

/** The contracts of one currency. */
const PARTS = { coin: "LibraCoin", treasury: "Treasury", reserve: "Reserve", redemption: "Redemption" };

describe("the rights over the Libra system", () => {
  let parameters: DeployParameters;
  let connection: NetworkConnection;
  let deployment: LibraSystemDeployment;

  before(async () => {
    parameters = await loadParameters("localhost");
    connection = await hre.network.create();
    deployment = await deployLibraSystem(connection, parameters);
  });
  after(() => connection.close());

  const holders = (): Record<Who, string> => ({
    ...parameters.libra.roles,
    ...{ council: deployment.timelock, rules: deployment.rules, recovery: deployment.recovery },
    registry: deployment.registry,
  });
  const contractsOf = async () => {
    const found: [name: string, contract: Contract][] = [];
    const at = async (name: string, address: string) =>
      found.push([name, (await readable(name, address)) as unknown as Contract]);
    const readable = async (name: string, address: string) =>
      (await connection.ethers.getContractAt(name, address)).connect(connection.ethers.provider);
    const { coin, treasury, reserve, redemption } = deployment.currencies.USD;
    await at("LibraCoin", coin);
    await at("Treasury", treasury);
    await at("Reserve", reserve);
    await at("Redemption", redemption);
    await at("Participants", deployment.participants);
    await at("PaymentRules", deployment.rules);
    await at("LibraCoin", deployment.composite.coin);
    await at("Composite", deployment.composite.vault);
    await at("Currencies", deployment.registry);
    await at("ValidatorSet", deployment.validators);
    return found;
  };

  it("lets each restricted function be called by its one role alone, whoever else tries", async () => {
    const { dealer, custodians, association } = parameters.libra;
    const others = [dealer, custodians[0], association.members[0]?.account, association.guardian];
    for (const [name, contract] of await contractsOf()) {
      const restricted: Record<string, string[]> = {};
      for (const fragment of changingFunctions(contract)) {
        const may = async (from: string): Promise<boolean> =>
          !(await isUnauthorised(contract, fragment, from));
        if (await may(deployment.council)) continue;
        const callers = [];
        for (const [who, holder] of Object.entries(holders())) if (await may(holder)) callers.push(who);
        for (const other of others)
          expect(await may(other ?? ""), `${name}.${fragment.name}`).to.equal(false);
        restricted[fragment.name] = callers;
      }
      const expected = Object.entries(RIGHTS[name] ?? {}).map(([fn, who]) => [fn, [who]]);
      // only through the authority's updateAuthority, which it refuses to everybody
      expect(restricted, name).to.deep.equal({ ...Object.fromEntries(expected), setAuthority: [] });
    }
  });

  it("opens the same functions to the same roles in every other currency", async () => {
    const authority = await connection.ethers.getContractAt("AssociationAuthority", deployment.authority);
    const { USD, ...others } = deployment.currencies;
    for (const [part, name] of Object.entries(PARTS)) {
      const address = (of: TrioAddresses) => of[part as keyof TrioAddresses];
      const contract = await connection.ethers.getContractAt(name, address(USD));
      for (const { selector } of changingFunctions(contract as unknown as Contract)) {
        const role = await authority.getTargetFunctionRole(address(USD), selector);
        for (const [currency, other] of Object.entries(others)) {
          expect(await authority.getTargetFunctionRole(address(other), selector), currency).to.equal(role);
        }
      }
    }
  });
});

function changingFunctions(contract: Contract): FunctionFragment[] {
  const found: FunctionFragment[] = [];
  contract.interface.forEachFunction((fragment) => {
    if (!fragment.constant) found.push(fragment);
  });
  return found;
}

/** Whether the authority turns the caller away, before the function looks at anything else. */
async function isUnauthorised(
  contract: Contract,
  fragment: FunctionFragment,
  from: string,
): Promise<boolean> {
  const call = contract.getFunction(fragment.selector);
  try {
    await call.staticCall(...fragment.inputs.map(anyValue), { from });
    return false;
  } catch (error) {
    const decoded = decodeError(error);
    // a call that never reached the chain says nothing about rights
    if (isError(error, "INVALID_ARGUMENT")) throw error;
    return (
      decoded.kind === "contract" &&
      decoded.name === "AccessManagedUnauthorized" &&
      decoded.args["caller"] === from
    );
  }
}

/** Something that can be encoded as the parameter. */
function anyValue(type: ParamType): unknown {
  if (type.isArray())
    return Array.from({ length: Math.max(type.arrayLength, 0) }, () => anyValue(type.arrayChildren));
  if (type.isTuple()) return type.components.map(anyValue);
  if (type.type === "address") return "0x00000000000000000000000000000000000000AA";
  if (type.type === "string") return "";
  if (type.type === "bool") return false;
  if (type.type === "bytes") return "0x";
  if (type.type.startsWith("bytes")) return `0x${"11".repeat(Number(type.type.slice(5)))}`;
  return 1;
}
