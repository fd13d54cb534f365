import { openChain } from "../behaviours/chain.ts";
import {
  type Settlement,
  cancel,
  deployGross,
  deploySaving,
  deployUnwinding,
  give,
  paymentOf,
  signPayment,
} from "../yuan/settlement/deploySettlement.ts";
import { shouldMatchGasSnapshot } from "./shouldMatchSnapshot.ts";
import type { Operation } from "./snapshot.ts";

const chain = await openChain();

const GROSS: Operation<Settlement>[] = [
  {
    name: "submit, settles at once, by the payer",
    atMost: 80_000n,
    run: (system) => give(system, "p", system.people.icbc, system.people.ccb, 1n),
  },
  {
    name: "submit, settles at once, by anyone",
    run: async ({ settlement, people }) => {
      const payment = paymentOf("p", people.icbc, people.ccb, { amountInFen: 1n });
      const signature = await signPayment(settlement, people.icbc, payment);
      return settlement.connect(people.relay).submit(payment, signature);
    },
  },
  {
    name: "submit, queues",
    run: (system) => give(system, "p", system.people.icbc, system.people.ccb, 101n),
  },
  {
    name: "submit, settles at once and releases one",
    run: async (system) => {
      await give(system, "waits", system.people.ccb, system.people.alice, 101n);
      return give(system, "p", system.people.icbc, system.people.ccb, 1n);
    },
  },
  {
    name: "cancel",
    run: async (system) => {
      await give(system, "p", system.people.icbc, system.people.ccb, 101n);
      return cancel(system, system.people.icbc, "p");
    },
  },
];

const SAVING: Operation<Settlement>[] = [
  {
    name: "resolve, a cycle of 3 settles",
    run: async (system) => {
      const { settlement, people } = system;
      await give(system, "a", people.icbc, people.ccb, 190n);
      await give(system, "b", people.ccb, people.alice, 180n);
      await give(system, "c", people.alice, people.icbc, 170n);
      return settlement.resolve();
    },
  },
  {
    name: "resolve, deadlock of 3",
    run: async (system) => {
      const { settlement, people } = system;
      for (const id of ["a", "b", "c"]) await give(system, id, people.icbc, people.ccb, 190n);
      return settlement.resolve();
    },
  },
];

const NET: Operation<Settlement>[] = [
  {
    name: "submit, enters a session",
    run: async (system) => {
      await system.settlement.openSession();
      return give(system, "p", system.people.icbc, system.people.ccb, 1n);
    },
  },
  {
    name: "openSession, 4 banks",
    run: ({ settlement }) => settlement.openSession(),
  },
  {
    name: "closeSession, 4 banks",
    run: async (system) => {
      await system.settlement.openSession();
      await give(system, "p", system.people.icbc, system.people.ccb, 1n);
      return system.settlement.closeSession(9n);
    },
  },
];

shouldMatchGasSnapshot("InterbankSettlement, gross", chain, deployGross, GROSS);
shouldMatchGasSnapshot("InterbankSettlement, liquidity-saving", chain, deploySaving, SAVING);
shouldMatchGasSnapshot("InterbankSettlement, net", chain, deployUnwinding, NET);
