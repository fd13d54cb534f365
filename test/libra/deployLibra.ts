import { type AddressLike, resolveAddress } from "ethers";

import { type Chain, bytes32 } from "../behaviours/chain.ts";
import { TOKEN_RIGHTS, grantRights } from "../behaviours/rights.ts";
import { CREDENTIAL, deployNetwork, letActOnCoin } from "./deployNetwork.ts";
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
  const { participants, rules, recovery } = await deployNetwork(chain, authority);
  const coinArguments = ["Libra USD", "≋USD", authority, treasury, participants, rules] as const;
  const coin = await ethers.deployContract("LibraCoin", [...coinArguments], people.admin);
  const custodians = CUSTODIANS.map(({ address }) => address);
  const reserveArguments = [authority, coin, custodians, 2n, STALENESS_SECONDS, POLICY] as const;
  const reserve = await ethers.deployContract("Reserve", [...reserveArguments], people.admin);
  await treasury.connectCoin(coin, reserve);
  await participants.connectCoin(coin);
  await grantRights(chain, authority, coin, { ...TOKEN_RIGHTS, compliance: ["setFees", "burnFees"] });
  await letActOnCoin(authority, coin, { rules, recovery });
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
    participants: participants.connect(stranger),
    rules: rules.connect(stranger),
    recovery: recovery.connect(stranger),
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
  const { coin, treasury, participants, people, attest } = system;
  const { compliance, dealer, alipay, tenpay } = people;
  const registry = participants.connect(people.admitter);
  await registry.registerDesignatedDealer(dealer, CREDENTIAL);
  await treasury.connect(compliance).designateDealer(dealer, "A dealer");
  for (const vasp of [alipay, tenpay]) {
    await registry.registerParentVasp(vasp, CREDENTIAL);
    await coin.connect(vasp).acceptCurrency();
  }
  /** Children of the VASP, which accepts the currency for them. */
  const openWallets = async (vasp: typeof alipay, wallets: readonly AddressLike[]) => {
    const addresses = await Promise.all(wallets.map((wallet) => resolveAddress(wallet)));
    await participants.connect(vasp).registerChildren(addresses);
    return coin.connect(vasp).openWallets(addresses);
  };
  await openWallets(alipay, [people.alice, people.bob]);
  await openWallets(tenpay, [people.carol, people.dave]);

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
  return { ...system, mint, topUp, openWallets };
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
