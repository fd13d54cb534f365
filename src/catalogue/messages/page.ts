import type { Message } from "../messages.ts";

/** What a person runs into on the page: codes, links, the gateway, identities. */
export const PAGE_MESSAGES = {
  LINK_UNREADABLE: [
    "This code or link doesn't ask for a payment that can be read.",
    "Have the recipient show it again, or paste the recipient's address.",
  ],
  LINK_OTHER_TOKEN: [
    "This code asks for another token than wallet yuan.",
    "Nothing was filled in. Ask the recipient for a code for wallet yuan.",
  ],
  LINK_OTHER_CHAIN: [
    "This code is for another network.",
    "Nothing was filled in. Ask the recipient for a code for this network.",
  ],
  CODE_NOT_FOUND: [
    "There is no code to be read in this picture.",
    "Take it again, sharp and whole, or paste the address.",
  ],
  CAMERA_UNAVAILABLE: [
    "The camera can't be used: {reason}",
    "Allow it in the browser's settings, choose a picture of the code, or paste the address.",
  ],
  REQUEST_NOT_OPEN: [
    "This payment request is no longer open: it was paid, taken back, or its time is over.",
    "Ask the recipient for a new one. Don't pay it twice.",
  ],
  GATEWAY_UNREACHABLE: [
    "The institution's gateway doesn't answer.",
    "Try again in a moment. What you signed can't be carried out twice.",
  ],
  GATEWAY_ABSENT: [
    "No institution's gateway runs here, so nobody can carry this for you.",
    "Start it with npm start, or send it as a transaction of your own.",
  ],
  INSTRUCTION_EXPIRED: [
    "The time that you signed for is over, and it wasn't carried out. No money moved.",
    "Check the details and sign again.",
  ],
  NAME_MISSING: ["Enter the name as on the identity card.", "It has at least two characters."],
  RESIDENT_NUMBER_INVALID: [
    "This isn't a resident identity number: a digit, the date of birth or the check character is wrong.",
    "It has 17 digits and a check character, which is a digit or X. You may have a made-up one filled in.",
  ],
  COIN_AMOUNT_INVALID: [
    "This isn't an amount of coins.",
    "Use digits and at most six decimals, and more than zero: for example 12.34",
  ],
  FIELD_MISSING: [
    "“{field}” is missing or isn't what belongs there.",
    "Fill it in; the line below it says how.",
  ],
} as const satisfies Record<string, Message>;
