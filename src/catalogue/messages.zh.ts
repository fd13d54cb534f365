import type { Message, MessageCode } from "./messages.ts";
import { ACCESS_MESSAGES_ZH } from "./messages/access.zh.ts";
import { ASSOCIATION_MESSAGES_ZH } from "./messages/association.zh.ts";
import { CENTRAL_BANK_MESSAGES_ZH } from "./messages/centralBank.zh.ts";
import { CONTRACT_MESSAGES_ZH } from "./messages/contracts.zh.ts";
import { ESCROW_MESSAGES_ZH } from "./messages/escrow.zh.ts";
import { GATEWAY_MESSAGES_ZH } from "./messages/gateway.zh.ts";
import { INTERBANK_MESSAGES_ZH, UNSETTLED_MESSAGES_ZH } from "./messages/interbank.zh.ts";
import { LIBRA_MESSAGES_ZH } from "./messages/libra.zh.ts";
import { PAGE_MESSAGES_ZH } from "./messages/page.zh.ts";
import { REFUSAL_MESSAGES_ZH } from "./messages/refusals.zh.ts";
import { TIER_MESSAGES_ZH } from "./messages/tiers.zh.ts";
import { WALLET_MESSAGES_ZH } from "./messages/wallet.zh.ts";

export const MESSAGES_ZH: Record<MessageCode, Message> = {
  ...REFUSAL_MESSAGES_ZH,
  ...CONTRACT_MESSAGES_ZH,
  ...LIBRA_MESSAGES_ZH,
  ...ESCROW_MESSAGES_ZH,
  ...INTERBANK_MESSAGES_ZH,
  ...UNSETTLED_MESSAGES_ZH,
  ...ASSOCIATION_MESSAGES_ZH,
  ...CENTRAL_BANK_MESSAGES_ZH,
  ...ACCESS_MESSAGES_ZH,
  ...TIER_MESSAGES_ZH,
  ...WALLET_MESSAGES_ZH,
  ...GATEWAY_MESSAGES_ZH,
  ...PAGE_MESSAGES_ZH,
};
