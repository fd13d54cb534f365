import type { Interface } from "ethers";

import { SituationError } from "../../../../src/catalogue/decodeError.ts";
import type { Trio } from "../../libra/libraSystem.ts";
import { parseCoins } from "../../libra/coinAmount.ts";
import type { DeskAct, DeskPlace, Effect, Given } from "../act.ts";
import { currencyIn, newId, referenceIn, textIn } from "../fields.ts";
import { libraAt } from "./libraAt.ts";

const WHOLE = 10_000n;

/** How coins come and go: dealers ask, treasury compliance decides. */
export const TREASURY_ACTS = [
  {
    name: "requestMint",
    right: "dealer",
    fields: ["currency", "amountCoins"],
    plan: (place, given) => ask(place, given, "requestMint"),
  },
  {
    name: "preburn",
    right: "dealer",
    fields: ["currency", "amountCoins"],
    plan: (place, given) => ask(place, given, "preburn"),
  },
  {
    name: "approveMint",
    right: "libra.treasuryCompliance",
    fields: ["mint"],
    plan: async (place, given) => {
      const { trio, requestId, amount, dealer } = await asked(place, given, "mint");
      const approvals = BigInt((await trio.treasury.approversOf(requestId)).length);
      return {
        call: await on(trio, "approveMint", [requestId]),
        effects: [
          { name: "approvals", unit: "count", before: approvals, after: approvals + 1n },
          await outstanding(trio, amount),
          ...(await backing(trio, amount)),
          await dealerHolds(trio, dealer, amount),
        ],
        facts: [{ name: "dealer", value: dealer }],
      };
    },
  },
  {
    name: "declineMint",
    right: "libra.treasuryCompliance",
    fields: ["mint"],
    plan: async (place, given) => {
      const { trio, requestId, amount, dealer } = await asked(place, given, "mint");
      return {
        call: await on(trio, "declineMint", [requestId]),
        effects: [{ name: "requestOpen", unit: trio.code, before: amount, after: 0n }],
        facts: [{ name: "dealer", value: dealer }],
      };
    },
  },
  {
    name: "burn",
    right: "libra.treasuryCompliance",
    fields: ["preburn", "fiat"],
    plan: async (place, given) => {
      const { trio, requestId, amount, dealer } = await asked(place, given, "preburn");
      const reference = referenceIn(given, "fiat");
      const due = await trio.reserve.payoutFor(amount);
      return {
        call: await on(trio, "burn", [requestId, reference, due]),
        effects: [await queue(trio, -amount), await outstanding(trio, -amount)],
        facts: [
          { name: "dealer", value: dealer },
          { name: "reference", value: reference },
          {
            name: "due",
            value: `${due / 1_000_000n}.${String(due % 1_000_000n).padStart(6, "0")} ${trio.code}`,
          },
        ],
      };
    },
  },
  {
    name: "cancelPreburn",
    right: "libra.treasuryCompliance",
    fields: ["preburn"],
    plan: async (place, given) => {
      const { trio, requestId, amount, dealer } = await asked(place, given, "preburn");
      return {
        call: await on(trio, "cancelPreburn", [requestId]),
        effects: [await queue(trio, -amount), await dealerHolds(trio, dealer, amount)],
        facts: [{ name: "dealer", value: dealer }],
      };
    },
  },
] as const satisfies readonly DeskAct[];

async function ask(place: DeskPlace, given: Given, name: "requestMint" | "preburn") {
  const trio = libraAt(place).trioOf(currencyIn(given));
  const amount = parseCoins(given.amountCoins);
  const requestId = newId();
  const effects: Effect[] =
    name === "preburn"
      ? [await dealerHolds(trio, place.account, -amount), await queue(trio, amount)]
      : [{ name: "requestOpen", unit: trio.code, before: 0n, after: amount }];
  return {
    call: await on(trio, name, [requestId, amount]),
    effects,
    facts: [{ name: "requestId" as const, value: requestId }],
  };
}

/** The request that was chosen, wherever it was made; `mint` and `preburn` hold `CODE:id`. */
async function asked(place: DeskPlace, given: Given, kind: "mint" | "preburn") {
  const [code, requestId] = textIn(given, kind).split(":");
  const trio = libraAt(place).trios.find((one) => one.code === code);
  if (trio === undefined || requestId === undefined)
    throw new SituationError("FIELD_MISSING", { field: kind });
  const read = kind === "mint" ? trio.treasury.mintRequest : trio.treasury.preburnRequest;
  const [dealer, amount] = await read(requestId);
  return { trio, requestId, dealer, amount };
}

async function outstanding({ code, coin }: Trio, change: bigint): Promise<Effect> {
  const before = await coin.totalSupply();
  return { name: "outstanding", unit: code, before, after: before + change };
}

async function backing({ coin, reserve }: Trio, change: bigint): Promise<Effect[]> {
  const [coins, effective] = await Promise.all([coin.totalSupply(), reserve.effectiveReserve()]);
  if (coins === 0n || coins + change === 0n) return [];
  const ratio = (of: bigint) => (effective * WHOLE) / of;
  return [{ name: "backing", unit: "percent", before: ratio(coins), after: ratio(coins + change) }];
}

async function dealerHolds({ code, coin }: Trio, dealer: string, change: bigint): Promise<Effect> {
  const before = await coin.balanceOf(dealer);
  return { name: "dealerHolds", unit: code, before, after: before + change };
}

async function queue({ code, treasury }: Trio, change: bigint): Promise<Effect> {
  const before = await treasury.preburnValue();
  return { name: "queue", unit: code, before, after: before + change };
}

async function on({ treasury }: Trio, name: string, args: readonly unknown[]) {
  const abi: Interface = treasury.interface;
  return { to: await treasury.getAddress(), data: abi.encodeFunctionData(name, args) };
}
