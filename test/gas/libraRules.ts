import { RegulatedToken__factory } from "../../types/ethers-contracts/factories/contracts/token/RegulatedToken__factory.ts";
import { type Chain, FOREVER, bytes32, openChain } from "../behaviours/chain.ts";
import { signAuthorisation } from "../behaviours/signing.ts";
import { transferVrs } from "../behaviours/waysToMove.ts";
import { THRESHOLD_MICRO, across, attest, withTravelRule } from "../libra/attestations.ts";
import { type LibraSystem, deployLibra } from "../libra/deployLibra.ts";
import { signPayment } from "../libra/statements.ts";
import { shouldMatchGasSnapshot } from "./shouldMatchSnapshot.ts";
import type { Operation } from "./snapshot.ts";

const AMOUNT = 321n;
const SEQUENCE = `0x${Buffer.from("sequence").toString("hex")}${"0".repeat(31)}7`;
const sequential = (next: bigint) => `${SEQUENCE}${next.toString(16).padStart(16, "0")}`;

async function transferByAuthorisation({ coin, people }: LibraSystem, nonce: string) {
  const token = RegulatedToken__factory.connect(await coin.getAddress(), people.relay);
  const transfer = { to: people.bob, value: AMOUNT, validBefore: FOREVER, nonce };
  const { args, split } = await signAuthorisation(token, people.alice, "TransferWithAuthorization", transfer);
  return token[transferVrs](...args, ...split);
}

/** Steady state: bob has an allowance, one sequence of alice's is in use, windows and sums have begun. */
async function coinInUse(chain: Chain) {
  const system = await withTravelRule(await deployLibra(chain));
  const { coin, rules, people } = system;
  const compliance = rules.connect(people.compliance);
  await compliance.setTravelRuleThreshold(coin, 0n);
  await coin.connect(people.alice).approve(people.bob, 1_000_000n);
  await transferByAuthorisation(system, sequential(0n));
  const limits = { maxInflowInMicro: 9_999n, maxOutflowInMicro: 9_999n, maxHoldingInMicro: 9_999n };
  await compliance.setVaspLimits(coin, { ...limits, periodSeconds: FOREVER });
  for (const vasp of [2n, 3n]) await compliance.setVaspWindow(coin, vasp, 1_000n);
  await compliance.setTravelRuleThreshold(coin, THRESHOLD_MICRO);
  await compliance.switchWindows(coin, true, true);
  await coin.connect(people.alice).transfer(people.carol, 1n);
  await compliance.setTravelRuleThreshold(coin, 0n);
  await compliance.switchWindows(coin, false, false);
  return { ...system, compliance };
}

type System = Awaited<ReturnType<typeof coinInUse>>;

const toCarol = ({ coin, people }: System) => coin.connect(people.alice).transfer(people.carol, AMOUNT);

const OPERATIONS: Operation<System>[] = [
  {
    name: "transferFrom by a third party",
    atMost: 46_000n,
    run: ({ coin, people }) => coin.connect(people.bob).transferFrom(people.alice, people.carol, AMOUNT),
  },
  {
    name: "transferWithAuthorization, random nonce",
    atMost: 68_900n,
    run: (system) => transferByAuthorisation(system, bytes32("a nonce")),
  },
  {
    name: "transferWithAuthorization, next nonce of a sequence",
    atMost: 51_500n,
    run: (system) => transferByAuthorisation(system, sequential(1n)),
  },
  {
    name: "freeze",
    atMost: 43_500n,
    run: ({ coin, people }) => coin.connect(people.freezer).freeze(people.alice, bytes32("case")),
  },
  {
    name: "transfer to an unhosted wallet never seen, unhosted wallets on",
    atMost: 55_800n,
    run: async ({ coin, compliance, people }) => {
      await compliance.allowUnhosted(coin, 1_000n, 1_000n);
      return coin.connect(people.alice).transfer(people.stranger, AMOUNT);
    },
  },
  {
    name: "transfer to another VASP, travel rule on",
    run: async (system) => {
      await system.compliance.setTravelRuleThreshold(system.coin, THRESHOLD_MICRO);
      return toCarol(system);
    },
  },
  {
    name: "transfer to another VASP, limits on VASPs on",
    run: async (system) => {
      await system.compliance.switchWindows(system.coin, true, false);
      return toCarol(system);
    },
  },
  {
    name: "transfer to another VASP, travel rule and pair sums on",
    run: async (system) => {
      await system.compliance.setTravelRuleThreshold(system.coin, THRESHOLD_MICRO);
      await system.compliance.switchWindows(system.coin, false, true);
      return toCarol(system);
    },
  },
  {
    name: "transfer to another VASP, travel rule, pair sums and limits on",
    run: async (system) => {
      await system.compliance.setTravelRuleThreshold(system.coin, THRESHOLD_MICRO);
      await system.compliance.switchWindows(system.coin, true, true);
      return toCarol(system);
    },
  },
  { name: "payWithAttestation, submitted by the VASP", run: payAttested },
  {
    name: "pay with a fee, submitted by the payer",
    run: async ({ coin, people }) => {
      await coin.connect(people.compliance).setFees(10n, 1n);
      return coin.connect(people.alice).pay(await across(people, AMOUNT), "0x");
    },
  },
  {
    name: "registerChildren, 1 wallet",
    run: ({ participants, people }) =>
      participants.connect(people.alipay).registerChildren([people.stranger.address]),
  },
  {
    name: "openWallets, 1 wallet",
    run: async ({ coin, participants, people }) => {
      await participants.connect(people.alipay).registerChildren([people.stranger.address]);
      return coin.connect(people.alipay).openWallets([people.stranger.address]);
    },
  },
];

async function payAttested(system: System) {
  const { coin, people, compliance } = system;
  await compliance.setTravelRuleThreshold(coin, THRESHOLD_MICRO);
  const payment = await across(people, THRESHOLD_MICRO);
  const attestation = await attest(system, people.relay, payment);
  const signature = await signPayment(coin, people.alice, payment);
  return coin.connect(people.alipay).payWithAttestation(payment, signature, attestation, "0x");
}

shouldMatchGasSnapshot("LibraCoin under its rules", await openChain(), coinInUse, OPERATIONS);
