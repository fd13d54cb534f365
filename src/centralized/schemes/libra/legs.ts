import type { Refusal } from "../../../catalogue/refusals.ts";
import { DEALER, FEE_VAULT } from "../../../scenario/claims.ts";
import type { Instruction, InstructionKind } from "../../../scenario/instructions.ts";
import type { Micro } from "../../../scenario/libra/convert.ts";
import type { LibraDay } from "../../../scenario/libra/libraDay.ts";
import type { ParticipantId } from "../../../scenario/participants.ts";
import type { ChainFault, Leg } from "../../ledger/chains.ts";
import { post } from "../legs.ts";
import { type RefusalOfFault, refusalByFault } from "../refusalByFault.ts";
import { accountNames as names } from "./chart.ts";
import { feeOn } from "./fee.ts";
import { RULES } from "./rules/refusing.ts";

/** The legs of an instruction, in the order in which the rules are applied: the bank's book, then the association's. */
export function legsOf({ kind, payer, payee, amount }: Instruction, day: LibraDay): readonly Leg[] {
  switch (kind) {
    case "top_up":
      return [
        post(names.deposit(payer, payee), names.deposit(payer, DEALER), amount),
        ...coinLegs(DEALER, payee, amount, day),
      ];
    case "payment":
      return coinLegs(payer, payee, amount, day);
    case "withdrawal":
      return [
        post(names.deposit(payee, DEALER), names.deposit(payee, payer), amount),
        ...coinLegs(payer, DEALER, amount, day),
      ];
  }
}

/** With fees the payer pays amount and fee in one, so that the two are asked for together; the vault keeps the fee. */
function coinLegs(from: ParticipantId, to: ParticipantId, amount: Micro, day: LibraDay): readonly Leg[] {
  if (day.parameters.fees === undefined) return [post(names.coins(from), names.coins(to), amount)];
  return [
    post(names.coins(from), names.coins(FEE_VAULT), amount + feeOn(amount, day)),
    post(names.coins(FEE_VAULT), names.coins(to), amount),
  ];
}

/** Which refusal a fault of each leg of coins stands for, on the side of the payer and of the payee. */
const PAYER: Readonly<Record<InstructionKind, Readonly<Record<string, Refusal>>>> = {
  top_up: { exceeds_credits: "DEALER_INVENTORY_INSUFFICIENT" },
  payment: {
    debit_account_closed: "PAYER_NOT_ALLOWED",
    debit_account_frozen: "PAYER_FROZEN",
    exceeds_credits: "INSUFFICIENT_BALANCE",
    exceeds_unfrozen: "INSUFFICIENT_UNFROZEN_BALANCE",
  },
  withdrawal: {
    debit_account_closed: "PAYER_NOT_ALLOWED",
    debit_account_frozen: "PAYER_FROZEN",
    exceeds_credits: "INSUFFICIENT_BALANCE",
    exceeds_unfrozen: "INSUFFICIENT_UNFROZEN_BALANCE",
  },
};
const PAYEE: Readonly<Record<string, Refusal>> = {
  credit_account_closed: "PAYEE_NOT_ALLOWED",
  credit_account_frozen: "PAYEE_FROZEN",
};
const BANK: Readonly<Record<InstructionKind, RefusalOfFault>> = {
  top_up: {
    // the holder has no account in this bank's book
    "0 debit_account_not_found": "NO_BANK_ACCOUNT",
    "0 exceeds_credits": "DEPOSIT_INSUFFICIENT",
  },
  payment: {},
  withdrawal: {
    "0 credit_account_not_found": "NO_BANK_ACCOUNT",
    "0 exceeds_credits": "DEALER_CASH_INSUFFICIENT",
  },
};

type RefusalTables = Readonly<Record<InstructionKind, RefusalOfFault>>;

/** Which rule of the scheme a leg's fault stands for; legs as in `legsOf`, and those of the rules after them. */
export function refusalTables({ parameters }: LibraDay): RefusalTables {
  const coinLegs = parameters.fees === undefined ? 1 : 2;
  const tableFor = (kind: InstructionKind): RefusalOfFault => {
    const first = kind === "payment" ? 0 : 1;
    return {
      ...BANK[kind],
      ...atLeg(first, PAYER[kind]),
      ...atLeg(first + coinLegs - 1, PAYEE),
      ...Object.assign(
        {},
        ...RULES.map((rule, place) => atLeg(first + coinLegs + place, { exceeds_credits: rule })),
      ),
    };
  };
  return { top_up: tableFor("top_up"), payment: tableFor("payment"), withdrawal: tableFor("withdrawal") };
}

function atLeg(leg: number, refusals: Readonly<Record<string, Refusal>>): RefusalOfFault {
  return Object.fromEntries(Object.entries(refusals).map(([fault, refusal]) => [`${leg} ${fault}`, refusal]));
}

export function refusalOf(tables: RefusalTables, instruction: Instruction, fault: ChainFault): Refusal {
  return refusalByFault(tables[instruction.kind], instruction, fault);
}
