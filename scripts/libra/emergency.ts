import { Redemption__factory } from "../../types/ethers-contracts/factories/contracts/libra/redemption/Redemption__factory.ts";
import { LibraCoin__factory } from "../../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import { IReserve__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/IReserve__factory.ts";
import { type OptionValues, wholeNumber } from "../cli/options.ts";
import type { Answer, Outcome, Role } from "./action.ts";
import { held, outstanding } from "./dealer.ts";
import { type Desk, actorOf } from "./desk.ts";
import { addressOf, bytes32Of, coins, microOf, textOf, utc } from "./values.ts";

const NUMBER = { number: { value: "N", says: "the request's number in the queue" } } as const;
const AMOUNT = { amount: { value: "COINS", says: "how many coins, with at most six decimals" } } as const;
const MOST_LISTED = 1_000n;

/** Where the council has declared the dealers inactive (council declare-inactive). */
export const EMERGENCY: Role = {
  says: "the emergency administrator: pays holders fiat and ends their coins, where the dealers are inactive.",
  actions: {
    queue: {
      says: "Lists the requests to redeem that wait, in their order.",
      options: {},
      run: async (desk) => ({ answer: await waiting(desk) }),
    },
    settle: {
      says: "Ends the coins of a request for which fiat was paid; each in its turn.",
      options: {
        ...NUMBER,
        fiat: { value: "REFERENCE", says: "the fiat settlement: 32 bytes, or any text to be hashed" },
      },
      run: settle,
    },
  },
};

export const HOLDER: Role = {
  says: "anybody with coins (--account ADDRESS): redeems them where the dealers are inactive.",
  actions: {
    allow: {
      says: "Lets the redemption queue take so many coins of yours.",
      options: AMOUNT,
      run: async (desk, values) => allow(desk, values),
    },
    redeem: {
      says: "Hands coins in, into the queue; allow it to take them first.",
      options: AMOUNT,
      run: redeem,
    },
    "take-back": {
      says: "Takes the coins of one's own request back, while it waits.",
      options: NUMBER,
      run: takeBack,
    },
  },
};

async function waiting(desk: Desk): Promise<Answer> {
  const redemption = redemptionOf(desk);
  const inactive = await redemption.dealersInactive();
  const { first } = await redemption.queue();
  const requests = [];
  for (const number of await redemption.openRequests(first, MOST_LISTED)) {
    const { holder, openInMicro, readyAt } = await redemption.requestAt(number);
    requests.push({
      number: Number(number),
      holder,
      amountInMicro: String(openInMicro),
      readyAt: Number(readyAt),
    });
  }
  const rows = requests.map(({ number, holder, amountInMicro, readyAt }) => {
    const who = desk.nameOf(holder) ?? holder;
    return `${String(number).padEnd(6)}${coins(amountInMicro, desk.currency)}  ${who}, ready ${utc(BigInt(readyAt))}`;
  });
  const state = `The dealers in ≋${desk.currency} are ${inactive ? "inactive" : "active"}.`;
  return {
    lines: [state, ...(rows.length === 0 ? ["Nobody waits."] : rows)],
    json: { version: 1, currency: desk.currency, dealersInactive: inactive, requests },
  };
}

async function settle(desk: Desk, values: OptionValues): Promise<Outcome> {
  const redemption = redemptionOf(desk);
  const number = numberOf(values);
  const { holder, openInMicro } = await redemption.requestAt(number);
  const due = await IReserve__factory.connect(desk.trio.reserve, desk.provider).payoutFor(openInMicro);
  const fiat = bytes32Of(values, "fiat");
  return {
    plan: {
      what: `end ${coins(openInMicro, desk.currency)}, for which ${coins(due, desk.currency).slice(1)} of fiat were paid`,
      actor: actorOf(values, [desk.book.roles.emergencyAdministrator]),
      to: desk.trio.redemption,
      data: redemption.interface.encodeFunctionData("settle", [number, fiat, due]),
      facts: { holder: desk.nameOf(holder) ?? holder, "fiat reference": fiat },
      effects: [
        outstanding(desk, -openInMicro),
        held(desk, desk.trio.redemption, -openInMicro, "in the queue"),
      ],
    },
  };
}

function allow(desk: Desk, values: OptionValues): Outcome {
  const coin = LibraCoin__factory.connect(desk.trio.coin, desk.provider);
  const [actor, amount] = [addressOf(values, "account"), microOf(values, "amount")];
  return {
    plan: {
      what: `let the redemption queue take ${coins(amount, desk.currency)}`,
      actor,
      to: desk.trio.coin,
      data: coin.interface.encodeFunctionData("approve", [desk.trio.redemption, amount]),
      effects: [
        {
          what: "the queue may take",
          read: () => coin.allowance(actor, desk.trio.redemption),
          change: () => amount,
          show: (value) => coins(value, desk.currency),
        },
      ],
    },
  };
}

async function redeem(desk: Desk, values: OptionValues): Promise<Outcome> {
  const redemption = redemptionOf(desk);
  const [actor, amount] = [addressOf(values, "account"), microOf(values, "amount")];
  const { end } = await redemption.queue();
  return {
    plan: {
      what: `hand in ${coins(amount, desk.currency)}`,
      actor,
      to: desk.trio.redemption,
      data: redemption.interface.encodeFunctionData("request", [amount]),
      facts: { number: String(end), "waits for": `${await redemption.delay()} seconds at least` },
      effects: [
        held(desk, actor, -amount, "you hold"),
        held(desk, desk.trio.redemption, amount, "in the queue"),
      ],
    },
  };
}

async function takeBack(desk: Desk, values: OptionValues): Promise<Outcome> {
  const redemption = redemptionOf(desk);
  const [actor, number] = [addressOf(values, "account"), numberOf(values)];
  const { openInMicro } = await redemption.requestAt(number);
  return {
    plan: {
      what: `take ${coins(openInMicro, desk.currency)} back`,
      actor,
      to: desk.trio.redemption,
      data: redemption.interface.encodeFunctionData("cancel", [number]),
      effects: [held(desk, actor, openInMicro, "you hold")],
    },
  };
}

function numberOf(values: OptionValues): number {
  textOf(values, "number");
  return wholeNumber(values, "number", 0, Number.MAX_SAFE_INTEGER) ?? 0;
}

function redemptionOf({ trio, provider }: Desk) {
  return Redemption__factory.connect(trio.redemption, provider);
}
