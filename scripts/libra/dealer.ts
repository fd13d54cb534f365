import { hexlify, randomBytes } from "ethers";

import { LibraCoin__factory } from "../../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import { ITreasury__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/ITreasury__factory.ts";
import type { OptionValues } from "../cli/options.ts";
import type { Effect, Role } from "./action.ts";
import { type Desk, actorOf } from "./desk.ts";
import { openRequests } from "./requests.ts";
import { bytes32Of, coins, microOf } from "./values.ts";

const treasuryAbi = ITreasury__factory.createInterface();

const REQUEST = {
  amount: { value: "COINS", says: "how many coins, with at most six decimals" },
  request: { value: "ID", says: "32 bytes, or any text to be hashed; default: random" },
} as const;

export const DEALER: Role = {
  says: "a designated dealer: requests coins, hands coins in to be paid fiat for.",
  actions: {
    "request-mint": {
      says: "Requests coins, which treasury compliance then approves or declines.",
      options: REQUEST,
      run: (desk, values) => request(desk, values, "requestMint", "request"),
    },
    preburn: {
      says: "Hands coins in; treasury compliance burns them once fiat is paid, or gives them back.",
      options: REQUEST,
      run: (desk, values) => request(desk, values, "preburn", "hand in"),
    },
    requests: {
      says: "Lists the mints and preburns that wait for a decision.",
      options: {},
      run: async (desk, values) => {
        const dealer = actorOf(values, [desk.book.dealer]);
        return { answer: await openRequests(desk, (owner) => owner === dealer) };
      },
    },
  },
};

async function request(desk: Desk, values: OptionValues, name: "requestMint" | "preburn", verb: string) {
  const amount = microOf(values, "amount");
  const requestId = values["request"] === undefined ? hexlify(randomBytes(32)) : bytes32Of(values, "request");
  const actor = actorOf(values, [desk.book.dealer]);
  return {
    plan: {
      what: `${verb} ${coins(amount, desk.currency)}`,
      actor,
      to: desk.trio.treasury,
      data: treasuryAbi.encodeFunctionData(name as "preburn", [requestId, amount]),
      facts: { request: requestId },
      effects: name === "preburn" ? [held(desk, actor, -amount), queued(desk, amount)] : [],
    },
  };
}

export function held(
  { trio, provider, currency }: Desk,
  holder: string,
  change: bigint,
  whose = "dealer holds",
) {
  const coin = LibraCoin__factory.connect(trio.coin, provider);
  return amountEffect(whose, () => coin.balanceOf(holder), change, currency);
}

export function queued({ trio, provider, currency }: Desk, change: bigint): Effect {
  const treasury = ITreasury__factory.connect(trio.treasury, provider);
  return amountEffect("preburn queue", () => treasury.preburnValue(), change, currency);
}

export function outstanding({ trio, provider, currency }: Desk, change: bigint): Effect {
  const coin = LibraCoin__factory.connect(trio.coin, provider);
  return amountEffect("coins outstanding", () => coin.totalSupply(), change, currency);
}

function amountEffect(what: string, read: () => Promise<bigint>, change: bigint, currency: string): Effect {
  return {
    what,
    read,
    change: (before) => BigInt(before) + change,
    show: (value) => coins(value, currency),
  };
}
