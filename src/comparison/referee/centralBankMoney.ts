import { CENTRAL_BANK, type Claim, NETSUNION } from "../../scenario/claims.ts";
import type { Fen, ParticipantId } from "../../scenario/participants.ts";
import type { SettlementMode } from "../../scenario/rail.ts";

/** The balances that banks and institutions keep at the central bank, and their positions in the open session. */
export interface CentralBankMoney {
  /** What a member can still pay out: its balance when the session opened, plus what it is due, less what it owes. */
  availableFen(member: ParticipantId): Fen;
  /** Gross: in central-bank money, now. Net: in the positions of the open session. */
  pay(payer: ParticipantId, payee: ParticipantId, amountFen: Fen): void;
  /** Moves every position's net into the balances. */
  settlePositions(): void;
  claims(): readonly Claim[];
}

export function centralBankMoney(
  mode: SettlementMode,
  openingReservesFen: ReadonlyMap<ParticipantId, Fen>,
  openingClientReservesFen: ReadonlyMap<ParticipantId, Fen>,
): CentralBankMoney {
  const balancesFen = new Map([...openingReservesFen, ...openingClientReservesFen]);
  const positionsFen = new Map([...balancesFen.keys()].map((member) => [member, 0n]));

  const availableFen = (member: ParticipantId) => of(balancesFen, member) + of(positionsFen, member);

  function settlePositions(): void {
    for (const [member, positionFen] of positionsFen) {
      balancesFen.set(member, of(balancesFen, member) + positionFen);
      positionsFen.set(member, 0n);
    }
  }

  function pay(payer: ParticipantId, payee: ParticipantId, amountFen: Fen): void {
    if (availableFen(payer) < amountFen)
      throw new Error(`${payer} pays ${amountFen} fen of central-bank money it lacks`);
    positionsFen.set(payer, of(positionsFen, payer) - amountFen);
    positionsFen.set(payee, of(positionsFen, payee) + amountFen);
    if (mode === "gross") settlePositions();
  }

  function claims(): readonly Claim[] {
    const balances = [...balancesFen].map(([holder, amountFen]): Claim => {
      const instrument = openingReservesFen.has(holder) ? "reserves" : "client_reserve";
      return { issuer: CENTRAL_BANK, holder, instrument, amount: amountFen };
    });
    const positions = [...positionsFen].map(([member, positionFen]): Claim => {
      return positionFen < 0n
        ? { issuer: member, holder: NETSUNION, instrument: "clearing", amount: -positionFen }
        : { issuer: NETSUNION, holder: member, instrument: "clearing", amount: positionFen };
    });
    return [...balances, ...positions];
  }

  return { availableFen, pay, settlePositions, claims };
}

function of(amounts: ReadonlyMap<ParticipantId, Fen>, member: ParticipantId): Fen {
  const amountFen = amounts.get(member);
  if (amountFen === undefined) throw new Error(`${member} has no account at the central bank`);
  return amountFen;
}
