import { EXIT_CODES_HELP, type Options } from "../cli/options.ts";
import type { Role } from "./action.ts";
import { COMPLIANCE } from "./compliance.ts";
import { COUNCIL } from "./council.ts";
import { CUSTODIAN } from "./custodian.ts";
import { DEALER } from "./dealer.ts";
import { EMERGENCY, HOLDER } from "./emergency.ts";
import { LICENSING } from "./licensing.ts";

export const ROLES: Readonly<Record<string, Role>> = {
  custodian: CUSTODIAN,
  dealer: DEALER,
  compliance: COMPLIANCE,
  licensing: LICENSING,
  emergency: EMERGENCY,
  holder: HOLDER,
  council: COUNCIL,
};

/** What every action takes. */
export const COMMON_OPTIONS: Options = {
  network: { value: "NAME", says: "a network of hardhat.config.ts; default: localhost" },
  currency: { value: "CODE", says: "USD, EUR, GBP or SGD; default: USD" },
  account: {
    value: "ACCOUNT",
    says: "who acts: an address, or a number among the role's accounts; default: 1",
  },
  key: { value: "VARIABLE", says: "configuration variable with the key; default: JIAOZI_<ROLE>_KEY" },
  yes: { says: "send it; without this, only show what would happen" },
  json: { says: "print one JSON document" },
  help: { says: "print this" },
};

const KEYS = `Keys come from Hardhat's keystore (npx hardhat keystore set NAME) or from the environment. On the local chain the
well-known development keys are used; anywhere else they are refused.`;

export function helpOfRoles(): string {
  const rows = Object.entries(ROLES).map(([name, { says }]) => `  ${name.padEnd(14)}${says}`);
  return [
    "npm run libra -- <role> <action> [options]",
    "",
    "Acts for one of the Libra association's roles. Each action is shown before it is sent: who, what, before and after,",
    "and the rule that would refuse it.",
    "",
    ...["Roles:", ...rows, "", KEYS, "", EXIT_CODES_HELP, ""],
  ].join("\n");
}

export function helpOfRole(name: string, { says, actions }: Role): string {
  const rows = Object.entries(actions).map(([action, { says: what }]) => `  ${action.padEnd(20)}${what}`);
  return [
    `npm run libra -- ${name} <action> [options]`,
    "",
    `${name}: ${says}`,
    "",
    ...["Actions:", ...rows, "", `Options of an action: npm run libra -- ${name} <action> --help`, ""],
  ].join("\n");
}
