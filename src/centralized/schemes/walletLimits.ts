import type { Refusal } from "../../catalogue/refusals.ts";
import { formatChinaTime } from "../../scenario/chinaTime.ts";
import type { Instruction } from "../../scenario/instructions.ts";
import type { Fen, Holder, ParticipantId, Participants } from "../../scenario/participants.ts";
import { limitsOf } from "../../scenario/tiers.ts";
import type { Leg } from "../ledger/chains.ts";
import { type ChartAccount, accountName, chartAccount } from "./chartAccount.ts";
import { post } from "./legs.ts";

/**
 * Limits as accounts: what is left of each is the credit balance of an account of its own, which a payment debits in
 * the same chain. So they are kept, exhausted and recovered with the money itself, one payment after the other, also
 * within a group. They stand on no balance sheet, and each institution's cancel out.
 */
type Limit = "single" | "day" | "year" | "lifetime" | "balance" | "static_qr";

const REFUSALS: Record<Limit, Refusal> = {
  single: "SINGLE_LIMIT_EXCEEDED",
  day: "DAY_LIMIT_EXCEEDED",
  year: "YEAR_LIMIT_EXCEEDED",
  lifetime: "LIFETIME_LIMIT_EXCEEDED",
  balance: "BALANCE_LIMIT_EXCEEDED",
  static_qr: "QR_LIMIT_EXCEEDED",
};

/** A leg together with the limit that it stands for. */
interface LimitLeg {
  readonly limit: Limit;
  readonly leg: Leg;
}

interface Span {
  readonly opensAtSeconds: number;
  readonly closesAtSeconds: number;
}

/** What the institution's limits were given out from, and where what was used goes. */
const given = (institution: ParticipantId) => accountName(institution, "limits");
/** Never has room: stands for an amount above the limit for one payment. */
const nothing = (institution: ParticipantId) => accountName(institution, "limit", "single");
const left = ({ institution, id }: Holder, limit: Limit, period: string) =>
  accountName(institution, "limit", limit, id, period);

export function limitAccounts(participants: Participants, span: Span): readonly ChartAccount[] {
  const tiered = tieredHolders(participants);
  const institutions = new Set(tiered.map(({ institution }) => institution));
  return [
    ...[...institutions].map((institution) => memo(given(institution), institution, institution)),
    ...[...institutions].map((institution) => room(nothing(institution), institution, institution)),
    ...tiered.flatMap((holder) =>
      roomsOf(holder, span).map(({ name }) => room(name, holder.institution, holder.id)),
    ),
  ];
}

/** Gives each limit its room for the day. */
export function limitOpeningLegs(participants: Participants, span: Span): readonly Leg[] {
  return tieredHolders(participants).flatMap((holder) =>
    roomsOf(holder, span)
      .filter(({ roomFen }) => roomFen > 0n)
      .map(({ name, roomFen }) => post(given(holder.institution), name, roomFen)),
  );
}

/** What an instruction uses of limits, and gives back of the payer's balance limit, in the order of the rules. */
export function limitLegsOf(instruction: Instruction, { holders }: Participants): readonly LimitLeg[] {
  const { kind, payer, payee, amount: amountFen } = instruction;
  if (payer === payee) return [];
  const from = kind === "top_up" ? undefined : holders.get(payer);
  const to = kind === "withdrawal" ? undefined : holders.get(payee);
  const freed = from === undefined || limitsOf(from).balanceFen === undefined ? [] : [from];
  return [
    ...(kind === "payment" && from !== undefined ? periodLegs(instruction, from) : []),
    ...(to === undefined || limitsOf(to).balanceFen === undefined ? [] : [use(to, "balance", "", amountFen)]),
    ...(kind === "payment" && from !== undefined ? staticQrLegs(instruction, from) : []),
    ...freed.map((holder): LimitLeg => ({
      limit: "balance",
      leg: post(given(holder.institution), left(holder, "balance", ""), amountFen),
    })),
  ];
}

