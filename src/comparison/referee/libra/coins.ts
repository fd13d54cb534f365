import { ASSOCIATION, BORROWERS, type Claim, DEALER, FEE_VAULT } from "../../../scenario/claims.ts";
import type { Micro } from "../../../scenario/libra/convert.ts";
import type { LibraDay, LibraHolder } from "../../../scenario/libra/libraDay.ts";
import type { ParticipantId } from "../../../scenario/participants.ts";
import { Freezes } from "../freezes.ts";
import { PaymentMemory } from "./paymentRules.ts";

/** All the money of the model, in micro: coins, and the dollars at the banks. */
export interface Coins {
  readonly day: LibraDay;
  /** By holder, the dealer and the fee vault among them. */
  readonly coins: Map<ParticipantId, Micro>;
  readonly deposits: Map<ParticipantId, Micro>;
  readonly freezes: Freezes;
  readonly memory: PaymentMemory;
  /** By bank. */
  readonly dealerDeposits: Map<ParticipantId, Micro>;
  /** The association's deposit at the custodian bank. */
  reserve: Micro;
  /** Coins that the dealer handed in and that haven't ended. */
  preburned: Micro;
  /** What the dealer paid for coins that haven't come to life. */
  prepaid: Micro;
  /** What borrowers owe each bank. */
  readonly loans: Map<ParticipantId, Micro>;
}

export function openingCoins(day: LibraDay): Coins {
  const holders = [...day.holders.values()];
  return {
    day,
    coins: new Map([
      ...holders.map(({ id, coins }): [ParticipantId, Micro] => [id, coins]),
      [DEALER, day.inventoryTarget],
      [FEE_VAULT, 0n],
    ]),
    deposits: new Map(holders.map(({ id, deposit }) => [id, deposit])),
    freezes: new Freezes(
      holders.map(({ id, walletStatus, frozen }) => ({ id, status: walletStatus, amount: frozen })),
    ),
    memory: new PaymentMemory(day),
    dealerDeposits: new Map(day.dealerDeposits),
    reserve: day.coinsOutstanding,
    preburned: 0n,
    prepaid: 0n,
    loans: new Map(day.loans),
  };
}

/** All coins that there are, whoever has them. */
export function coinsOutstanding({ coins, preburned }: Coins): Micro {
  return [...coins.values()].reduce((sum, amount) => sum + amount, preburned);
}

export function libraHolder({ day }: Coins, id: ParticipantId): LibraHolder {
  const holder = day.holders.get(id);
  if (holder === undefined) throw new Error(`${id} isn't a holder`);
  return holder;
}

/** What an instruction costs its payer on top of its amount. */
export function feeOn(amount: Micro, { parameters: { fees } }: LibraDay): Micro {
  return fees === undefined ? 0n : fees.flatMicro + (amount * fees.basisPoints) / 10_000n;
}

export function amountOf(amounts: ReadonlyMap<ParticipantId, Micro>, id: ParticipantId): Micro {
  return amounts.get(id) ?? 0n;
}

export function add(amounts: Map<ParticipantId, Micro>, id: ParticipantId, amount: Micro): void {
  const after = amountOf(amounts, id) + amount;
  if (after < 0n) throw new Error(`${id} would have ${after} micro`);
  amounts.set(id, after);
}

/** Who owes whom, zero claims left out. */
export function claimsOf({
  day,
  coins,
  deposits,
  dealerDeposits,
  reserve,
  ...money
}: Coins): readonly Claim[] {
  const all: readonly Claim[] = [
    ...[...coins].map(([holder, amount]): Claim => {
      return { issuer: ASSOCIATION, holder, instrument: "coin", amount };
    }),
    ...[...day.holders.values()].map(({ id, bank }): Claim => {
      return { issuer: bank, holder: id, instrument: "deposit", amount: amountOf(deposits, id) };
    }),
    ...[...dealerDeposits].map(([bank, amount]): Claim => {
      return { issuer: bank, holder: DEALER, instrument: "deposit", amount };
    }),
    ...[...money.loans].map(([bank, amount]): Claim => {
      return { issuer: BORROWERS, holder: bank, instrument: "loan", amount };
    }),
    { issuer: ASSOCIATION, holder: DEALER, instrument: "preburned_coin", amount: money.preburned },
    { issuer: ASSOCIATION, holder: DEALER, instrument: "prepaid", amount: money.prepaid },
    { issuer: day.custodianBank, holder: ASSOCIATION, instrument: "reserve_deposit", amount: reserve },
  ];
  return all.filter(({ amount }) => amount !== 0n);
}
