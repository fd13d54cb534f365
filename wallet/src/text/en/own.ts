import type { Words } from "../words.ts";

export const EN_OWN = {
  title: "Your balance",
  of: (address: string) => `Balance of ${address}`,
  claim: (institution: string) =>
    `Your claim is on ${institution}, backed 1:1 by its client reserve at the central bank.`,
  theirClaim: (institution: string) =>
    `The claim is on ${institution}, backed 1:1 by its client reserve at the central bank.`,
  owes: "Owed by",
  reserve: (institution: string) => `Client reserve of ${institution}`,
  notCentralBank:
    "The central bank owes the institution; the institution owes the wallet. It isn't central-bank money.",
  partlyFrozen: (frozen: string, spendable: string) =>
    `${frozen} is frozen by the supervisor. ${spendable} can leave the wallet.`,
  frozen:
    "This wallet is frozen by the supervisor: it can neither pay nor be paid. Only the supervisor can lift it.",
  paused: "Payments are paused by the supervisor. Balances stay as they are until it lifts the pause.",
  none: "This account has no wallet",
  noneNext:
    "Ask a payment institution to open one; it checks who you are first. Until then the account can't hold wallet yuan.",
  addToken: "Add CNYW to the wallet's token list",
  added: "Added to the wallet's token list.",
  notAdded: "Not added.",
  owedBy: (institution: string) => `owed by ${institution}`,
  limits: {
    title: "What you may pay",
    none: "This wallet has no tier, so no limits hold for it.",
    tier: (tier: string) => `Your wallet is of ${tier}.`,
    tiers: ["tier I", "tier II", "tier III"],
    left: (left: string, limit: string) => `${left} left of ${limit}`,
    names: {
      single: "At once",
      day: "Today",
      year: "This year",
      lifetime: "Ever",
      balance: "Room in the wallet",
      staticQrDay: "Today by static codes",
    },
    until: (time: string) => `Your identity is established until ${time}.`,
    note: "Days and years are China's. Your institution can raise the tier; the central bank sets the limits.",
    expired:
      "The identity behind this wallet has expired: it can't pay or be paid. Show your institution a valid document.",
    raise: "Raise the tier",
    raiseNote:
      "Tier II takes three sources that know you, tier III five, or being there in person. For demonstration: nobody is asked.",
    wanted: "Tier wanted",
    evidence: "Who knows you",
    kinds: {
      bank_card: "Bank card",
      mobile_number: "Mobile number",
      social_security: "Social security",
      tax_record: "Tax record",
      education_record: "Education record",
      utility_bill: "Utility bill",
      face_to_face: "In person, face to face",
    },
    ask: "Ask for it",
    asked: "Asked. The tier above changes once a block includes it.",
  },
  opening: {
    demonstration:
      "For demonstration: no register is asked. Don't enter your own identity number; have one made up.",
    institution: "Institution that will owe you the money",
    bank: "Bank of your demonstration deposit",
    name: "Name",
    number: "Resident identity number",
    numberHint:
      "The institution keeps it; only a salted hash with an expiry goes to the chain, which nobody can look you up by.",
    madeUp: "Make one up",
    sign: "Sign and open the wallet",
    signNote: "You sign what you entered. It costs nothing, and you need no coin.",
    asked:
      "Signed. The institution checks it and opens the wallet; this page shows it as soon as a block has it.",
  },
};

export type OwnText = Words<typeof EN_OWN>;
