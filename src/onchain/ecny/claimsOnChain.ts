import { ECny__factory } from "../../../types/ethers-contracts/factories/contracts/yuan/ecny/ECny__factory.ts";
import { CENTRAL_BANK, type Claim } from "../../scenario/claims.ts";
import { ECNY_REGIMES } from "../../scenario/ecny/parameters.ts";
import { type ClaimsContext, bankClaims, reserveClaims } from "../alipay2/claimsOnChain.ts";

/** Who owes whom: reserves and e-CNY as the contracts say, deposits and loans as the banks' own books say. */
export async function ecnyClaimsOnChain(context: ClaimsContext): Promise<Claim[]> {
  const [eCny, reserves] = await Promise.all([eCnyClaims(context), reserveClaims(context)]);
  return [...eCny, ...reserves, ...bankClaims(context)].filter(({ amount }) => amount > 0n);
}

/** The contract itself says in which regime it is, and so who its wallets' debtor is. */
async function eCnyClaims({
  participants,
  terms,
  walletYuan: eCny,
  provider,
}: ClaimsContext): Promise<Claim[]> {
  const token = ECny__factory.connect(eCny, provider);
  const regime = ECNY_REGIMES[Number(await token.regime())];
  const bankByAddress = new Map([...participants.institutions.keys()].map((id) => [terms.addressOf(id), id]));
  return Promise.all(
    [...participants.holders.keys()].map(async (holder): Promise<Claim> => {
      const account = terms.addressOf(holder);
      const [amount, operator] = await Promise.all([token.balanceOf(account), token.institutionOf(account)]);
      const issuer = regime === "M0_2021" ? CENTRAL_BANK : (bankByAddress.get(operator) ?? operator);
      return { issuer, holder, instrument: "e_cny", amount };
    }),
  );
}
