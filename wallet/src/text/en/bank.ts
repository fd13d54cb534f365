import type { Words } from "../words.ts";

export const EN_BANK = {
  title: "Your bank",
  owedBy: (bank: string, number: string) => `in deposit ${number}, owed by ${bank}`,
  demonstration: "A demonstration account: no bank has it.",
  topUpAmount: "From the deposit to the wallet, in yuan",
  topUp: "Top up",
  toppedUp: (amount: string, block: string) => `${amount} topped up: included in block ${block}.`,
  withdrawAmount: "From the wallet to the deposit, in yuan",
  withdraw: "Withdraw",
  withdrawing: (amount: string, bank: string, number: string) =>
    `${amount} goes from your wallet to deposit ${number} at ${bank}. From then on the bank owes it to you.`,
  withdrawn: (amount: string, block: string) => `${amount} withdrawn: included in block ${block}.`,
  all: "All",
  entries: "Statement of the deposit",
  what: "What",
  when: "When",
  amount: "Amount",
  kinds: {
    opening: "Opening balance",
    top_up: "Top-up of the wallet",
    top_up_returned: "Top-up returned",
    withdrawal: "Withdrawal from the wallet",
  },
  states: {
    queued: "Accepted. Waiting for a batch…",
    sent: "Sent. Waiting for a block…",
    refused: "Refused; no money moved.",
    skipped: "Not carried out; no money moved.",
  },
};

export type BankText = Words<typeof EN_BANK>;
