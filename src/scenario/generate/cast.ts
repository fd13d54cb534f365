import type { Fen, Holder, WalletStatus } from "../participants.ts";
import { lognormal } from "./lognormal.ts";
import { personName, shopName } from "./names.ts";
import type { GeneratorOptions } from "./options.ts";
import { type Random, randomFrom } from "./random.ts";
import { wholeFen } from "./sizes.ts";
import { BANKS, MEAN_TARGET_YUAN } from "./workload.ts";

/** The holders of a generated day by the part that they play in it. */
export interface Cast {
  /** In the order of the participants file. */
  readonly people: readonly Holder[];
  readonly merchants: readonly Holder[];
  /** People whose wallets work, some of them with a thin deposit. */
  readonly active: readonly Holder[];
  readonly withoutWallet: readonly Holder[];
  readonly frozen: readonly Holder[];
  readonly partlyFrozen: readonly Holder[];
  readonly thinDeposit: readonly Holder[];
  readonly shops: readonly Holder[];
  readonly utilities: readonly Holder[];
  readonly funds: readonly Holder[];
}

type Role = "active" | "withoutWallet" | "frozen" | "partlyFrozen" | "thinDeposit";

/** In every twenty people, one in each of the roles that a rule refuses. Assumption. */
const PEOPLE_PER_CYCLE = 20;
const ROLE_AT: Readonly<Record<number, Role>> = {
  3: "withoutWallet",
  8: "frozen",
  13: "partlyFrozen",
  18: "thinDeposit",
};

const SERVICES = ["货币基金销售", "货币基金销售", "城市供电", "移动通信"];
const FUND_COUNT = 2;

const WALLET_SIGMA = 0.8;
const DEPOSIT = { medianYuan: 30_000, sigma: 1 } as const;
const THIN_DEPOSIT_YUAN = 200;
const MERCHANT_WALLET = { medianYuan: 2_000, sigma: 1 } as const;
/** A wallet holds about as much as its holder expects to spend in two days. */
const DAYS_IN_WALLET = 2;
const LEAST_MEDIAN_WALLET_YUAN = 500;
const PARTLY_FROZEN_WALLET = { leastYuan: 500, rangeYuan: 2_500, frozenShare: 0.9 } as const;

export function castOf(options: GeneratorOptions): Cast {
  const random = randomFrom(`${options.seed}/cast`);
  const people = Array.from({ length: options.people }, (_, index) => person(index, options, random));
  const merchants = Array.from({ length: options.merchants }, (_, index) => merchant(index, options, random));
  const playing = (role: Role) => people.filter((_, index) => roleOf(index) === role);
  return {
    people,
    merchants,
    active: [...playing("active"), ...playing("thinDeposit")],
    withoutWallet: playing("withoutWallet"),
    frozen: playing("frozen"),
    partlyFrozen: playing("partlyFrozen"),
    thinDeposit: playing("thinDeposit"),
    shops: merchants.slice(SERVICES.length),
    utilities: merchants.slice(FUND_COUNT, SERVICES.length),
    funds: merchants.slice(0, FUND_COUNT),
  };
}

function roleOf(index: number): Role {
  return ROLE_AT[index % PEOPLE_PER_CYCLE] ?? "active";
}

function person(index: number, options: GeneratorOptions, random: Random): Holder {
  const role = roleOf(index);
  const identity = {
    kind: "person" as const,
    id: numbered("person", index, options.people),
    name: personName(random),
  };
  const banking = { institution: institutionOf(options, random), bank: bankOf(random) };
  const depositYuan =
    role === "thinDeposit"
      ? random.unit() * THIN_DEPOSIT_YUAN
      : lognormal(DEPOSIT.medianYuan, DEPOSIT.sigma, random.unit());
  return { ...identity, ...banking, ...walletOf(role, options, random), depositFen: wholeFen(depositYuan) };
}

interface Wallet {
  readonly walletStatus: WalletStatus;
  readonly walletFen: Fen;
  readonly frozenFen: Fen;
}

function walletOf(role: Role, options: GeneratorOptions, random: Random): Wallet {
  if (role === "withoutWallet") return { walletStatus: "none", walletFen: 0n, frozenFen: 0n };
  if (role === "partlyFrozen") {
    const { leastYuan, rangeYuan, frozenShare } = PARTLY_FROZEN_WALLET;
    const yuan = leastYuan + random.unit() * rangeYuan;
    return { walletStatus: "open", walletFen: wholeFen(yuan), frozenFen: wholeFen(yuan * frozenShare) };
  }
  const spentYuan = (options.payments / options.people) * MEAN_TARGET_YUAN.least;
  const medianYuan = Math.max(LEAST_MEDIAN_WALLET_YUAN, spentYuan * DAYS_IN_WALLET);
  const walletFen = wholeFen(lognormal(medianYuan, WALLET_SIGMA, random.unit()));
  return { walletStatus: role === "frozen" ? "frozen" : "open", walletFen, frozenFen: 0n };
}

function merchant(index: number, options: GeneratorOptions, random: Random): Holder {
  const walletYuan = lognormal(MERCHANT_WALLET.medianYuan, MERCHANT_WALLET.sigma, random.unit());
  return {
    kind: "merchant",
    id: numbered("merchant", index, options.merchants),
    name: SERVICES[index] ?? shopName(random),
    institution: institutionOf(options, random),
    bank: bankOf(random),
    walletStatus: "open",
    walletFen: wholeFen(walletYuan),
    frozenFen: 0n,
    depositFen: 0n,
  };
}

function numbered(kind: string, index: number, count: number): string {
  return `${kind}-${String(index + 1).padStart(String(count).length, "0")}`;
}

function institutionOf({ alipayPercent }: GeneratorOptions, random: Random): string {
  return random.below(100) < alipayPercent ? "alipay" : "tenpay";
}

function bankOf(random: Random): string {
  const point = random.below(100);
  let reached = 0;
  const bank = BANKS.find(({ percent }) => (reached += percent) > point);
  return (bank ?? BANKS[0]).id;
}
