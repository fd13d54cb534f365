import type { Words } from "../words.ts";

/** Everything that the page says by itself, in English; errors are in the catalogue. */
export const EN = {
  title: "Jiaozi wallet",
  tagline: "Wallet yuan on a permissioned chain",
  skip: "Skip to the content",
  language: "中文",
  languageLabel: "切换到中文",
  theme: { label: "Appearance", system: "System", light: "Light", dark: "Dark" },
  sections: {
    label: "Sections",
    wallet: "My wallet",
    pay: "Pay",
    receive: "Receive",
    activity: "Activity",
    secured: "Secured",
    libra: "Libra",
    money: "Behind the money",
    desk: "Desk",
  },
  loading: "Loading…",
  retry: "Try again",
  copy: "Copy address",
  copied: "Copied",
  code: "Code",
  rawData: "Data",
  transaction: "Transaction",
  connect: {
    button: (wallet: string) => `Connect ${wallet}`,
    choose: "Choose a wallet",
    waiting: "Confirm in your wallet…",
    standing: (institution: string, tier: number | undefined) =>
      tier === undefined ? institution : `${institution}, tier ${"I".repeat(tier)}`,
    disconnect: "Disconnect",
    install: "Get MetaMask",
    readOnly: "Reading without a wallet",
    prompt: "Connect a wallet to see your balance and to pay. Nothing is sent without your confirmation.",
  },
  network: {
    wrong: (name: string) => `Your wallet is on another network than ${name}.`,
    switch: (name: string) => `Switch to ${name}`,
  },
  asOf: (block: string, time: string) => `As of block ${block}, ${time}`,
  signIn: {
    why: "This is between you and your institution: show that the account is yours.",
    button: "Sign in",
    free: "You sign a short text. It costs nothing and moves no money.",
  },
  needsWallet: {
    title: "This needs your wallet",
    connect: "Connect your wallet above; until then you can read under “Behind the money”.",
    open: "This account has no wallet at a payment institution yet.",
    openLink: "Open one",
  },
  stale: "The node doesn't answer. These figures may be out of date.",
  footer:
    "Development chain: open to anyone, kept in memory. Permission lives in the contracts. Not real money.",
};

/** The same texts, in any language. */
export type Text = Words<typeof EN>;
