import type { AddressLike } from "ethers";

import { type Chain, FOREVER, bytes32 } from "../behaviours/chain.ts";
import { TOKEN_RIGHTS, grantRights } from "../behaviours/rights.ts";

export const OPENING_FEN = 100_000n;
export const RESERVES_FEN = 10_000_000n;

/** Contracts only: nobody admitted yet. */
export async function deployBareYuan(chain: Chain) {
  const { ethers, people } = chain;
  const authority = await ethers.deployContract("AccessManager", [people.admin.address], people.admin);
  const centralBank = await ethers.deployContract("CentralBank", [authority], people.admin);
  const yuan = await ethers.deployContract("WalletYuan", [authority, centralBank], people.admin);
  await centralBank.connectWalletYuan(yuan);
  await grantRights(chain, authority, yuan, { ...TOKEN_RIGHTS, admitter: ["admitInstitution"] });
  await grantRights(chain, authority, centralBank, { admitter: ["admitBank"], issuer: ["issueReserves"] });
  return {
    chain,
    people,
    authority,
    centralBank: centralBank.connect(people.stranger),
    yuan: yuan.connect(people.stranger),
  };
}

/**
 * Two institutions, two banks with reserves, and three open wallets with money: alice's and bob's at alipay, carol's
 * at tenpay. Dave has an empty wallet at tenpay, stranger and relay have none. The money came from icbc.
 */
export async function deployYuan(chain: Chain) {
  const system = await deployBareYuan(chain);
  const { centralBank, yuan, people } = system;
  for (const institution of [people.alipay, people.tenpay]) {
    await yuan.connect(people.admitter).admitInstitution(institution, "An institution");
  }
  for (const bank of [people.icbc, people.ccb]) {
    await centralBank.connect(people.admitter).admitBank(bank, "A bank");
    await centralBank.connect(people.issuer).issueReserves(bank, RESERVES_FEN);
  }
  await yuan.connect(people.alipay).openWallets([people.alice.address, people.bob.address]);
  await yuan.connect(people.tenpay).openWallets([people.carol.address, people.dave.address]);

  let topUps = 0;
  const topUp = async (wallet: AddressLike, amountInFen: bigint) => {
    topUps += 1;
    const instructionId = bytes32(`opening ${topUps}`);
    const statement = { instructionId, bank: people.icbc, wallet, amountInFen, validUntil: FOREVER };
    await centralBank.connect(people.icbc).topUp(statement, "0x");
  };
  for (const wallet of [people.alice, people.bob, people.carol]) await topUp(wallet, OPENING_FEN);
  return { ...system, topUp };
}

export type YuanSystem = Awaited<ReturnType<typeof deployYuan>>;
