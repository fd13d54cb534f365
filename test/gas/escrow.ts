import { openChain } from "../behaviours/chain.ts";
import {
  type EscrowSystem,
  PRICE,
  deployEscrow,
  orderOf,
  paidTrade,
  shippedTrade,
  signTrade,
  stepOf,
  take,
} from "../yuan/escrow/deployEscrow.ts";
import { shouldMatchGasSnapshot } from "./shouldMatchSnapshot.ts";
import type { Operation } from "./snapshot.ts";

const OPERATIONS: Operation<EscrowSystem>[] = [
  {
    name: "create",
    run: async ({ trades, people }) =>
      trades.connect(people.carol).create(await orderOf(people.carol, people.bob), "0x"),
  },
  {
    name: "PAY, by the buyer",
    run: async (system) => {
      const { trades, people } = system;
      await trades.connect(people.carol).create(await orderOf(people.carol, people.bob), "0x");
      return take(system, people.carol, "PAY", PRICE);
    },
  },
  {
    name: "PAY, by the institution",
    run: async (system) => {
      const { trades, people } = system;
      await trades.connect(people.carol).create(await orderOf(people.carol, people.bob), "0x");
      const step = await stepOf(people.carol, "PAY", { amountInFen: PRICE });
      const signature = await signTrade(system, people.carol, "TradeStep", step);
      return trades.connect(people.tenpay).act(step, signature);
    },
  },
  {
    name: "SHIP",
    run: async (system) => {
      await paidTrade(system, system.people.bob);
      return take(system, system.people.bob, "SHIP");
    },
  },
  {
    name: "CONFIRM within an institution, the fee waits",
    run: async (system) => {
      await shippedTrade(system, system.people.bob);
      return take(system, system.people.alice, "CONFIRM");
    },
  },
  {
    name: "CONFIRM across institutions, with the fee paid",
    run: async (system) => {
      const { trades, people } = system;
      await trades.connect(people.alipay).setFeeWallet(people.bob);
      await shippedTrade(system, people.carol);
      return take(system, people.alice, "CONFIRM");
    },
  },
  {
    name: "ASK_REFUND",
    run: async (system) => {
      await shippedTrade(system, system.people.bob);
      return take(system, system.people.alice, "ASK_REFUND", 1n);
    },
  },
  {
    name: "AGREE, in part",
    run: async (system) => {
      await shippedTrade(system, system.people.bob);
      await take(system, system.people.alice, "ASK_REFUND", 1n);
      return take(system, system.people.bob, "AGREE", 1n);
    },
  },
];

shouldMatchGasSnapshot("SecuredTrades", await openChain(), deployEscrow, OPERATIONS);
