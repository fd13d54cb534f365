import type { Account, NewAccount } from "../../../src/centralized/ledger/accounts.ts";
import { CNY } from "../../../src/centralized/ledger/accounts.ts";
import type { Chain, Leg } from "../../../src/centralized/ledger/chains.ts";
import { Ledger } from "../../../src/centralized/ledger/ledger.ts";
import { freshDatabase } from "../freshDatabase.ts";

/** `mint` and `vault` are unlimited; liabilities `a`, `b`, `c` hold 100; the asset `till` holds 100. */
export async function openSmallLedger() {
  const database = await freshDatabase();
  const ledger = await Ledger.open(database, CNY);
  const of = (name: string, limit: NewAccount["limit"]): NewAccount => ({
    name,
    limit,
    state: "open",
    frozenAmount: 0n,
  });
  await ledger.openAccounts(
    database,
    [
      of("mint", "none"),
      of("vault", "none"),
      ...["a", "b", "c"].map((name) => of(name, "debits_must_not_exceed_credits")),
      of("till", "credits_must_not_exceed_debits"),
    ],
    0,
  );
  await ledger.post(database, [
    chain("funding", [
      post("mint", "a", 100n),
      post("mint", "b", 100n),
      post("mint", "c", 100n),
      post("till", "vault", 100n),
    ]),
  ]);
  const account = async (name: string) => (await ledger.accounts(database)).get(name) as Account;
  return {
    database,
    ledger,
    account,
    /** Credits less debits, posted. */
    balance: async (name: string) => creditBalance(await account(name)),
    post: (...chains: readonly Chain[]) => ledger.post(database, chains),
  };
}

export type SmallLedger = Awaited<ReturnType<typeof openSmallLedger>>;

export function creditBalance(account: Account): bigint {
  return account.creditsPosted - account.debitsPosted;
}

export function chain(id: string, legs: readonly Leg[], rest: Partial<Chain> = {}): Chain {
  return { id, contents: id, atSeconds: 0, legs, ...rest };
}

export function post(debit: string, credit: string, amount: bigint): Leg {
  return { kind: "post", debit, credit, amount };
}

export function pending(debit: string, credit: string, amount: bigint, expiresAtSeconds?: number): Leg {
  const leg = { kind: "pending", debit, credit, amount } as const;
  return expiresAtSeconds === undefined ? leg : { ...leg, expiresAtSeconds };
}

export function postPending(chainId: string, amount?: bigint, leg = 0): Leg {
  const resolve = { kind: "post_pending", pending: { chain: chainId, leg } } as const;
  return amount === undefined ? resolve : { ...resolve, amount };
}

export function voidPending(chainId: string, leg = 0): Leg {
  return { kind: "void_pending", pending: { chain: chainId, leg } };
}
