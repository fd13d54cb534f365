import { randomFrom } from "../../scenario/generate/random.ts";
import type { Instruction } from "../../scenario/instructions.ts";
import type { Bank, Holder, Institution } from "../../scenario/participants.ts";
import type { Scenario } from "../../scenario/scenario.ts";

const OPENS_AT_SECONDS = 1_573_401_600;
const SECONDS_PER_DAY = 86_400;
/** Nobody runs dry: what is measured is settling, not refusing. In fen. */
const WALLET_FEN = 1_000_000_000n;
const MOST_FEN = 10_000;

const BANKS: readonly Bank[] = [1, 2].map((number) => {
  return { kind: "bank", id: `bank-${number}`, name: `Bank ${number}`, reserveFen: WALLET_FEN };
});
const INSTITUTIONS: readonly Institution[] = ["alipay", "tenpay"].map((id) => {
  return { kind: "institution", id, name: id };
});

/** So many people with wallets, at two institutions in turn; its instructions come from `paymentsOf`. */
export function benchScenario(seed: string, people: number): Scenario {
  const holders = Array.from({ length: people }, (_, index): Holder => {
    return {
      ...{ kind: "person", id: `person-${index + 1}`, name: `Person ${index + 1}` },
      ...{ institution: (INSTITUTIONS[index % 2] as Institution).id, bank: (BANKS[index % 2] as Bank).id },
      ...{ walletStatus: "open", walletFen: WALLET_FEN, frozenFen: 0n, depositFen: WALLET_FEN },
    } as const;
  });
  return {
    ...{ name: "Benchmark", folder: "", keySeed: seed, sessionsPerDay: 1 },
    opensAtSeconds: OPENS_AT_SECONDS,
    closesAtSeconds: OPENS_AT_SECONDS + SECONDS_PER_DAY,
    participants: { banks: byId(BANKS), institutions: byId(INSTITUTIONS), holders: byId(holders) },
    measures: [],
    instructions: async function* () {},
  };
}

/** Payments between people drawn uniformly; the same seed and run give the same ones. */
export function paymentsOf(
  { keySeed, opensAtSeconds, participants }: Scenario,
  run: string,
  count: number,
): readonly Instruction[] {
  const random = randomFrom(`${keySeed}/${run}`);
  const people = [...participants.holders.keys()];
  return Array.from({ length: count }, (_, index) => {
    const payer = random.below(people.length);
    const payee = (payer + 1 + random.below(people.length - 1)) % people.length;
    return {
      id: `${run}-${index}`,
      atSeconds: opensAtSeconds,
      kind: "payment",
      payer: people[payer] as string,
      payee: people[payee] as string,
      amount: BigInt(1 + random.below(MOST_FEN)),
    };
  });
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}
