import { CENTRAL_BANK, type Claim, type Instrument } from "./claims.ts";
import type { Fen, ParticipantId } from "./participants.ts";

export interface BalanceSheet {
  readonly entity: ParticipantId;
  /** What others owe the entity, by instrument; no zero amounts. */
  readonly assetsFen: ReadonlyMap<Instrument, Fen>;
  /** What the entity owes others, by instrument; no zero amounts. */
  readonly liabilitiesFen: ReadonlyMap<Instrument, Fen>;
  /** Assets less liabilities; negative for borrowers, whose own assets lie outside the scenario. */
  readonly equityFen: Fen;
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
  readonly assets: Map<Instrument, Fen>;
  readonly liabilities: Map<Instrument, Fen>;
}

/** One sheet for everybody who owes or is owed anything, in order of first appearance. */
export function balanceSheets(claims: Iterable<Claim>): ReadonlyMap<ParticipantId, BalanceSheet> {
  const open = new Map<ParticipantId, OpenSheet>();
  for (const { issuer, holder, instrument, amountFen } of claims) {
    add(sheetOf(open, holder).assets, instrument, amountFen);
    add(sheetOf(open, issuer).liabilities, instrument, amountFen);
  }
  return new Map([...open].map(([entity, sheet]) => [entity, closed(entity, sheet)]));
}

export function centralBankRows(claims: Iterable<Claim>): CentralBankRows {
  const sheet = balanceSheets(claims).get(CENTRAL_BANK);
  return {
    claimsOnOtherDepositoryCorporationsFen: sheet?.assetsFen.get("central_bank_lending") ?? 0n,
    depositsOfOtherDepositoryCorporationsFen: sheet?.liabilitiesFen.get("reserves") ?? 0n,
    depositsOfNonFinancialInstitutionsFen: sheet?.liabilitiesFen.get("client_reserve") ?? 0n,
  };
}

export function totalFen(amounts: ReadonlyMap<Instrument, Fen>): Fen {
  return [...amounts.values()].reduce((total, amountFen) => total + amountFen, 0n);
}

function closed(entity: ParticipantId, { assets, liabilities }: OpenSheet): BalanceSheet {
  const equityFen = totalFen(assets) - totalFen(liabilities);
  return { entity, assetsFen: assets, liabilitiesFen: liabilities, equityFen };
}

function sheetOf(open: Map<ParticipantId, OpenSheet>, entity: ParticipantId): OpenSheet {
  const sheet = open.get(entity) ?? { assets: new Map(), liabilities: new Map() };
  open.set(entity, sheet);
  return sheet;
}

function add(amounts: Map<Instrument, Fen>, instrument: Instrument, amountFen: Fen): void {
  amounts.set(instrument, (amounts.get(instrument) ?? 0n) + amountFen);
}
