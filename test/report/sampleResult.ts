import { type Result, result } from "../../src/report/result.ts";

type Family = Result["families"][number];
type Rail = Family["referee"];

const HASH = "0123456789abcdef".repeat(4);

/**
 * One person tops up 300.01 yuan, pays a merchant 500.00 and another person 7.00; the merchant gives back 20.00 and
 * withdraws 100.00. Worked by hand: wallets 1,000.00 before, 1,200.01 after.
 */
export function sampleResult(): Result {
  return result.parse({
    version: 1,
    environment: {
      project: "0.1.0",
      commit: "abcdef123456",
      node: "v24.0.0",
      platform: "linux",
      processor: "some processor",
      processors: 2,
      packages: { solc: "0.8.37" },
      chain: { network: "local", chainId: 1, client: "client", gives: "inclusion" },
      database: { engine: "pglite", version: "18", durable: false, because: "fsync off" },
    },
    scenario: {
      name: "A day by hand",
      opensAt: "2019-11-11T00:00:00+08:00",
      closesAt: "2019-11-12T00:00:00+08:00",
      instructions: 6,
      byKind: { top_up: 1, payment: 4, withdrawal: 1 },
      amountFen: "92801",
      participants: { banks: 1, institutions: 1, holders: 3 },
      sessionsPerDay: 4,
      seed: "by-hand",
    },
    families: [family("gross"), family("net")],
    leftOut: [],
  });
}

function family(mode: "gross" | "net"): Family {
  return {
    scheme: "alipay-2.0",
    mode,
    currency: { code: "CNY", decimals: 2 },
    agree: true,
    referee: rail("referee"),
    rails: [rail("contracts"), rail("books")],
  };
}

function rail(name: Rail["name"]): Rail {
  return {
    name,
    accepted: 5,
    rejected: { INSUFFICIENT_BALANCE: 1 },
    replayed: 0,
    decisionsHash: HASH,
    endStateHash: HASH,
    openingSheets: sheets(100_000n, 500_000n, 200_000n),
    closingSheets: sheets(120_001n, 479_999n, 179_999n),
    flows: [
      { kind: "payment", from: "merchant", to: "person", amount: "2000", instructions: 1 },
      { kind: "payment", from: "person", to: "merchant", amount: "50000", instructions: 1 },
      { kind: "payment", from: "person", to: "person", amount: "700", instructions: 1 },
      { kind: "top_up", from: "bank", to: "person", amount: "30001", instructions: 1 },
      { kind: "withdrawal", from: "merchant", to: "bank", amount: "10000", instructions: 1 },
    ],
  };
}

/** Of an institution, its bank and the central bank; in fen. */
function sheets(wallets: bigint, deposits: bigint, reserves: bigint): Rail["closingSheets"] {
  const lending = wallets + reserves;
  const loan = deposits + lending - reserves;
  const text = (amounts: Record<string, bigint>) =>
    Object.fromEntries(Object.entries(amounts).map(([instrument, amount]) => [instrument, amount.toString()]));
  const sheet = (entity: string, kind: Rail["closingSheets"][number]["kind"], assets: Record<string, bigint>, liabilities: Record<string, bigint>) => {
    const sum = (amounts: Record<string, bigint>) => Object.values(amounts).reduce((total, amount) => total + amount, 0n);
    return { entity, kind, assets: text(assets), liabilities: text(liabilities), equity: (sum(assets) - sum(liabilities)).toString() };
  };
  return [
    sheet("alipay", "institution", { client_reserve: wallets }, { wallet: wallets }),
    sheet("borrowers", "borrowers", {}, { loan }),
    sheet("central-bank", "central_bank", { central_bank_lending: lending }, { client_reserve: wallets, reserves }),
    sheet("icbc", "bank", { loan, reserves }, { central_bank_lending: lending, deposit: deposits }),
    sheet("holders", "holders", { deposit: deposits, wallet: wallets }, {}),
  ];
}
