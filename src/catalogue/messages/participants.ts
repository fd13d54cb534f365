import type { Message } from "../messages.ts";
import type { SolidityErrorName } from "../solidityErrors.ts";

/** Participants, their credentials, and the recovery of wallets. */
export const PARTICIPANT_MESSAGES = {
  RecoveryDelayOutOfRange: [
    "A recovery can't have a delay of {delaySeconds} seconds.",
    "Use at least one day and at most 30.",
  ],
  NotTheKeeper: [
    "{caller:address} doesn't act for the VASP that keeps {wallet:address}, or is frozen.",
    "Let the wallet's VASP do it.",
  ],
  RecoveryNotRequested: ["Nobody asked to replace {wallet:address}.", "Request it first."],
  RecoveryNotReady: [
    "{wallet:address} can be replaced from {readyAt:time}; it is {current:time} now.",
    "Wait: until then the old key can object.",
  ],
  AccountMissing: ["The zero address is nobody.", "Give the account's address."],
  RoleTaken: [
    "{account:address} has a role already ({role}), and roles are never changed.",
    "Use another account.",
  ],
  NotAParentVasp: [
    "{caller:address} doesn't act for a parent VASP.",
    "Act with a parent VASP's current operator.",
  ],
  NotAnOperator: [
    "{caller:address} acts for no dealer and no parent VASP.",
    "Act with the participant's current operator.",
  ],
  OperatorNotOffered: [
    "The place of participant {number} wasn't offered to {caller:address}.",
    "Have its operator offer it first.",
  ],
  TooManyChildren: [
    "The VASP would have {needed} children, but may have {limit}.",
    "Use another parent VASP.",
  ],
  CoinNotConnected: [
    "The participants don't know the coin {coin:address}.",
    "Check the address, or have the coin connected first.",
  ],
  CoinAlreadyConnected: ["{coin:address} is connected already.", "Nothing needs to be done."],
  HumanNameMissing: ["A credential needs a name.", "Give the participant's name."],
  CredentialExpired: [
    "The credential of participant {number} counts until {expiresAt:time}; it is {current:time} now.",
    "Have treasury compliance extend it.",
  ],
  CredentialMissing: ["There is no dealer and no parent VASP with the number {number}.", "Check the number."],
  ComplianceKeyMissing: ["Participant {number} has named no compliance key.", "Have it name one."],
  BaseUrlMissing: ["Participant {number} has named no URL of its off-chain service.", "Have it name one."],
  NotAVaspNumber: [
    "{number} isn't the number of a parent VASP, to whom domains belong.",
    "Check the number.",
  ],
  DomainMalformed: ["{domain} is no domain.", "Use 1 to 63 small letters, digits, dots and hyphens."],
  DomainTaken: ["{domain} belongs to VASP {number} already.", "Use another domain."],
  DomainNotHeld: ["{domain} isn't a domain of VASP {number}.", "Check the domain and the number."],
} as const satisfies Partial<Record<SolidityErrorName, Message>>;
