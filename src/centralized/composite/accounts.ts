import { ASSOCIATION } from "../../scenario/claims.ts";
import { type CoinCode, type CompositeWorld, LBR, VAULT } from "../../scenario/composite/rail.ts";
import type { ParticipantId } from "../../scenario/participants.ts";
import type { BalanceLimit, LedgerTerms, NewAccount } from "../ledger/accounts.ts";
import { accountName } from "../schemes/chartAccount.ts";

/** Names of accounts, each in the ledger of its coin. */
export const names = {
  /** What the association owes a holder, or the vault, in a coin; or, of ≋LBR, the vault a holder. */
  coins: (coin: CoinCode, holder: ParticipantId) =>
    accountName(coin === LBR ? VAULT : ASSOCIATION, coin, holder),
  /** What stands behind a coin: its reserve; of ≋LBR, the coins in the vault. */
  backing: (coin: CoinCode) => accountName(coin === LBR ? VAULT : ASSOCIATION, coin, "backing"),
} as const;

/** Scheme `libra` keeps dollars in ledger 2. */
const FIRST_LEDGER = 10;
const MICRO_DECIMALS = 6;

/** One ledger per coin. */
export function ledgersOf({ components }: CompositeWorld): ReadonlyMap<CoinCode, LedgerTerms> {
  const codes = [...components.map(({ code }) => code), LBR];
  return new Map(
    codes.map((code, i) => [code, { id: FIRST_LEDGER + i, currency: code, scale: MICRO_DECIMALS }]),
  );
}

export function accountsOf(coin: CoinCode, { holders }: CompositeWorld): readonly NewAccount[] {
  const account = (name: string, limit: BalanceLimit): NewAccount => {
    return { name, limit, state: "open", frozenAmount: 0n };
  };
  const owed = [...holders.keys(), ...(coin === LBR ? [] : [VAULT])];
  return [
    account(names.backing(coin), "credits_must_not_exceed_debits"),
    ...owed.map((id) => account(names.coins(coin, id), "debits_must_not_exceed_credits")),
  ];
}
