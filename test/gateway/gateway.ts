/** The gateway over HTTP, on a real Hardhat node with the contracts deployed; one node and one gateway for all. */
import { Bench } from "./bench.ts";
import { describeEvents } from "./suite/events.ts";
import { describeHistory } from "./suite/history.ts";
import { describeInterface } from "./suite/interface.ts";
import { describeKills } from "./suite/kills.ts";
import { describeMoney } from "./suite/money.ts";
import { describeOnboarding } from "./suite/onboarding.ts";
import { describePayments } from "./suite/payments.ts";
import { describeRequests } from "./suite/requests.ts";
import { describeSignIn } from "./suite/signIn.ts";
import { describeSite } from "./suite/site.ts";
import { describeTrades } from "./suite/trades.ts";
import { describeTrust } from "./suite/trust.ts";

describe("gateway", () => {
  let started: Bench | undefined;
  const bench = (): Bench => {
    if (started === undefined) throw new Error("The gateway wasn't started.");
    return started;
  };

  before(async () => {
    started = await Bench.start();
  });
  after(() => started?.close());

  describeInterface(bench);
  describeSignIn(bench);
  describeSite(bench);
  describeOnboarding(bench);
  describeMoney(bench);
  describePayments(bench);
  describeRequests(bench);
  describeHistory(bench);
  describeTrades(bench);
  describeEvents(bench);
  describeTrust(bench);
  describeKills(bench);
});
