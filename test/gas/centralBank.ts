import { bytes32, openChain } from "../behaviours/chain.ts";
import { type ECnySystem, deployCurrency, deployDeposit } from "../yuan/ecny/deployECny.ts";
import { ROW } from "../yuan/sheet/rowNumbers.ts";
import { paymentOf, sign, withdrawalOf } from "../yuan/statements.ts";
import { type WindDownSystem, deployWindDown } from "../yuan/winddown/deployWindDown.ts";
import { shouldMatchGasSnapshot } from "./shouldMatchSnapshot.ts";
import type { Operation } from "./snapshot.ts";

const AMOUNT = 12_345n;
const CASE = bytes32("case 42");

const ECNY: readonly Operation<ECnySystem>[] = [
  {
    name: "convert, submitted by the bank",
    run: ({ convert, people }) => convert("icbc", people.alice, { amountInFen: AMOUNT }),
  },
  {
    name: "withdraw, submitted by the operating bank",
    run: async ({ eCny, people }) => {
      const order = await withdrawalOf(people.alice, people.icbc, { amountInFen: AMOUNT });
      return eCny.connect(people.icbc).withdraw(order, await sign(eCny, people.alice, "Withdrawal", order));
    },
  },
  {
    name: "transfer across operating banks",
    run: ({ eCny, people }) => eCny.connect(people.alice).transfer(people.carol, AMOUNT),
  },
  {
    name: "pay across operating banks, submitted by the payer",
    run: async ({ eCny, people }) => {
      const payment = await paymentOf(people.alice, people.carol, { amountInFen: AMOUNT });
      return eCny.connect(people.alice).pay(payment, "0x");
    },
  },
  {
    name: "payFromReserves",
    run: ({ centralBank, people }) =>
      centralBank.connect(people.icbc).payFromReserves(ROW.NOTES_AND_COINS, AMOUNT),
  },
];

const WIND_DOWN: readonly Operation<WindDownSystem>[] = [
  { name: "suspend", run: ({ supervisor, people }) => supervisor.suspend(people.alipay, CASE) },
  {
    name: "takeOver, two wallets",
    run: async ({ windDown, supervisor, people }) => {
      await supervisor.suspend(people.alipay, CASE);
      await supervisor.nameSuccessor(people.alipay, people.tenpay);
      return windDown.connect(people.tenpay).takeOver(people.alipay, [people.alice, people.bob]);
    },
  },
  {
    name: "payOut, two wallets",
    run: async ({ supervisor, people }) => {
      await supervisor.suspend(people.alipay, CASE);
      return supervisor.payOut(people.alipay, [people.alice, people.bob], [people.icbc, people.ccb]);
    },
  },
];

const chain = await openChain();
shouldMatchGasSnapshot("ECny, regime of 2021", chain, deployCurrency, ECNY);
shouldMatchGasSnapshot("ECny, regime of 2026", chain, deployDeposit, ECNY);
shouldMatchGasSnapshot("WindDown", chain, deployWindDown, WIND_DOWN);
