import { ILibraCoin__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/ILibraCoin__factory.ts";
import { IRegulatedToken__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/IRegulatedToken__factory.ts";
import { LibraCoin__factory } from "../../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import type { OptionValues } from "../cli/options.ts";
import type { Action, Effect, Outcome } from "./action.ts";
import { held } from "./dealer.ts";
import { type Desk, actorOf } from "./desk.ts";
import { addressOf, bytes32Of, coins, microOf } from "./values.ts";

const HOLDER = { holder: { value: "ADDRESS", says: "whose account" } } as const;
const CASE = {
  case: { value: "REFERENCE", says: "the case file: 32 bytes, or any text to be hashed" },
} as const;

/** What stops an account or the coin, and takes coins by order: a right, and an account, of its own each. */
export const ORDERS: Readonly<Record<string, Action>> = {
  freeze: {
    says: "Freezes an account: it can neither send nor receive. With the freeze role's account.",
    options: { ...HOLDER, ...CASE },
    run: async (desk, values) => freezeOrLift(desk, values, "freeze"),
  },
  lift: {
    says: "Lifts the freeze of an account. With the lift role's account.",
    options: { ...HOLDER, ...CASE },
    run: async (desk, values) => freezeOrLift(desk, values, "lift"),
  },
  seize: {
    says: "Moves coins by order, frozen or not, to another account (ERC-7943). With the seize role's account.",
    options: {
      ...HOLDER,
      to: { value: "ADDRESS", says: "who receives them" },
      amount: { value: "COINS", says: "how many coins, with at most six decimals" },
    },
    run: async (desk, values) => seize(desk, values),
  },
  pause: {
    says: "Stops all movements of the coin. With the pause role's account.",
    options: {},
    run: async (desk, values) => pauseOrUnpause(desk, values, "pause"),
  },
  unpause: {
    says: "Ends the pause. With the unpause role's account.",
    options: {},
    run: async (desk, values) => pauseOrUnpause(desk, values, "unpause"),
  },
};

function freezeOrLift(desk: Desk, values: OptionValues, name: "freeze" | "lift"): Outcome {
  const holder = addressOf(values, "holder");
  const coin = IRegulatedToken__factory.connect(desk.trio.coin, desk.provider);
  const vasp = ILibraCoin__factory.connect(desk.trio.coin, desk.provider);
  const status: Effect = {
    what: "account",
    read: async () => ((await coin.isFrozen(holder)) ? "frozen" : "not frozen"),
    change: () => (name === "freeze" ? "frozen" : "not frozen"),
    show: String,
  };
  const keeper: Effect = {
    what: "kept by",
    read: () => vasp.vaspOf(holder),
    change: (before) => before,
    show: String,
  };
  return {
    plan: {
      what: `${name === "freeze" ? "freeze" : "lift the freeze of"} ${holder} in ≋${desk.currency}`,
      actor: actorOf(values, [desk.book.roles[name]]),
      to: desk.trio.coin,
      data: coin.interface.encodeFunctionData(name as "freeze", [holder, bytes32Of(values, "case")]),
      effects: [status, keeper],
    },
  };
}

function seize(desk: Desk, values: OptionValues): Outcome {
  const [holder, to, amount] = [
    addressOf(values, "holder"),
    addressOf(values, "to"),
    microOf(values, "amount"),
  ];
  const coin = LibraCoin__factory.connect(desk.trio.coin, desk.provider);
  return {
    plan: {
      what: `take ${coins(amount, desk.currency)} from ${holder} by order`,
      actor: actorOf(values, [desk.book.roles.seize]),
      to: desk.trio.coin,
      data: coin.interface.encodeFunctionData("forcedTransfer", [holder, to, amount]),
      facts: { from: desk.nameOf(holder) ?? holder, to: desk.nameOf(to) ?? to },
      effects: [held(desk, holder, -amount, "is left"), held(desk, to, amount, "the other holds")],
    },
  };
}

function pauseOrUnpause(desk: Desk, values: OptionValues, name: "pause" | "unpause"): Outcome {
  const coin = IRegulatedToken__factory.connect(desk.trio.coin, desk.provider);
  return {
    plan: {
      what: `${name} ≋${desk.currency}`,
      actor: actorOf(values, [desk.book.roles[name]]),
      to: desk.trio.coin,
      data: coin.interface.encodeFunctionData(name as "pause"),
      effects: [
        {
          what: "coin",
          read: async () => ((await coin.paused()) ? "paused" : "not paused"),
          change: () => (name === "pause" ? "paused" : "not paused"),
          show: String,
        },
      ],
    },
  };
}
