import type { Interface } from "ethers";

import type { LibraCoin } from "../../../../types/ethers-contracts/contracts/libra/LibraCoin.ts";
import { parseCoins } from "../../libra/coinAmount.ts";
import type { CoinCode } from "../../libra/libraSystem.ts";
import { parseAddress } from "../../pay/recipient.ts";
import type { DeskAct, DeskPlace, Effect } from "../act.ts";
import { coinIn, referenceIn } from "../fields.ts";
import { libraAt } from "./libraAt.ts";

/** Orders over a ≋ coin, each under a role of its own. */
export const COIN_ACTS = [
  frozenAct("coinFreeze", "freeze"),
  frozenAct("coinLift", "lift"),
  seizeAct(),
  pauseAct("coinPause", "pause"),
  pauseAct("coinUnpause", "unpause"),
] as const satisfies readonly DeskAct[];

function frozenAct<const Name extends string>(name: Name, order: "freeze" | "lift"): DeskAct<Name> {
  return {
    ...{ name, right: `libra.${order}`, fields: ["coin", "wallet", "caseReference"] },
    plan: async (place, given) => {
      const { coin } = coinAt(place, coinIn(given));
      const wallet = parseAddress(given.wallet);
      const reference = referenceIn(given, "caseReference");
      const before = await coin.isFrozen(wallet);
      return {
        call: await on(coin, order, [wallet, reference]),
        effects: [{ name: "frozen", unit: "yesNo", before, after: order === "freeze" }],
        facts: [{ name: "reference", value: reference }],
      };
    },
  };
}

function seizeAct(): DeskAct<"coinSeize"> {
  return {
    ...{ name: "coinSeize", right: "libra.seize", fields: ["coin", "from", "to", "amountCoins"] },
    plan: async (place, given) => {
      const code = coinIn(given);
      const { coin } = coinAt(place, code);
      const [from, to] = [parseAddress(given.from), parseAddress(given.to)];
      const amount = parseCoins(given.amountCoins);
      return {
        call: await on(coin, "forcedTransfer", [from, to, amount]),
        effects: [
          await balance(coin, code, { name: "balance", wallet: from, change: -amount }),
          await balance(coin, code, { name: "balanceTo", wallet: to, change: amount }),
        ],
      };
    },
  };
}

function pauseAct<const Name extends string>(name: Name, order: "pause" | "unpause"): DeskAct<Name> {
  return {
    ...{ name, right: `libra.${order}`, fields: ["coin"] },
    plan: async (place, given) => {
      const { coin } = coinAt(place, coinIn(given));
      const before = await coin.paused();
      return {
        call: await on(coin, order, []),
        effects: [{ name: "paused", unit: "yesNo", before, after: order === "pause" }],
      };
    },
  };
}

function coinAt(place: DeskPlace, code: CoinCode): { readonly coin: LibraCoin } {
  return { coin: libraAt(place).coinOf(code) };
}

interface Moved {
  readonly name: "balance" | "balanceTo";
  readonly wallet: string;
  readonly change: bigint;
}

async function balance(coin: LibraCoin, code: CoinCode, { name, wallet, change }: Moved): Promise<Effect> {
  const before = await coin.balanceOf(wallet);
  return { name, unit: code, before, after: before + change };
}

async function on(coin: LibraCoin, name: string, args: readonly unknown[]) {
  const abi: Interface = coin.interface;
  return { to: await coin.getAddress(), data: abi.encodeFunctionData(name, args) };
}
