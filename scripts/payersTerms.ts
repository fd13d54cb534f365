import { LOCAL_CHAIN } from "../deploy/localChain.ts";
import type { AuthorisationTerms } from "../src/scenario/authorisation.ts";
import { demonstrationAddress } from "../src/scenario/keys.ts";
import { ecnyTerms } from "../src/scenario/ecny/sign.ts";
import { libraTerms } from "../src/scenario/libra/sign.ts";
import type { Scenario } from "../src/scenario/scenario.ts";
import { scenarioTerms } from "../src/scenario/terms.ts";
import { type PreparedChain, validUntil } from "./chain.ts";
import { ecnyDomain } from "./ecnyChain.ts";
import { libraDomain } from "./libraChain.ts";
import type { Task } from "./run/takeUp.ts";

/** What the payers sign in yuan; without contracts it names one that is on no chain. */
export async function yuanTerms(
  scenario: Scenario,
  { carriedOn }: Task,
  chain: PreparedChain | undefined,
): Promise<AuthorisationTerms> {
  const { chainId, walletYuan } = chain?.deployment ?? {
    chainId: LOCAL_CHAIN.chainId,
    walletYuan: demonstrationAddress(scenario.keySeed, "contract/wallet-yuan"),
  };
  const { closesAtSeconds } = scenario;
  const last =
    carriedOn?.validUntilSeconds ??
    (chain === undefined ? closesAtSeconds : await validUntil(closesAtSeconds, chain));
  return scenarioTerms(
    scenario,
    { name: "Wallet Yuan", version: "1", chainId, verifyingContract: walletYuan },
    last,
  );
}

/** What the payers sign in e-CNY where no contracts take part. */
export function ecnyTermsWithoutChain(scenario: Scenario): AuthorisationTerms {
  const eCny = demonstrationAddress(scenario.keySeed, "contract/e-cny");
  return ecnyTerms(scenario, ecnyDomain({ chainId: LOCAL_CHAIN.chainId, eCny }));
}

/** What the payers sign in ≋USD where no contracts take part. */
export function libraTermsWithoutChain(scenario: Scenario): AuthorisationTerms {
  const coin = demonstrationAddress(scenario.keySeed, "contract/libra-usd");
  return libraTerms(scenario, libraDomain({ chainId: LOCAL_CHAIN.chainId, coin }));
}
