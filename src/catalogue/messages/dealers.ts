import type { Message } from "../messages.ts";
import type { SolidityErrorName } from "../solidityErrors.ts";

/** Designated dealers: tiers, approvals, and whether a coin is minted at all. */
export const DEALER_MESSAGES = {
  TiersNotAscending: [
    "Tiers of {tiersInCoins} coins can't be set.",
    "Give four of them, the first at least one coin, each more than the one before.",
  ],
  TierExceeded: [
    "{dealer:address} would have {needed} millionths of a coin minted within a day; its highest tier is {available}.",
    "Ask for less, wait until the window of one day is over, or have the tiers raised.",
  ],
  ApprovedAlready: [
    "{approver:address} has approved the mint {requestId} already, and it needs the approval of others.",
    "Let another member of treasury compliance approve it.",
  ],
  MintingOff: [
    "Minting of this coin is switched off.",
    "Wait until treasury compliance has switched it on; coins can be handed in all the same.",
  ],
  NotTheReserve: [
    "Only the reserve may do this, not {caller:address}.",
    "Have the custodians sign a statement, and submit it to the reserve.",
  ],
} as const satisfies Partial<Record<SolidityErrorName, Message>>;
