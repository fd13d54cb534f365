import { type Signer, id as keccakOfText } from "ethers";

import { ICentralBank__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/ICentralBank__factory.ts";
import { ISupervision__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/ISupervision__factory.ts";
import { IWalletTiers__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/IWalletTiers__factory.ts";
import { WalletYuan__factory } from "../../../types/ethers-contracts/factories/contracts/yuan/WalletYuan__factory.ts";
import { standingClaims } from "../../scenario/openingClaims.ts";
import type { Fen, Holder, ParticipantId } from "../../scenario/participants.ts";
import { TIERS } from "../../scenario/tiers.ts";
import type { Inclusion } from "../inclusion.ts";
import type { OperatorCall, Operators } from "../operators.ts";
import type { Destination } from "./routing.ts";

/** The accounts that hold the rights needed to open a day. */
export interface Authorities {
  readonly centralBankOperations: Signer;
  readonly licensing: Signer;
  readonly freeze: Signer;
  readonly lift: Signer;
}

export interface OpeningContext extends Destination {
  /** The contract through which orders against wallets reach the contract that keeps them. */
  readonly supervision: string;
  readonly authorities: Authorities;
  readonly operators: Operators;
  readonly inclusion: Inclusion;
  readonly opensAtSeconds: number;
}

const GROUP = 100;
/** The last second that the contracts can hold. */
const NEVER_EXPIRES = 2n ** 32n - 1n;

const centralBankAbi = ICentralBank__factory.createInterface();
const walletTiersAbi = IWalletTiers__factory.createInterface();
const walletYuanAbi = WalletYuan__factory.createInterface();

/**
 * Brings freshly deployed contracts to the state in which the day opens, through the same functions that anyone
 * uses: licences, reserves, wallets, a top-up by the holder's bank for each opening balance, and then the freezes.
 */
export function openDay(context: OpeningContext): Promise<void> {
  const { lendingFen } = standingClaims(context.participants);
  return openDayWith(context, { lendingFen, topUp: (holder) => openingTopUp(holder, context) });
}

/** Where the money comes from with which a day opens. */
export interface OpeningMoney {
  /** What the central bank has lent to each bank. */
  readonly lendingFen: ReadonlyMap<ParticipantId, Fen>;
  /** The call that gives a holder's wallet its opening balance. */
  topUp(holder: Holder): OperatorCall;
}

/** The same for any contract that keeps wallets as wallet yuan does, and whoever owes what is in them. */
export async function openDayWith(context: OpeningContext, money: OpeningMoney): Promise<void> {
  await admitBanksAndInstitutions(context, money);
  const holders = [...context.participants.holders.values()].filter(
    (holder) => holder.walletStatus !== "none",
  );
  await submit(openingOfWallets(holders, context), context);
  const funded = holders.filter(({ walletFen }) => walletFen > 0n);
  await submit(
    funded.map((holder) => money.topUp(holder)),
    context,
  );
  await submit(identification(holders, context), context);
  await freeze(holders, context);
}

async function admitBanksAndInstitutions(
  context: OpeningContext,
  { lendingFen }: OpeningMoney,
): Promise<void> {
  const { participants, authorities, terms } = context;
  const centralBank = ICentralBank__factory.connect(context.centralBank, authorities.centralBankOperations);
  const walletYuan = WalletYuan__factory.connect(context.walletYuan, authorities.licensing);
  for (const bank of participants.banks.values()) {
    const account = terms.addressOf(bank.id);
    await (await centralBank.admitBank(account, bank.name)).wait();
    const amountFen = lendingFen.get(bank.id) ?? 0n;
    if (amountFen > 0n) await (await centralBank.issueReserves(account, amountFen)).wait();
  }
  for (const institution of participants.institutions.values()) {
    await (await walletYuan.admitInstitution(terms.addressOf(institution.id), institution.name)).wait();
  }
}

function openingOfWallets(holders: readonly Holder[], { participants, terms, walletYuan }: OpeningContext) {
  return [...participants.institutions.keys()].flatMap((operator) => {
    const wallets = holders
      .filter((holder) => holder.institution === operator)
      .map(({ id }) => terms.addressOf(id));
    // The single transaction has a gas limit, so wallets are opened a few at a time.
    return groupsOf(wallets, 5).map((group): OperatorCall => {
      return { operator, to: walletYuan, data: walletYuanAbi.encodeFunctionData("openWallets", [group]) };
    });
  });
}

function openingTopUp(holder: Holder, { terms, centralBank }: OpeningContext): OperatorCall {
  const topUp = openingContents(holder, holder.bank, terms);
  const data = centralBankAbi.encodeFunctionData("topUp", [topUp, "0x"]);
  return { operator: holder.bank, to: centralBank, data };
}

/** Of the top-up that gives a wallet its opening balance. */
export function openingContents(
  { id, walletFen }: Holder,
  bank: ParticipantId,
  terms: OpeningContext["terms"],
) {
  return {
    instructionId: keccakOfText(`opening balance/${id}`),
    bank: terms.addressOf(bank),
    wallet: terms.addressOf(id),
    amountInFen: walletFen,
    validUntil: terms.validUntilSeconds,
  };
}

/** Tiers come after the opening balances, whose history isn't known. The salt is the scenario's, so it hides nothing. */
function identification(holders: readonly Holder[], { terms, walletTiers }: OpeningContext): OperatorCall[] {
  return holders.flatMap(({ id, institution, tier }): OperatorCall[] => {
    if (tier === undefined) return [];
    const commitment = keccakOfText(`identity/${id}`);
    const data = walletTiersAbi.encodeFunctionData("identify", [
      terms.addressOf(id),
      TIERS[tier].number,
      commitment,
      NEVER_EXPIRES,
    ]);
    return [{ operator: institution, to: walletTiers, data }];
  });
}

async function submit(calls: readonly OperatorCall[], context: OpeningContext): Promise<void> {
  for (const group of groupsOf(calls, GROUP)) {
    const signed: string[] = [];
    for (const call of group) signed.push(await context.operators.sign(call));
    await context.inclusion.include(signed, context.opensAtSeconds - 3_600);
  }
}

async function freeze(
  holders: readonly Holder[],
  { authorities, terms, supervision }: OpeningContext,
): Promise<void> {
  const orders = ISupervision__factory.connect(supervision, authorities.freeze);
  for (const { id, walletStatus, frozenFen } of holders) {
    const [account, reference] = [terms.addressOf(id), keccakOfText(`opening/${id}`)];
    if (frozenFen > 0n) await (await orders.freezePart(account, frozenFen, reference)).wait();
    if (walletStatus === "frozen") await (await orders.freeze(account, reference)).wait();
  }
}

function groupsOf<T>(items: readonly T[], size: number): T[][] {
  const groups: T[][] = [];
  for (let start = 0; start < items.length; start += size) groups.push(items.slice(start, start + size));
  return groups;
}
