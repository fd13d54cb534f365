import type { JsonRpcApiProvider } from "ethers";

import { ICentralBank__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/ICentralBank__factory.ts";
import { WalletYuan__factory } from "../../../types/ethers-contracts/factories/contracts/yuan/WalletYuan__factory.ts";
import { BORROWERS, CENTRAL_BANK, type Claim } from "../../scenario/claims.ts";
import type { BankCore } from "./bankCore.ts";
import type { Destination } from "./routing.ts";

export interface ClaimsContext extends Destination {
  readonly provider: JsonRpcApiProvider;
  readonly bankCore: BankCore;
  /** What borrowers owe each bank; the day doesn't change it. */
  readonly loanFen: ReadonlyMap<string, bigint>;
}

/** Who owes whom: central-bank money and wallets as the contracts say, deposits and loans as the banks' own books say. */
export async function claimsOnChain(context: ClaimsContext): Promise<Claim[]> {
  const [wallets, central] = await Promise.all([walletClaims(context), centralBankClaims(context)]);
  return [...wallets, ...central, ...bankClaims(context)].filter(({ amount: amountFen }) => amountFen > 0n);
}

function walletClaims({ participants, terms, walletYuan, provider }: ClaimsContext): Promise<Claim[]> {
  const token = WalletYuan__factory.connect(walletYuan, provider);
  const idByAddress = new Map([...participants.institutions.keys()].map((id) => [terms.addressOf(id), id]));
  const claims = [...participants.holders.keys()].map(async (holder): Promise<Claim> => {
    const account = terms.addressOf(holder);
    const [amountFen, keeper] = await Promise.all([token.balanceOf(account), token.institutionOf(account)]);
    return { issuer: idByAddress.get(keeper) ?? keeper, holder, instrument: "wallet", amount: amountFen };
  });
  return Promise.all(claims);
}

async function centralBankClaims(context: ClaimsContext): Promise<Claim[]> {
  const { participants, terms, provider } = context;
  const token = WalletYuan__factory.connect(context.walletYuan, provider);
  const institutions = [...participants.institutions.keys()].map(async (holder): Promise<Claim> => {
    const amountFen = await token.clientReserveOf(terms.addressOf(holder));
    return { issuer: CENTRAL_BANK, holder, instrument: "client_reserve", amount: amountFen };
  });
  return [...(await Promise.all(institutions)), ...(await reserveClaims(context))];
}

/** Banks' reserves, and what they borrowed from the central bank. */
export function reserveClaims(
  context: Pick<ClaimsContext, "participants" | "terms" | "provider" | "centralBank">,
) {
  const { participants, terms } = context;
  const centralBank = ICentralBank__factory.connect(context.centralBank, context.provider);
  const banks = [...participants.banks.keys()].flatMap((bank): Promise<Claim>[] => {
    const account = terms.addressOf(bank);
    return [
      centralBank.reserveOf(account).then((amountFen) => {
        return { issuer: CENTRAL_BANK, holder: bank, instrument: "reserves", amount: amountFen };
      }),
      centralBank.lentTo(account).then((amountFen) => {
        return { issuer: bank, holder: CENTRAL_BANK, instrument: "central_bank_lending", amount: amountFen };
      }),
    ];
  });
  return Promise.all(banks);
}

/** Deposits and loans, as the banks' own books say. */
export function bankClaims({ participants, bankCore, loanFen }: ClaimsContext): Claim[] {
  const deposits = [...participants.holders.values()].map(({ id, bank }): Claim => {
    return { issuer: bank, holder: id, instrument: "deposit", amount: bankCore.depositOf(id) };
  });
  const loans = [...loanFen].map(([holder, amountFen]): Claim => {
    return { issuer: BORROWERS, holder, instrument: "loan", amount: amountFen };
  });
  return [...deposits, ...loans];
}
