import type { LibraCoin } from "../../../types/ethers-contracts/contracts/libra/LibraCoin.ts";
import type { Domain } from "../api/typedData.ts";
import type { Chain } from "../chain/chain.ts";
import type { Gateway } from "../gateway.ts";
import { refuse } from "../refused.ts";

/** The Libra system of the chain; throws `COINS_NOT_HERE` if it has none. */
export function libraOf({ chain }: Pick<Gateway, "chain">): NonNullable<Chain["libra"]> {
  if (chain.libra === undefined) throw refuse(404, "COINS_NOT_HERE");
  return chain.libra;
}

/** As the coin says it itself (EIP-5267): its name is in it. */
export async function coinDomain(coin: LibraCoin): Promise<Domain> {
  const { name, version, chainId, verifyingContract } = await coin.eip712Domain();
  return { name, version, chainId: Number(chainId), verifyingContract };
}
