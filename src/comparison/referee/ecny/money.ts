import { CENTRAL_BANK, type Claim } from "../../../scenario/claims.ts";
import type { ECnyDay } from "../../../scenario/ecny/ecnyDay.ts";
import type { ECnyRegime } from "../../../scenario/ecny/parameters.ts";
import { standingClaimLines } from "../../../scenario/openingClaims.ts";
import type { Fen, ParticipantId } from "../../../scenario/participants.ts";
import { Freezes } from "../freezes.ts";
import { type Money, depositFen, walletFen } from "../money.ts";

/** All the money of the model: e-CNY, deposits, and the banks' reserves at the central bank. */
export interface ECnyMoney extends Omit<Money, "centralBank"> {
  readonly regime: ECnyRegime;
  readonly reservesFen: Map<ParticipantId, Fen>;
  /** What the day doesn't change. */
  readonly standing: ECnyDay["standing"];
}

export function openingMoney({ participants, regime, standing }: ECnyDay): ECnyMoney {
  const holders = [...participants.holders.values()];
  return {
    participants,
    regime,
    standing,
    walletsFen: new Map(holders.map((holder) => [holder.id, holder.walletFen])),
    depositsFen: new Map(holders.map((holder) => [holder.id, holder.depositFen])),
    reservesFen: new Map([...participants.banks.values()].map(({ id, reserveFen }) => [id, reserveFen])),
    freezes: new Freezes(
      holders.map(({ id, walletStatus, frozenFen }) => ({ id, status: walletStatus, amount: frozenFen })),
    ),
    paid: new Map(),
  };
}

export function reserveFen({ reservesFen }: Pick<ECnyMoney, "reservesFen">, bank: ParticipantId): Fen {
  const found = reservesFen.get(bank);
  if (found === undefined) throw new Error(`${bank} has no reserve account`);
  return found;
}

/** Who owes whom, zero claims left out. */
export function claimsOf(money: ECnyMoney): readonly Claim[] {
  const { participants, regime, standing } = money;
  const people = [...participants.holders.values()].flatMap(
    ({ id, bank, institution: operator }): Claim[] => {
      const issuer = regime === "M0_2021" ? CENTRAL_BANK : operator;
      return [
        { issuer, holder: id, instrument: "e_cny", amount: walletFen(money, id) },
        { issuer: bank, holder: id, instrument: "deposit", amount: depositFen(money, id) },
      ];
    },
  );
  const reserves = [...money.reservesFen].map(([holder, amount]): Claim => {
    return { issuer: CENTRAL_BANK, holder, instrument: "reserves", amount };
  });
  return [...people, ...reserves, ...standingClaimLines(standing)].filter(({ amount }) => amount !== 0n);
}
