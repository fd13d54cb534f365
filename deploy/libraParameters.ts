import { demonstrationAddress } from "../src/scenario/keys.ts";
import { DEALER } from "../src/scenario/claims.ts";
import type { LibraParameters } from "../src/scenario/libra/parameters.ts";
import type { DeployParameters } from "./parameters.ts";

/** The parameters for a scenario's day, whose dealer and custodians have demonstration keys. */
export function libraParametersOf(
  parameters: DeployParameters,
  keySeed: string,
  { custodianThreshold }: Pick<LibraParameters, "custodianThreshold">,
  custodians: readonly { readonly address: string }[],
): DeployParameters {
  const libra = {
    ...parameters.libra,
    dealer: demonstrationAddress(keySeed, DEALER),
    custodians: custodians.map(({ address }) => address),
    custodianThreshold,
  };
  return { ...parameters, libra };
}
