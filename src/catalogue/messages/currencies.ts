import type { Message } from "../messages.ts";
import type { SolidityErrorName } from "../solidityErrors.ts";

/** The registered currencies, and ≋LBR, which consists of them. */
export const CURRENCY_MESSAGES = {
  CompositeNotConnectable: [
    "The coin {coin:address} can't be connected: another is already, or it names another vault.",
    "Check which contracts were deployed together.",
  ],
  ComponentsOutOfRange: [
    "{count} amounts of coins can't be what ≋LBR consists of.",
    "Give one for each of its coins, at most eight, none of them zero and no coin twice.",
  ],
  CompositeAmountOutOfRange: [
    "The amount of {amountInMicro} millionths of a ≋LBR is out of range.",
    "Use at least one and less than 2^96 of them.",
  ],
  NothingAnnounced: ["No other amounts are announced for ≋LBR.", "Have the council decide on them first."],
  SwapTooEarly: [
    "The announced amounts can be put into force from {executableAt:time}; it is {current:time} now.",
    "Wait until then.",
  ],
  CurrencyCodeInvalid: [
    "{code} isn't a currency code.",
    "Use capitals and digits only, at the left, as in USD.",
  ],
  CurrencyTaken: [
    "The code {code} or the coin {coin:address} is registered already.",
    "Check both; what is registered stays.",
  ],
  CurrencyNotConnected: [
    "{coin:address} isn't a coin that is connected to a treasury or a vault of this kind.",
    "Connect the coin first, and register composites as such.",
  ],
  NoSuchCurrency: ["No currency has the code {code}.", "Check the code, or register the currency first."],
  RateMissing: ["A rate of zero says nothing.", "Give about how many ≋LBR one coin is worth, times 2^32."],
  CurrenciesOutOfRange: [
    "{limit} currencies are registered, and there can't be more.",
    "Nothing can be done.",
  ],
  ThresholdOutOfRange: [
    "A threshold of {thresholdInMicro} millionths is out of range (currency {code}).",
    "Use at least one and less than 2^64 of them, in the coin's own unit too.",
  ],
} as const satisfies Partial<Record<SolidityErrorName, Message>>;
