import type { Words } from "../words.ts";

export const EN_MONEY = {
  institutions: {
    title: "Who owes what",
    institution: "Institution",
    owes: "Owes its wallets",
    reserve: "Client reserve",
    note: "Both columns are one stored number in the contract, so they are equal after every transaction.",
    empty: "No institution has been licensed yet.",
  },
  lookup: {
    title: "Look up a wallet",
    address: "Wallet address",
    button: "Look up",
    hint: "Works without a wallet of your own.",
  },
};

export type MoneyText = Words<typeof EN_MONEY>;
