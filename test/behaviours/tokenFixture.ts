import type { RegulatedToken } from "../../types/ethers-contracts/contracts/token/RegulatedToken.ts";
import type { SmartWallet } from "../../types/ethers-contracts/contracts/test/SmartWallet.ts";
import type { Chain, Fixture, People } from "./chain.ts";

/**
 * What a currency gives the behaviour suites. Alice, bob and carol hold `opening` each; dave may hold and has
 * nothing; stranger and relay may not hold. The rights are those of `TOKEN_RIGHTS`.
 */
export interface TokenUnderTest {
  readonly token: RegulatedToken;
  readonly people: People;
  readonly opening: bigint;
  /** An ERC-1271 wallet that holds `opening` too, and says yes to what alice signed. */
  readonly smartWallet: SmartWallet;
}

export interface TokenSuite {
  readonly chain: Chain;
  readonly fixture: Fixture<TokenUnderTest>;
  readonly name: string;
  readonly symbol: string;
  readonly decimals: bigint;
}

export function load(suite: TokenSuite): Promise<TokenUnderTest> {
  return suite.chain.restore(suite.fixture);
}
