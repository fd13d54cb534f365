import type { AddressLike } from "ethers";

import { type Chain, bytes32 } from "../behaviours/chain.ts";
import { TOKEN_RIGHTS, grantRights } from "../behaviours/rights.ts";
import { CUSTODIANS, type StatementTerms, paymentOf, signaturesOf, soundHoldings } from "./statements.ts";

export const OPENING_MICRO = 100_000n;
export const RESERVE_MICRO = 1_000_000n;
/** All that is minted at opening, of which three holders have `OPENING_MICRO` each. */
export const MINTED_MICRO = 500_000n;
export const STALENESS_SECONDS = 86_400n;

const DECISIONS = [
  ...["designateDealer", "setTiers", "switchMinting"],
  ...["approveMint", "declineMint", "burn", "cancelPreburn"],
];

/** The second white paper's, with at most half at one custodian, and no buffer. */
export const POLICY = {
  leastEligible: 8_000n,
  longestMaturity: 92n * 86_400n,
  lowestRating: 5n,
  mostAtOneCustodian: 5_000n,
  buffer: 0n,
};

/** Connected contracts only: no dealer, no VASP, no statement. Two of three custodians must sign. */
export async function deployBareLibra(chain: Chain) {
  const { ethers, people } = chain;
  const authority = await ethers.deployContract("AccessManager", [people.admin.address], people.admin);
  const treasury = await ethers.deployContract("Treasury", [authority], people.admin);
  const coinArguments = ["Libra USD", "≋USD", authority, treasury] as const;
  const coin = await ethers.deployContract("LibraCoin", [...coinArguments], people.admin);
  const custodians = CUSTODIANS.map(({ address }) => address);
  const reserveArguments = [authority, coin, custodians, 2n, STALENESS_SECONDS, POLICY] as const;
  const reserve = await ethers.deployContract("Reserve", [...reserveArguments], people.admin);
  await treasury.connectCoin(coin, reserve);
  await grantRights(chain, authority, coin, { ...TOKEN_RIGHTS, admitter: ["admitVasp"] });
  await grantRights(chain, authority, treasury, { compliance: DECISIONS });

  const now = async () => BigInt((await ethers.provider.getBlock("latest"))?.timestamp ?? 0);
  let statements = 0;
  /** A statement as of the last block, or of any other moment, signed by two custodians. */
  const attest = async (amountInMicro: bigint, asOf?: bigint) => {
    statements += 1;
    const moment = asOf ?? (await now());
    const statement = {
      coin: await coin.getAddress(),
      holdings: soundHoldings(amountInMicro, moment),
      interestInMicro: 0n,
      asOf: moment,
      statementId: bytes32(`statement ${statements}`),
    };
    const signatures = await signaturesOf(reserve, statement);
    return reserve.connect(people.relay).attest(statement, signatures);
  };
  const { stranger } = people;
  return {
    ...{ chain, people, authority, now, attest },
    coin: coin.connect(stranger),
    treasury: treasury.connect(stranger),
    reserve: reserve.connect(stranger),
  };
}

/**
 * A dealer with coins, two VASPs, and three open wallets with money: alice's and bob's at alipay, carol's at tenpay.
 * Dave has an empty wallet at tenpay, stranger and relay have none. The reserve is twice the coins.
 */
export async function deployLibra(chain: Chain) {
  const system = await deployBareLibra(chain);
  const { coin, treasury, people, attest } = system;
  const { compliance, dealer } = people;
  await treasury.connect(compliance).designateDealer(dealer, "A dealer");
  for (const vasp of [people.alipay, people.tenpay]) {
    await coin.connect(people.admitter).admitVasp(vasp, "A VASP");
  }
  await coin.connect(people.alipay).openWallets([people.alice.address, people.bob.address]);
  await coin.connect(people.tenpay).openWallets([people.carol.address, people.dave.address]);

  let requests = 0;
  /** Mints to the dealer: request and approval. */
  const mint = async (amountInMicro: bigint) => {
    requests += 1;
    const requestId = bytes32(`mint ${requests}`);
    await treasury.connect(dealer).requestMint(requestId, amountInMicro);
    return treasury.connect(compliance).approveMint(requestId);
  };
  let payments = 0;
  /** The dealer sells coins to a holder. */
  const topUp = async (holder: AddressLike, amountInMicro: bigint) => {
    payments += 1;
    const payment = await paymentOf(dealer, holder, { id: `opening ${payments}`, amountInMicro });
    await coin.connect(dealer).pay(payment, "0x");
  };
  await attest(RESERVE_MICRO);
  await mint(MINTED_MICRO);
  for (const holder of [people.alice, people.bob, people.carol]) await topUp(holder, OPENING_MICRO);
  return { ...system, mint, topUp };
}

/** A good statement about a later moment, which the next block is a minute after. */
export async function laterStatement({ chain, coin, now }: LibraSystem): Promise<StatementTerms> {
  const asOf = (await now()) + 10n;
  await chain.setNextBlockTimestamp(asOf + 60n);
  const holdings = soundHoldings(700_000n, asOf);
  const terms = { holdings, interestInMicro: 0n, asOf, statementId: bytes32("later") };
  return { coin: await coin.getAddress(), ...terms };
}

export type LibraSystem = Awaited<ReturnType<typeof deployLibra>>;