/** Which limit a failed leg stands for; undefined if it isn't one of a limit's. */
export function limitRefusalOf(
  instruction: Instruction,
  participants: Participants,
  legIndex: number,
  moneyLegs: number,
): Refusal | undefined {
  const found = limitLegsOf(instruction, participants)[legIndex - moneyLegs];
  return legIndex < moneyLegs || found === undefined ? undefined : REFUSALS[found.limit];
}

function periodLegs({ amount: amountFen, atSeconds }: Instruction, payer: Holder): LimitLeg[] {
  const { singleFen, dayFen, yearFen, lifetimeFen } = limitsOf(payer);
  const { institution } = payer;
  const tooMuch = singleFen !== undefined && amountFen > singleFen;
  return [
    ...(tooMuch
      ? [{ limit: "single", leg: post(nothing(institution), given(institution), amountFen) } as const]
      : []),
    ...(dayFen === undefined ? [] : [use(payer, "day", dayOf(atSeconds), amountFen)]),
    ...(yearFen === undefined ? [] : [use(payer, "year", yearOf(atSeconds), amountFen)]),
    ...(lifetimeFen === undefined ? [] : [use(payer, "lifetime", "", amountFen)]),
  ];
}

function staticQrLegs({ amount: amountFen, atSeconds, channel }: Instruction, payer: Holder): LimitLeg[] {
  if (channel !== "static_qr" || limitsOf(payer).staticQrDayFen === undefined) return [];
  return [use(payer, "static_qr", dayOf(atSeconds), amountFen)];
}

function use(holder: Holder, limit: Limit, period: string, amountFen: Fen): LimitLeg {
  return { limit, leg: post(left(holder, limit, period), given(holder.institution), amountFen) };
}

/** A room for each limit of a holder and each period that the scenario's day touches. */
function roomsOf(holder: Holder, span: Span): readonly { readonly name: string; readonly roomFen: Fen }[] {
  const { dayFen, yearFen, lifetimeFen, balanceFen, staticQrDayFen } = limitsOf(holder);
  const rooms = (limit: Limit, roomFen: Fen | undefined, periods: readonly string[]) =>
    roomFen === undefined ? [] : periods.map((period) => ({ name: left(holder, limit, period), roomFen }));
  const days = periodsOf(span, dayOf);
  const roomToHold = balanceFen === undefined ? undefined : balanceFen - holder.walletFen;
  return [
    ...rooms("day", dayFen, days),
    ...rooms("year", yearFen, periodsOf(span, yearOf)),
    ...rooms("lifetime", lifetimeFen, [""]),
    ...rooms("balance", roomToHold, [""]),
    ...rooms("static_qr", staticQrDayFen, days),
  ];
}

/** A day of 24 hours touches two dates at most: its first and its last second's. */
function periodsOf({ opensAtSeconds, closesAtSeconds }: Span, periodOf: (atSeconds: number) => string) {
  return [...new Set([periodOf(opensAtSeconds), periodOf(closesAtSeconds - 1)])];
}

/** `2019-11-11`, in China. */
function dayOf(atSeconds: number): string {
  return formatChinaTime(atSeconds).slice(0, "2019-11-11".length);
}

function yearOf(atSeconds: number): string {
  return formatChinaTime(atSeconds).slice(0, "2019".length);
}

function tieredHolders({ holders }: Participants): readonly Holder[] {
  return [...holders.values()].filter(({ tier }) => tier !== undefined);
}

function memo(name: string, institution: ParticipantId, counterparty: ParticipantId): ChartAccount {
  return chartAccount(name, institution, "memo", "wallet", counterparty);
}

function room(name: string, institution: ParticipantId, counterparty: ParticipantId): ChartAccount {
  return { ...memo(name, institution, counterparty), limit: "debits_must_not_exceed_credits" };
}
