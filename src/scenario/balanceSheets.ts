import { CENTRAL_BANK, type Claim, type Instrument } from "./claims.ts";
import type { Amount } from "./currency.ts";
import type { Fen, ParticipantId } from "./participants.ts";

export interface BalanceSheet {
  readonly entity: ParticipantId;
  /** What others owe the entity, by instrument; no zero amounts. */
  readonly assets: ReadonlyMap<Instrument, Amount>;
  /** What the entity owes others, by instrument; no zero amounts. */
  readonly liabilities: ReadonlyMap<Instrument, Amount>;
  /** Assets less liabilities; negative for borrowers, whose own assets lie outside the scenario. */
  readonly equity: Amount;
}

/** The rows of the PBoC's balance sheet that the scheme moves. */
export interface CentralBankRows {
  /** 对其他存款性公司债权 */
  readonly claimsOnOtherDepositoryCorporationsFen: Fen;
  /** 其他存款性公司存款: the banks' reserves */
  readonly depositsOfOtherDepositoryCorporationsFen: Fen;
  /** 非金融机构存款: the payment institutions' client reserves */
  readonly depositsOfNonFinancialInstitutionsFen: Fen;
}

interface OpenSheet {
  readonly assets: Map<Instrument, Amount>;
  readonly liabilities: Map<Instrument, Amount>;
}

/** One sheet for everybody who owes or is owed anything, in order of first appearance. */
export function balanceSheets(claims: Iterable<Claim>): ReadonlyMap<ParticipantId, BalanceSheet> {
  const open = new Map<ParticipantId, OpenSheet>();
  for (const { issuer, holder, instrument, amount } of claims) {
    add(sheetOf(open, holder).assets, instrument, amount);
    add(sheetOf(open, issuer).liabilities, instrument, amount);
  }
  return new Map([...open].map(([entity, sheet]) => [entity, closed(entity, sheet)]));
}

export function centralBankRows(claims: Iterable<Claim>): CentralBankRows {
  const sheet = balanceSheets(claims).get(CENTRAL_BANK);
  return {
    claimsOnOtherDepositoryCorporationsFen: sheet?.assets.get("central_bank_lending") ?? 0n,
    depositsOfOtherDepositoryCorporationsFen: sheet?.liabilities.get("reserves") ?? 0n,
    depositsOfNonFinancialInstitutionsFen: sheet?.liabilities.get("client_reserve") ?? 0n,
  };
}

export function totalOf(amounts: ReadonlyMap<Instrument, Amount>): Amount {
  return [...amounts.values()].reduce((total, amount) => total + amount, 0n);
}

function closed(entity: ParticipantId, { assets, liabilities }: OpenSheet): BalanceSheet {
  const equity = totalOf(assets) - totalOf(liabilities);
  return { entity, assets, liabilities, equity };
}

function sheetOf(open: Map<ParticipantId, OpenSheet>, entity: ParticipantId): OpenSheet {
  const sheet = open.get(entity) ?? { assets: new Map(), liabilities: new Map() };
  open.set(entity, sheet);
  return sheet;
}

function add(amounts: Map<Instrument, Amount>, instrument: Instrument, amount: Amount): void {
  amounts.set(instrument, (amounts.get(instrument) ?? 0n) + amount);
}
