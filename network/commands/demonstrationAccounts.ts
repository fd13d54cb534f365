import { HDNodeWallet } from "ethers";

import { demonstrationCustodians } from "../../src/onchain/libra/custodians.ts";
import { DEALER } from "../../src/scenario/claims.ts";
import { demonstrationAddress } from "../../src/scenario/keys.ts";
import { COUNCIL } from "../../src/scenario/libra/council.ts";
import { DEFAULT_LIBRA } from "../../src/scenario/libra/parameters.ts";
import { openScenario } from "../../src/scenario/openScenario.ts";

const PATH = "m/44'/60'/0'/0";
const ACCOUNTS = 48;

/** The accounts of a phrase: those that deploy and hold the roles of `deploy/parameters`. */
export function phraseAccounts(phrase: string): string[] {
  const root = HDNodeWallet.fromPhrase(phrase, undefined, PATH);
  return Array.from({ length: ACCOUNTS }, (_, index) => root.deriveChild(index).address);
}

/** Who sends transactions while a scenario's day is settled: institutions and banks, and those that speak for them. */
export async function scenarioAccounts(folder: string): Promise<string[]> {
  const { keySeed, participants, libra = DEFAULT_LIBRA } = await openScenario(folder);
  const { banks, institutions } = participants;
  const ids = [...banks.keys(), ...institutions.keys(), DEALER, COUNCIL];
  return [
    ...ids.map((id) => demonstrationAddress(keySeed, id)),
    ...demonstrationCustodians(keySeed, libra).map(({ address }) => address),
  ];
}
