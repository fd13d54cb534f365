import type { BankId } from "../../scenario/interbank/orders.ts";
import type { InterbankDay } from "../../scenario/interbank/rail.ts";
import type { Fen } from "../../scenario/participants.ts";
import type { Leg } from "../ledger/chains.ts";
import { post, postIfAny } from "../schemes/legs.ts";
import { names } from "./accounts.ts";
import type { Payment } from "./orderTable.ts";
import { leaveOutUntilCovered, netsOf } from "./together.ts";

type Amounts = ReadonlyMap<BankId, Fen>;

/** How a session ends. */
export interface SessionClose {
  readonly legs: readonly Leg[];
  readonly settled: readonly Payment[];
  readonly unwound: readonly Payment[];
  /** What each bank that couldn't pay its net position lacked. */
  readonly missing: Amounts;
}

/** Settles the multilateral net of the payments that entered, by the day's rule if some bank can't pay. */
export function closeSession(
  day: InterbankDay,
  payments: readonly Payment[],
  balances: Amounts,
  rooms: Amounts,
): SessionClose {
  const nets = netsOf(payments);
  const missing = new Map<BankId, Fen>();
  for (const [bank, netFen] of nets) {
    const held = (balances.get(bank) as Fen) + netFen;
    if (held < 0n) missing.set(bank, -held);
  }
  const unwinds = day.shortfallRule === "unwind";
  const { together, leftOut } = unwinds
    ? leaveOutUntilCovered(payments, balances)
    : { together: payments, leftOut: [] };
  const losses = unwinds ? new Map<BankId, Fen>() : sharesOf(day, nets, missing);
  const legs = [
    ...closingOfRooms(day, nets, rooms),
    ...leftOut.map(({ payer, payee, amountFen }) =>
      post(names.position(payee), names.position(payer), amountFen),
    ),
    ...settlementLegs(netsOf(together), unwinds ? new Map() : missing, losses),
  ];
  return { legs, settled: together, unwound: leftOut, missing };
}

/** Takes the caps back; what is left of the room is the net position. */
function closingOfRooms({ banks }: InterbankDay, nets: Amounts, rooms: Amounts): readonly Leg[] {
  return banks.flatMap(({ id }) => {
    const room = rooms.get(id) as Fen;
    const cap = room - (nets.get(id) ?? 0n);
    return [
      ...postIfAny(names.room(id), names.position(id), room),
      ...postIfAny(names.position(id), names.caps(), cap),
    ];
  });
}

function settlementLegs(nets: Amounts, missing: Amounts, losses: Amounts): readonly Leg[] {
  const debtors = [...nets].filter(([, netFen]) => netFen < 0n);
  const creditors = [...nets].filter(([, netFen]) => netFen > 0n);
  return [
    ...debtors.flatMap(([bank, netFen]) => {
      const missed = missing.get(bank) ?? 0n;
      return [
        ...postIfAny(names.settlement(bank), names.position(bank), -netFen - missed),
        ...postIfAny(names.defaulted(bank), names.position(bank), missed),
      ];
    }),
    ...creditors.flatMap(([bank, netFen]) => {
      const lost = losses.get(bank) ?? 0n;
      return [
        ...postIfAny(names.position(bank), names.settlement(bank), netFen - lost),
        ...postIfAny(names.position(bank), names.loss(bank), lost),
      ];
    }),
  ];
}

/** Each net creditor's part of what is missing, rounded down; the fen left over go to the first of them, one each. */
function sharesOf({ banks }: InterbankDay, nets: Amounts, missing: Amounts): Amounts {
  const total = [...missing.values()].reduce((sum, fen) => sum + fen, 0n);
  const shares = new Map<BankId, Fen>();
  if (total === 0n) return shares;
  const creditors = banks.map(({ id }) => id).filter((bank) => (nets.get(bank) ?? 0n) > 0n);
  const due = creditors.reduce((sum, bank) => sum + (nets.get(bank) as Fen), 0n);
  for (const bank of creditors) shares.set(bank, (total * (nets.get(bank) as Fen)) / due);
  const given = [...shares.values()].reduce((sum, fen) => sum + fen, 0n);
  for (const bank of creditors.slice(0, Number(total - given))) {
    shares.set(bank, (shares.get(bank) as Fen) + 1n);
  }
  return shares;
}
