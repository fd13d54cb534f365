import { ASSOCIATION, BORROWERS, DEALER, FEE_VAULT } from "../../../scenario/claims.ts";
import type { LibraDay, LibraHolder } from "../../../scenario/libra/libraDay.ts";
import { mayRefuse } from "../../../scenario/libra/paymentRules.ts";
import type { ParticipantId } from "../../../scenario/participants.ts";
import { type ChartAccount, chartAccount as account, accountName as name } from "../chartAccount.ts";

/** Names of accounts: first the entity whose book it is, then what it says, then about whom. */
export const accountNames = {
  coins: (holder: ParticipantId) => name(ASSOCIATION, "coin", holder),
  ownReserve: () => name(ASSOCIATION, "reserve_deposit"),
  reserveAt: (bank: ParticipantId) => name(bank, "reserve_deposit", ASSOCIATION),
  deposit: (bank: ParticipantId, holder: ParticipantId) => name(bank, "deposit", holder),
  loans: (bank: ParticipantId) => name(bank, "loans"),
  preburned: () => name(ASSOCIATION, "preburned_coin", DEALER),
  prepaid: () => name(ASSOCIATION, "prepaid", DEALER),
  /** What the reserve has gained or lost, and what the dealer forwent of its coins' face value. */
  revaluation: () => name(ASSOCIATION, "revaluation"),
  feesEarned: () => name(ASSOCIATION, "fees_earned"),
  rulesAsked: () => name(ASSOCIATION, "rules", "asked"),
  rulesKept: () => name(ASSOCIATION, "rules", "kept"),
  rulesBroken: () => name(ASSOCIATION, "rules", "broken"),
} as const;

/** Every account of the association and the banks. Holders and the dealer keep no book: others owe them what they own. */
export function chartOfAccounts(day: LibraDay): readonly ChartAccount[] {
  const { participants, holders, custodianBank, parameters } = day;
  return [
    account(accountNames.ownReserve(), ASSOCIATION, "asset", "reserve_deposit", custodianBank),
    account(
      accountNames.reserveAt(custodianBank),
      custodianBank,
      "liability",
      "reserve_deposit",
      ASSOCIATION,
    ),
    account(accountNames.coins(DEALER), ASSOCIATION, "liability", "coin", DEALER),
    ...[...participants.banks.keys()].flatMap(bankAccounts),
    ...[...holders.values()].flatMap(holderAccounts),
    ...(parameters.fees === undefined ? [] : feeAccounts()),
    ...(parameters.issuance === undefined ? [] : issuanceAccounts()),
    ...(mayRefuse(parameters) ? ruleAccounts() : []),
  ];
}

/** Fees are coins still owed until they are burned, and earned from then on. */
function feeAccounts(): readonly ChartAccount[] {
  return [
    account(accountNames.coins(FEE_VAULT), ASSOCIATION, "liability", "coin", FEE_VAULT),
    account(accountNames.feesEarned(), ASSOCIATION, "equity", "coin", ASSOCIATION),
  ];
}

function issuanceAccounts(): readonly ChartAccount[] {
  return [
    account(accountNames.preburned(), ASSOCIATION, "liability", "preburned_coin", DEALER),
    account(accountNames.prepaid(), ASSOCIATION, "liability", "prepaid", DEALER),
    account(accountNames.revaluation(), ASSOCIATION, "equity", "reserve_deposit", ASSOCIATION),
  ];
}

/** Nothing is ever posted to them: the leg on which a refused chain fails says which rule refused it. */
function ruleAccounts(): readonly ChartAccount[] {
  const memo = (accountName: string) => account(accountName, ASSOCIATION, "memo", "coin", ASSOCIATION);
  return [
    memo(accountNames.rulesAsked()),
    memo(accountNames.rulesKept()),
    { ...memo(accountNames.rulesBroken()), limit: "debits_must_not_exceed_credits" },
  ];
}

function bankAccounts(bank: ParticipantId): readonly ChartAccount[] {
  return [
    account(accountNames.loans(bank), bank, "asset", "loan", BORROWERS),
    account(accountNames.deposit(bank, DEALER), bank, "liability", "deposit", DEALER),
  ];
}

function holderAccounts({ id, bank, walletStatus, frozen }: LibraHolder): readonly ChartAccount[] {
  const coins = account(accountNames.coins(id), ASSOCIATION, "liability", "coin", id);
  return [
    account(accountNames.deposit(bank, id), bank, "liability", "deposit", id),
    // a frozen wallet is opened, given its opening balance and frozen then: a frozen account can't be credited
    { ...coins, state: walletStatus === "none" ? "closed" : "open", frozenAmount: frozen },
  ];
}
