/**
 * The wallet page as the gateway delivers it, in Chromium, on a real Hardhat node with the contracts deployed.
 *
 * MetaMask's own code, from its published packages: the in-page provider with the EIP-6963 announcement and
 * window.ethereum, the streams, the RPC engine, the wallet middleware with its validation, the encrypted vault, the
 * HD keys and all signing. Written by the harness in wallet/metamask: permissions, the list of networks with adding
 * and switching (4902), the token list, filling in of nonces, broadcasting, and the approval windows, which a test
 * answers by calling accept() or reject(). So this is tested with MetaMask's in-page provider, RPC engine and keyring
 * packages; the built extension and its windows are not.
 */
import { describeBalance } from "./balance.ts";
import { describeBuying } from "./buying.ts";
import { describeConnecting } from "./connecting.ts";
import { describeHostile } from "./hostile.ts";
import { describeLooks } from "./looks.ts";
import { describeOnboarding } from "./onboarding.ts";
import { describePaying } from "./paying.ts";
import { describePermits } from "./permits.ts";
import { describeReceiving } from "./receiving.ts";
import { PageUnderTest } from "./underTest.ts";

describe("wallet page with MetaMask's packages", function () {
  this.timeout(120_000);
  let started: PageUnderTest | undefined;
  const page = () => {
    if (!started) throw new Error("The page wasn't started.");
    return started;
  };

  before(async () => {
    started = await PageUnderTest.start();
  });

  afterEach(async function () {
    await started?.leave(this.currentTest?.state === "failed" ? this.currentTest.title : undefined);
  });

  after(async () => {
    await started?.close();
  });

  describeConnecting(page);
  describeBalance(page);
  describePaying(page);
  describeOnboarding(page);
  describeReceiving(page);
  describePermits(page);
  describeBuying(page);
  describeHostile(page);
  describeLooks(page);
});
