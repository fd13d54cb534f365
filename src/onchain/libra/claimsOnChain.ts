import { IReserve__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/IReserve__factory.ts";
import { ITreasury__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/ITreasury__factory.ts";
import { LibraCoin__factory } from "../../../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import { JiaoziError } from "../../catalogue/errors.ts";
import { ASSOCIATION, BORROWERS, type Claim, DEALER, FEE_VAULT } from "../../scenario/claims.ts";
import type { LibraContext } from "./context.ts";
import type { DealerCore } from "./dealerCore.ts";

/**
 * Who owes whom: coins as the contract says, dollars as the banks' own books say. Throws `BOOKS_OUT_OF_BALANCE`
 * unless all coins are the holders' and the dealer's, and the reserve that the contract knows of covers them.
 */
export async function claimsOnChain(
  context: LibraContext,
  core: DealerCore,
  nowSeconds: number,
): Promise<Claim[]> {
  const coins = await coinClaims(context, nowSeconds);
  const preburned = await ITreasury__factory.connect(context.treasury, context.provider).preburnValue();
  await requireSupply(context, core, [...coins.map(({ amount }) => amount), preburned]);
  const handedIn = {
    issuer: ASSOCIATION,
    holder: DEALER,
    instrument: "preburned_coin",
    amount: preburned,
  } as const;
  return [...coins, handedIn, ...dollarClaims(context, core)].filter(({ amount }) => amount > 0n);
}

function coinClaims({ coin, provider, terms, day }: LibraContext, nowSeconds: number): Promise<Claim[]> {
  const token = LibraCoin__factory.connect(coin, provider);
  const accounts = [...day.holders.keys(), DEALER].map(
    (id) => [id, terms.addressOf(id, nowSeconds)] as const,
  );
  return Promise.all(
    [...accounts, [FEE_VAULT, coin] as const].map(async ([holder, address]): Promise<Claim> => {
      return { issuer: ASSOCIATION, holder, instrument: "coin", amount: await token.balanceOf(address) };
    }),
  );
}

/** Where custodians may state a shortfall, the contract must still know of no more than the bank owes. */
async function requireSupply(
  { coin, reserve, provider, day }: LibraContext,
  core: DealerCore,
  coins: readonly bigint[],
): Promise<void> {
  const held = coins.reduce((sum, amount) => sum + amount, 0n);
  const [supply, effective] = await Promise.all([
    LibraCoin__factory.connect(coin, provider).totalSupply(),
    IReserve__factory.connect(reserve, provider).effectiveReserve(),
  ]);
  const isCovered = day.parameters.issuance === undefined ? supply <= effective : effective <= core.reserve;
  if (supply === held && isCovered) return;
  throw new JiaoziError(
    "BOOKS_OUT_OF_BALANCE",
    `${supply} micro-≋USD are outstanding, ${held} are held, and the effective reserve is ${effective}.`,
    "Look for a holder that isn't in the scenario, or for a payout that the reserve wasn't told of.",
    { address: coin },
  );
}

function dollarClaims({ day }: LibraContext, core: DealerCore): Claim[] {
  const deposits = [...day.holders.values()].map(({ id, bank }): Claim => {
    return { issuer: bank, holder: id, instrument: "deposit", amount: core.depositOf(id) };
  });
  const dealers = [...day.dealerDeposits.keys()].map((bank): Claim => {
    return { issuer: bank, holder: DEALER, instrument: "deposit", amount: core.dealerDepositAt(bank) };
  });
  const loans = [...day.loans.keys()].map((holder): Claim => {
    return { issuer: BORROWERS, holder, instrument: "loan", amount: core.loansOf(holder) };
  });
  const reserve: Claim = {
    issuer: day.custodianBank,
    holder: ASSOCIATION,
    instrument: "reserve_deposit",
    amount: core.reserve,
  };
  const prepaid: Claim = { issuer: ASSOCIATION, holder: DEALER, instrument: "prepaid", amount: core.prepaid };
  return [prepaid, ...deposits, ...dealers, ...loans, reserve];
}
