import { ACCESS_MESSAGES } from "./messages/access.ts";
import { ASSOCIATION_MESSAGES } from "./messages/association.ts";
import { CENTRAL_BANK_MESSAGES } from "./messages/centralBank.ts";
import { CONTRACT_MESSAGES } from "./messages/contracts.ts";
import { ESCROW_MESSAGES } from "./messages/escrow.ts";
import { GATEWAY_MESSAGES, type GatewayCode } from "./messages/gateway.ts";
import { INTERBANK_MESSAGES, UNSETTLED_MESSAGES } from "./messages/interbank.ts";
import { LIBRA_MESSAGES } from "./messages/libra.ts";
import { PAGE_MESSAGES } from "./messages/page.ts";
import { REFUSAL_MESSAGES } from "./messages/refusals.ts";
import { TIER_MESSAGES } from "./messages/tiers.ts";
import { WALLET_MESSAGES } from "./messages/wallet.ts";
import type { UnsettledReason } from "./interbankStates.ts";
import type { Refusal } from "./refusals.ts";
import type { SolidityErrorName } from "./solidityErrors.ts";

/**
 * What a person reads: the sentence, then what to do next. Arguments stand in braces: `{wallet:address}`,
 * `{needed:amount}`, `{validUntil:time}`, `{refusal:refusal}`, or `{code}` as it is.
 */
export type Message = readonly [sentence: string, nextStep: string];

export type WalletSituation = keyof typeof WALLET_MESSAGES | keyof typeof PAGE_MESSAGES;
export type MessageCode = SolidityErrorName | Refusal | UnsettledReason | WalletSituation | GatewayCode;

/** One catalogue for the page and the command line: contract errors, refusals, wallet answers. */
export const MESSAGES: Record<MessageCode, Message> = {
  ...REFUSAL_MESSAGES,
  ...CONTRACT_MESSAGES,
  ...LIBRA_MESSAGES,
  ...ESCROW_MESSAGES,
  ...INTERBANK_MESSAGES,
  ...UNSETTLED_MESSAGES,
  ...ASSOCIATION_MESSAGES,
  ...CENTRAL_BANK_MESSAGES,
  ...ACCESS_MESSAGES,
  ...TIER_MESSAGES,
  ...WALLET_MESSAGES,
  ...GATEWAY_MESSAGES,
  ...PAGE_MESSAGES,
};
