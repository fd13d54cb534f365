import { demonstrationAddress } from "../src/scenario/keys.ts";
import { COUNCIL } from "../src/scenario/libra/council.ts";
import { DEALER } from "../src/scenario/claims.ts";
import type { LibraParameters } from "../src/scenario/libra/parameters.ts";
import type { DeployParameters } from "./parameters.ts";

/** A scenario's reserve is one deposit at one bank, coin for coin: its statements say so, and no rule forbids it. */
const ONE_DEPOSIT = {
  leastEligible: 0,
  longestMaturity: 0,
  lowestRating: 1,
  mostAtOneCustodian: 10_000,
  buffer: 0,
};

/** The parameters for a scenario's day, whose dealer, custodians and council have demonstration keys. */
export function libraParametersOf(
  parameters: DeployParameters,
  keySeed: string,
  { custodianThreshold }: Pick<LibraParameters, "custodianThreshold">,
  custodians: readonly { readonly address: string }[],
): DeployParameters {
  const [, ...others] = parameters.libra.association.members;
  const council = { account: demonstrationAddress(keySeed, COUNCIL), name: "Council" };
  const libra = {
    ...parameters.libra,
    dealer: demonstrationAddress(keySeed, DEALER),
    custodians: custodians.map(({ address }) => address),
    custodianThreshold,
    reservePolicy: ONE_DEPOSIT,
    association: { ...parameters.libra.association, members: [council, ...others] },
  };
  return { ...parameters, libra };
}
