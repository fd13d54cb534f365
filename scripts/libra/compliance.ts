import { ICurrencies__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/ICurrencies__factory.ts";
import { IFees__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/IFees__factory.ts";
import { LibraCoin__factory } from "../../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import { IReserve__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/IReserve__factory.ts";
import { ITreasury__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/ITreasury__factory.ts";
import type { OptionValues } from "../cli/options.ts";
import type { Effect, Outcome, Plan, Role } from "./action.ts";
import { held, outstanding, queued } from "./dealer.ts";
import { type Desk, actorOf } from "./desk.ts";
import { DEALER_ADMISSION } from "./licensing.ts";
import { ORDERS } from "./orders.ts";
import { openRequests } from "./requests.ts";
import { bytes32Of, coins, microOf } from "./values.ts";

const treasuryAbi = ITreasury__factory.createInterface();

const REQUEST = { request: { value: "ID", says: "the request's id, as the dealer gave it" } } as const;

export const COMPLIANCE: Role = {
  says: "treasury compliance: decides on mints and burns, admits dealers; and orders, each with an account of its own: freeze, lift, seize, pause, unpause.",
  actions: {
    requests: {
      says: "Lists the mints and preburns that wait for a decision.",
      options: {},
      run: async (desk) => ({ answer: await openRequests(desk, () => true) }),
    },
    approve: {
      says: "Approves a mint; the coins come to life with the last approval that its tier needs.",
      options: REQUEST,
      run: approve,
    },
    decline: {
      says: "Turns a request for coins down.",
      options: REQUEST,
      run: async (desk, values) => decline(desk, values),
    },
    burn: {
      says: "Ends the coins of a preburn for which fiat was paid.",
      options: {
        ...REQUEST,
        fiat: { value: "REFERENCE", says: "the fiat settlement: 32 bytes, or any text to be hashed" },
      },
      run: burn,
    },
    "cancel-preburn": {
      says: "Gives the coins of a preburn back to the dealer.",
      options: REQUEST,
      run: cancelPreburn,
    },
    "burn-fees": {
      says: "Burns the fees that were taken in the currency; the supply falls by as much.",
      options: {},
      run: burnFees,
    },
    "set-threshold": {
      says: "Sets the travel rule's threshold, one worth for all currencies.",
      options: { amount: { value: "COINS", says: "the threshold in ≋LBR" } },
      run: setThreshold,
    },
    ...DEALER_ADMISSION,
    ...ORDERS,
  },
};

async function approve(desk: Desk, values: OptionValues): Promise<Outcome> {
  const request = bytes32Of(values, "request");
  const treasury = ITreasury__factory.connect(desk.trio.treasury, desk.provider);
  const { dealer, openInMicro } = await treasury.mintRequest(request);
  const approvers = await treasury.approversOf(request);
  return decision(desk, values, {
    what: `approve a mint of ${coins(openInMicro, desk.currency)}`,
    data: treasuryAbi.encodeFunctionData("approveMint", [request]),
    facts: { dealer, "approved so far by": approvers.join(", ") || "nobody" },
    effects: [
      { ...outstanding(desk, openInMicro), what: "coins outstanding, once approved in full" },
      held(desk, dealer, openInMicro, "dealer holds, once approved in full"),
    ],
  });
}

async function decline(desk: Desk, values: OptionValues): Promise<Outcome> {
  const request = bytes32Of(values, "request");
  const treasury = ITreasury__factory.connect(desk.trio.treasury, desk.provider);
  const { dealer, openInMicro } = await treasury.mintRequest(request);
  return decision(desk, values, {
    what: `decline a mint of ${coins(openInMicro, desk.currency)}`,
    data: treasuryAbi.encodeFunctionData("declineMint", [request]),
    facts: { dealer },
    effects: [],
  });
}

async function burn(desk: Desk, values: OptionValues): Promise<Outcome> {
  const request = bytes32Of(values, "request");
  const fiat = bytes32Of(values, "fiat");
  const { dealer, openInMicro } = await preburnOf(desk, request);
  const reserve = IReserve__factory.connect(desk.trio.reserve, desk.provider);
  const due = await reserve.payoutFor(openInMicro);
  return decision(desk, values, {
    what: `burn ${coins(openInMicro, desk.currency)}, for which ${coins(due, desk.currency).slice(1)} of fiat were paid`,
    data: treasuryAbi.encodeFunctionData("burn", [request, fiat, due]),
    facts: { dealer, "fiat reference": fiat },
    effects: [outstanding(desk, -openInMicro), queued(desk, -openInMicro)],
  });
}

async function cancelPreburn(desk: Desk, values: OptionValues): Promise<Outcome> {
  const request = bytes32Of(values, "request");
  const { dealer, openInMicro } = await preburnOf(desk, request);
  return decision(desk, values, {
    what: `give ${coins(openInMicro, desk.currency)} back to the dealer`,
    data: treasuryAbi.encodeFunctionData("cancelPreburn", [request]),
    facts: { dealer },
    effects: [queued(desk, -openInMicro), held(desk, dealer, openInMicro)],
  });
}

async function burnFees(desk: Desk, values: OptionValues): Promise<Outcome> {
  const fees = IFees__factory.connect(desk.trio.coin, desk.provider);
  const vault = await fees.feeVault();
  const taken = await LibraCoin__factory.connect(desk.trio.coin, desk.provider).balanceOf(vault);
  const plan = decision(desk, values, {
    what: `burn ${coins(taken, desk.currency)} of fees`,
    data: fees.interface.encodeFunctionData("burnFees"),
    facts: { "fee vault": vault },
    effects: [outstanding(desk, -taken), held(desk, vault, -taken, "fees held")],
  });
  return { plan: { ...plan.plan, to: desk.trio.coin } };
}

async function setThreshold(desk: Desk, values: OptionValues): Promise<Outcome> {
  const registry = ICurrencies__factory.connect(desk.book.contracts.Currencies, desk.provider);
  const threshold = microOf(values, "amount");
  const plan = decision(desk, values, {
    what: `set the travel rule's threshold to ${coins(threshold, "LBR")}`,
    data: registry.interface.encodeFunctionData("setThreshold", [threshold]),
    facts: {},
    effects: [
      {
        what: "threshold",
        read: () => registry.threshold(),
        change: () => threshold,
        show: (value) => (BigInt(value) === 0n ? "none" : coins(value, "LBR")),
      },
    ],
  });
  return { plan: { ...plan.plan, to: desk.book.contracts.Currencies } };
}

function preburnOf({ trio, provider }: Desk, request: string) {
  return ITreasury__factory.connect(trio.treasury, provider).preburnRequest(request);
}

interface Decision {
  readonly what: string;
  readonly data: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly effects: readonly Effect[];
}

function decision(desk: Desk, values: OptionValues, rest: Decision): { readonly plan: Plan } {
  const actor = actorOf(values, [desk.book.roles.treasuryCompliance]);
  return { plan: { ...rest, actor, to: desk.trio.treasury } };
}
