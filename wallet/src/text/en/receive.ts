import type { Words } from "../words.ts";

export const EN_RECEIVE = {
  title: "Receive",
  amount: "Amount in yuan (leave it empty for a code to hang up)",
  staticCode: "Your code without an amount",
  amountCode: (amount: string) => `Your code for ${amount}`,
  staticNote:
    "The payer enters the amount. A lower daily limit holds for such codes, as they are easily replaced.",
  amountNote: "The payer's page fills in address and amount.",
  link: "Payment link (EIP-681; any wallet can read it)",
  copy: "Copy the link",
  copied: "Copied",
  address: "Your address",
  frozen: "Your wallet is frozen: nobody can pay to it until the supervisor lifts that.",
  requests: {
    title: "Ask somebody for money",
    note: "The institution keeps the request; who has its link can read and pay it, once.",
    amount: "Amount in yuan",
    purpose: "For what (the payer reads it)",
    until: "Open for",
    hour: "an hour",
    day: "a day",
    week: "a week",
    create: "Make the request",
    none: "No requests yet.",
    code: (amount: string) => `Code of the request for ${amount}`,
    takeBack: "Take back",
    list: "Your requests",
    expires: (time: string) => `until ${time}`,
    states: {
      open: "open",
      paying: "being paid",
      paid: "paid",
      withdrawn: "taken back",
      expired: "expired",
    },
  },
};

export type ReceiveText = Words<typeof EN_RECEIVE>;
