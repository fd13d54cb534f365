import { JiaoziError } from "../../catalogue/errors.ts";
import { type StandingClaims, standingClaims } from "../openingClaims.ts";
import type { Fen, Holder, Institution, ParticipantId, Participants } from "../participants.ts";
import type { TierName } from "../tiers.ts";
import { DEFAULT_ECNY, type ECnyParameters, type ECnyRegime } from "./parameters.ts";

/** How a day opens under scheme `e-cny`. */
export interface ECnyDay {
  readonly regime: ECnyRegime;
  /**
   * The scenario's, with operating banks for institutions: under `institutions` stand the banks that operate wallets,
   * by the banks' own ids, and a holder's `institution` is the bank that operates the wallet.
   */
  readonly participants: Participants;
  readonly standing: StandingClaims;
}

/** Throws `BAD_FIELD`, naming the file if it is given, unless institutions and banks that are named take part. */
export function requireOperators(
  { banks, institutions }: Participants,
  { operatingBanks: named }: ECnyParameters,
  file?: string,
): void {
  for (const [institution, bank] of named) {
    if (!institutions.has(institution)) throw stranger(institution, "an institution", file);
    if (!banks.has(bank)) throw stranger(bank, "a bank", file);
  }
}

/** Throws `BAD_FIELD` if there is no bank, or if a stranger is named as institution or operating bank. */
export function ecnyDay(scenario: Participants, parameters: ECnyParameters = DEFAULT_ECNY): ECnyDay {
  const { regime } = parameters;
  requireOperators(scenario, parameters);
  const operators = operatorsOf(scenario, parameters);
  const operatorOf = (institution: ParticipantId) => operators.get(institution) ?? institution;
  const { banks } = scenario;
  const participants: Participants = {
    banks,
    institutions: new Map(
      [...new Set(operators.values())].map((id) => [id, operatorNamed(id, banks.get(id)?.name ?? id)]),
    ),
    holders: new Map(
      [...scenario.holders.values()].map((holder) => [holder.id, withECnyWallet(holder, operatorOf)]),
    ),
  };
  return { regime, participants, standing: standingUnder(regime, participants) };
}

/** Tiers of payment accounts aren't those of e-CNY wallets. */
function withECnyWallet(
  { tier, ...holder }: Holder,
  operatorOf: (institution: ParticipantId) => ParticipantId,
): Holder {
  const own = tier !== undefined && isECnyTier(tier) ? { tier } : {};
  return { ...holder, institution: operatorOf(holder.institution), ...own };
}

export function isECnyTier(tier: TierName): boolean {
  return tier.startsWith("ecny-");
}

function operatorNamed(id: ParticipantId, name: string): Institution {
  return { kind: "institution", id, name };
}

function operatorsOf(
  { banks, institutions }: Participants,
  { operatingBanks: named }: ECnyParameters,
): ReadonlyMap<ParticipantId, ParticipantId> {
  const order = [...banks.keys()];
  return new Map(
    [...institutions.keys()].map((institution, position) => {
      const bank = named.get(institution) ?? order[position % order.length];
      if (bank === undefined) throw stranger("nobody", "a bank");
      return [institution, bank];
    }),
  );
}

/**
 * What banks borrowed, and lent, before the day. Under the regime of 2021 a bank paid for its depositors' e-CNY with
 * reserves, as for wallet money; under that of 2026 the operating bank owes e-CNY itself, and has lent as much.
 */
function standingUnder(regime: ECnyRegime, participants: Participants): StandingClaims {
  if (regime === "M0_2021") return standingClaims(participants);
  const lendingFen = new Map<ParticipantId, Fen>();
  const loanFen = new Map<ParticipantId, Fen>();
  for (const { id, reserveFen } of participants.banks.values()) {
    lendingFen.set(id, reserveFen);
    loanFen.set(id, 0n);
  }
  const lend = (bank: ParticipantId, amountFen: Fen) =>
    loanFen.set(bank, (loanFen.get(bank) ?? 0n) + amountFen);
  for (const { bank, institution: operator, depositFen, walletFen } of participants.holders.values()) {
    lend(bank, depositFen);
    lend(operator, walletFen);
  }
  return { lendingFen, loanFen };
}

function stranger(id: string, what: string, file?: string): JiaoziError {
  return new JiaoziError(
    "BAD_FIELD",
    `${file === undefined ? "Scheme e-cny" : `${file}, ecny.operatingBanks`}: ${id} isn't ${what} of the participants.`,
    "Correct operatingBanks in the section ecny of scenario.json, or the participants.",
    { field: "ecny.operatingBanks", ...(file === undefined ? {} : { file }) },
  );
}
