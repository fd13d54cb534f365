import type { Message } from "../messages.ts";
import type { SolidityErrorName } from "../solidityErrors.ts";

export type AccessErrorName = Extract<SolidityErrorName, `Access${string}`>;

const ASK_ROLE = "Act with an account that has the role, or ask the authority to grant it.";

/** OpenZeppelin's AccessManager: who may do what, and after which delay. */
export const ACCESS_MESSAGES = {
  AccessManagedUnauthorized: ["{caller:address} doesn't have the role for this.", ASK_ROLE],
  AccessManagedRequiredDelay: [
    "{caller:address} must announce this {delay} seconds ahead.",
    "Schedule it first, and carry it out after the delay.",
  ],
  AccessManagedInvalidAuthority: [
    "{authority:address} can't be the authority: it isn't a contract.",
    "Give the address of an AccessManager.",
  ],
  AccessManagerAlreadyScheduled: [
    "This is announced already: {operationId}.",
    "Carry it out after its delay, or cancel it.",
  ],
  AccessManagerNotScheduled: [
    "This wasn't announced, or was carried out already: {operationId}.",
    "Schedule it first.",
  ],
  AccessManagerNotReady: ["The delay hasn't passed yet: {operationId}.", "Wait until it has."],
  AccessManagerExpired: [
    "It was announced too long ago and has lapsed: {operationId}.",
    "Schedule it again.",
  ],
  AccessManagerLockedRole: ["Role {roleId} can't be changed.", "Choose another role."],
  AccessManagerLockedFunction: ["The function {selector} can't be reassigned.", "Choose another function."],
  AccessManagerBadConfirmation: [
    "A role is given up only by its own holder.",
    "Confirm with the account that gives it up.",
  ],
  AccessManagerInvalidInitialAdmin: [
    "{initialAdmin:address} can't be the first administrator.",
    "Give an account that isn't zero.",
  ],
  AccessManagerUnauthorizedAccount: ["{msgsender:address} doesn't have role {roleId}.", ASK_ROLE],
  AccessManagerUnauthorizedCall: ["{caller:address} may not call {selector} of {target:address}.", ASK_ROLE],
  AccessManagerUnauthorizedConsume: ["{target:address} isn't waiting for an announced operation.", ASK_ROLE],
  AccessManagerUnauthorizedCancel: [
    "{msgsender:address} may not cancel what {caller:address} announced for {selector} of {target:address}.",
    "Ask who announced it, or that role's guardian.",
  ],
  AccessControlUnauthorizedAccount: ["{account:address} doesn't have the role {neededRole}.", ASK_ROLE],
  AccessControlBadConfirmation: [
    "A role is given up only by its own holder.",
    "Confirm with the account that gives it up.",
  ],
} as const satisfies Record<AccessErrorName, Message>;
