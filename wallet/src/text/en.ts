/** Everything that the page says by itself, in English; errors are in the catalogue. */
export const EN = {
  title: "Jiaozi wallet",
  tagline: "Wallet yuan on a permissioned chain",
  skip: "Skip to the content",
  language: "中文",
  languageLabel: "切换到中文",
  theme: { label: "Appearance", system: "System", light: "Light", dark: "Dark" },
  loading: "Loading…",
  retry: "Try again",
  copy: "Copy address",
  copied: "Copied",
  code: "Code",
  rawData: "Data",
  connect: {
    button: (wallet: string) => `Connect ${wallet}`,
    choose: "Choose a wallet",
    waiting: "Confirm in your wallet…",
    disconnect: "Disconnect",
    install: "Get MetaMask",
    readOnly: "Reading without a wallet",
    prompt: "Connect a wallet to see your balance and to pay. Nothing is sent without your confirmation.",
  },
  network: {
    wrong: (name: string) => `Your wallet is on another network than ${name}.`,
    switch: (name: string) => `Switch to ${name}`,
  },
  balance: {
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
  },
  asOf: (block: string, time: string) => `As of block ${block}, ${time}`,
  stale: "The node doesn't answer. These figures may be out of date.",
  pay: {
    title: "Pay",
    recipient: "Recipient's address",
    recipientHint: "A wallet address, 0x and 40 characters",
    recipientAt: (institution: string) => `✓ A wallet at ${institution}`,
    recipientNone: "✗ No wallet at this address",
    recipientFrozen: "✗ This wallet is frozen",
    amount: "Amount in yuan",
    all: "All",
    check: "Check payment",
    checking: "Checking…",
    confirm: "Confirm in wallet",
    back: "Change",
    another: "New payment",
    preview: "Please check",
    to: "To",
    amountRow: "Amount",
    recipientInstitution: "Recipient's institution",
    debtor: "Who owes it",
    debtorStays: (institution: string) => `Stays ${institution}`,
    debtorChanges: (from: string, to: string) =>
      `Changes from ${from} to ${to}; client reserve moves with it`,
    fee: "Fee",
    noFee: "¥0.00 (gas is free on this chain)",
    after: "Your balance after",
    disabledNetwork: "Switch the network to pay.",
    disabledEmpty: "There is nothing to pay with: top up from your bank first.",
    steps: { check: "Checked", confirm: "Confirm in wallet", sent: "Sent", included: "In a block" },
    confirming: "Your wallet is asking you to confirm.",
    sent: "Sent. Waiting for a block…",
    included: (amount: string, block: string) => `${amount} paid: included in block ${block}.`,
    inclusionNote: "A development node includes transactions; it gives no finality.",
    transaction: "Transaction",
  },
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
  footer:
    "Development chain: open to anyone, kept in memory. Permission lives in the contracts. Not real money.",
};

type Words<T> = {
  [K in keyof T]: T[K] extends string ? string : T[K] extends (...args: never) => string ? T[K] : Words<T[K]>;
};

/** The same texts, in any language. */
export type Text = Words<typeof EN>;
