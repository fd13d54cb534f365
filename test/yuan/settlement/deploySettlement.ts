import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";

import { ORDER_STATES, type OrderState } from "../../../src/catalogue/interbankStates.ts";
import { type Chain, FOREVER, bytes32 } from "../../behaviours/chain.ts";
import { domainOf } from "../../behaviours/signing.ts";

export const MODES = { gross: 0n, net: 1n, saving: 2n } as const;
export const RULES = { unwind: 0n, lossSharing: 1n } as const;
export const OPENING_FEN = 100n;
export const WINDOW = 3n;

type Rule = keyof typeof RULES;

/** Icbc, ccb, alice and bob are the banks, with 100 fen each; the admin operates. The day is open. */
async function deploy(chain: Chain, mode: bigint, rule: Rule) {
  const { ethers, people } = chain;
  const authority = await ethers.deployContract("AccessManager", [people.admin.address], people.admin);
  const terms = [await authority.getAddress(), mode, RULES[rule], WINDOW] as const;
  const settlement = await ethers.deployContract("InterbankSettlement", [...terms], people.admin);
  for (const bank of [people.icbc, people.ccb, people.alice, people.bob]) {
    await settlement.admitSettlementBank(bank, "A bank");
    await settlement.fund(bank, OPENING_FEN);
  }
  await settlement.openDay();
  return { settlement, people };
}

export type Settlement = Awaited<ReturnType<typeof deploy>>;

export const deployGross = (chain: Chain) => deploy(chain, MODES.gross, "unwind");
export const deploySaving = (chain: Chain) => deploy(chain, MODES.saving, "unwind");
export const deployUnwinding = (chain: Chain) => deploy(chain, MODES.net, "unwind");
export const deployLossSharing = (chain: Chain) => deploy(chain, MODES.net, "lossSharing");

interface Terms {
  readonly amountInFen?: bigint;
  readonly urgent?: boolean;
  readonly validUntil?: bigint;
}

export function paymentOf(
  id: string,
  payer: HardhatEthersSigner,
  payee: HardhatEthersSigner,
  { amountInFen = 10n, urgent = false, validUntil = FOREVER }: Terms = {},
) {
  const parties = { payer: payer.address, payee: payee.address };
  return { instructionId: bytes32(id), ...parties, urgent, amountInFen, validUntil };
}

/** The payer submits it itself. */
export async function give(
  { settlement }: Pick<Settlement, "settlement">,
  id: string,
  payer: HardhatEthersSigner,
  payee: HardhatEthersSigner,
  amountInFen: bigint,
  urgent = false,
) {
  const payment = paymentOf(id, payer, payee, { amountInFen, urgent });
  return settlement.connect(payer).submit(payment, "0x");
}

export async function cancel(
  { settlement }: Pick<Settlement, "settlement">,
  payer: HardhatEthersSigner,
  paymentId: string,
  id = `cancel ${paymentId}`,
) {
  const cancellation = { instructionId: bytes32(id), payer: payer.address, paymentId: bytes32(paymentId) };
  return settlement.connect(payer).cancel({ ...cancellation, validUntil: FOREVER }, "0x");
}

export async function statesOf(
  { settlement }: Pick<Settlement, "settlement">,
  ...ids: readonly string[]
): Promise<(OrderState | undefined)[]> {
  const states: (OrderState | undefined)[] = [];
  for (const id of ids) states.push(ORDER_STATES[Number(await settlement.stateOf(bytes32(id)))]);
  return states;
}

export async function balancesOf({ settlement, people }: Settlement): Promise<bigint[]> {
  const balances: bigint[] = [];
  for (const bank of [people.icbc, people.ccb, people.alice, people.bob]) {
    balances.push(await settlement.settlementBalanceOf(bank));
  }
  return balances;
}

/** Written out anew rather than taken from `src`, so that the two descriptions check each other. */
const PAYMENT_FIELDS = [
  { name: "instructionId", type: "bytes32" },
  { name: "payer", type: "address" },
  { name: "payee", type: "address" },
  { name: "urgent", type: "bool" },
  { name: "amountInFen", type: "uint256" },
  { name: "validUntil", type: "uint256" },
];

export async function signPayment(
  settlement: Settlement["settlement"],
  signer: HardhatEthersSigner,
  payment: ReturnType<typeof paymentOf>,
): Promise<string> {
  const domain = await domainOf(settlement);
  return signer.signTypedData(domain, { InterbankPayment: PAYMENT_FIELDS }, payment);
}
