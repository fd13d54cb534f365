import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";

import type { Chain } from "../../behaviours/chain.ts";
import { grantRights } from "../../behaviours/rights.ts";
import { deployLibra } from "../deployLibra.ts";

export const DELAY_SECONDS = 3_600n;

/** ≋USD with an emergency queue: the issuer is the administrator, dealers are declared inactive. */
export async function deployRedemption(chain: Chain) {
  const system = await deployLibra(chain);
  const { coin, treasury, authority, people, now } = system;
  const deployed = await chain.ethers.deployContract(
    "Redemption",
    [authority, coin, DELAY_SECONDS],
    people.admin,
  );
  const redemption = deployed.connect(people.stranger);
  await coin.connect(people.admin).registerSystemAccount(redemption);
  await treasury.connect(people.admin).connectRedemption(redemption);
  await grantRights(chain, authority, redemption, { issuer: ["settle"] });
  await redemption.connect(people.admin).declareDealersInactive();

  /** A holder allows the queue to take coins, and hands them in. */
  const request = async (holder: HardhatEthersSigner, amountInMicro: bigint) => {
    await coin.connect(holder).approve(redemption, amountInMicro);
    return redemption.connect(holder).request(amountInMicro);
  };
  /** The next block is after the delay of every request so far. */
  const pass = async () => chain.setNextBlockTimestamp((await now()) + DELAY_SECONDS + 1n);
  return { ...system, redemption, administrator: redemption.connect(people.issuer), request, pass };
}
