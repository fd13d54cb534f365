import type { AddressLike } from "ethers";

import type { Chain } from "../../behaviours/chain.ts";
import { TOKEN_RIGHTS, grantRights } from "../../behaviours/rights.ts";
import { deployYuan } from "../deployYuan.ts";
import { topUpOf } from "../statements.ts";

export const M0_2021 = 0n;
export const DEPOSIT_2026 = 1n;
export const CONVERTED_FEN = 50_000n;

/**
 * The world of `deployYuan` with e-CNY: icbc and ccb operate, alice's and bob's wallets are at icbc, carol's at ccb;
 * alice and carol have converted a deposit at their operating bank. Dave and stranger have no e-CNY wallet.
 */
async function deployECny(chain: Chain, regime: bigint) {
  const system = await deployYuan(chain);
  const { authority, centralBank, people } = system;
  const eCny = await chain.ethers.deployContract("ECny", [authority, centralBank, regime], people.admin);
  await centralBank.connect(people.admin).connectECny(eCny);
  await grantRights(chain, authority, eCny, { ...TOKEN_RIGHTS, admitter: ["admitInstitution"] });
  for (const bank of [people.icbc, people.ccb]) {
    await eCny.connect(people.admitter).admitInstitution(bank, "An operating bank");
  }
  await eCny.connect(people.icbc).openWallets([people.alice.address, people.bob.address]);
  await eCny.connect(people.ccb).openWallets([people.carol.address]);
  const convert = async (
    bank: "icbc" | "ccb",
    wallet: AddressLike,
    terms: { readonly id?: string; readonly amountInFen?: bigint } = {},
  ) => {
    const conversion = await topUpOf(people[bank], wallet, terms);
    return centralBank.connect(people[bank]).convert(conversion, "0x");
  };
  await convert("icbc", people.alice, { id: "first", amountInFen: CONVERTED_FEN });
  await convert("ccb", people.carol, { id: "second", amountInFen: CONVERTED_FEN });
  return { ...system, eCny: eCny.connect(people.stranger), convert };
}

export async function deployCurrency(chain: Chain) {
  return deployECny(chain, M0_2021);
}

export async function deployDeposit(chain: Chain) {
  return deployECny(chain, DEPOSIT_2026);
}

export type ECnySystem = Awaited<ReturnType<typeof deployECny>>;
