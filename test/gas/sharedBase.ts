import { type RegulatedToken } from "../../types/ethers-contracts/contracts/token/RegulatedToken.ts";
import { RegulatedToken__factory } from "../../types/ethers-contracts/factories/contracts/token/RegulatedToken__factory.ts";
import { type Chain, FOREVER, bytes32, openChain } from "../behaviours/chain.ts";
import { permitVrs } from "../behaviours/permit.ts";
import { signAuthorisation, signPermit } from "../behaviours/signing.ts";
import { transferBytes, transferVrs } from "../behaviours/waysToMove.ts";
import { deployPlainCoin } from "../token/deployPlainCoin.ts";
import { shouldMatchGasSnapshot } from "./shouldMatchSnapshot.ts";
import type { Operation } from "./snapshot.ts";

const AMOUNT = 12_345n;
const CASE = bytes32("case 42");

/** Steady state: alice has approved bob, has frozen accounts and used a permit before. */
async function coinInUse(chain: Chain) {
  const { coin, people } = await deployPlainCoin(chain);
  const token: RegulatedToken = RegulatedToken__factory.connect(await coin.getAddress(), people.stranger);
  await coin.connect(people.alice).approve(people.bob, 1_000_000n);
  const { args, split } = await signPermit(token, people.alice, { spender: people.carol, value: 1n });
  await token[permitVrs](...args, ...split);
  return { coin, token, people };
}

type Coin = Awaited<ReturnType<typeof coinInUse>>;

const OPERATIONS: Operation<Coin>[] = [
  {
    name: "transfer to an existing holder",
    atMost: 37_300n,
    run: ({ coin, people }) => coin.connect(people.alice).transfer(people.bob, AMOUNT),
  },
  {
    name: "transfer to a new holder",
    run: ({ coin, people }) => coin.connect(people.alice).transfer(people.dave, AMOUNT),
  },
  {
    name: "transferFrom",
    run: ({ coin, people }) => coin.connect(people.bob).transferFrom(people.alice, people.carol, AMOUNT),
  },
  {
    name: "approve, fresh",
    run: ({ coin, people }) => coin.connect(people.alice).approve(people.dave, AMOUNT),
  },
  {
    name: "permit, later nonce, fresh allowance",
    run: async ({ token, people }) => {
      const { args, split } = await signPermit(token, people.alice, { spender: people.dave, value: AMOUNT });
      return token.connect(people.relay)[permitVrs](...args, ...split);
    },
  },
  {
    name: "transferWithAuthorization, v,r,s, random nonce",
    run: async ({ token, people }) => {
      const transfer = { to: people.bob, value: AMOUNT, validBefore: FOREVER };
      const { args, split } = await signAuthorisation(
        token,
        people.alice,
        "TransferWithAuthorization",
        transfer,
      );
      return token.connect(people.relay)[transferVrs](...args, ...split);
    },
  },
  {
    name: "transferWithAuthorization, bytes, random nonce",
    run: async ({ token, people }) => {
      const transfer = { to: people.bob, value: AMOUNT, validBefore: FOREVER };
      const { args, signature } = await signAuthorisation(
        token,
        people.alice,
        "TransferWithAuthorization",
        transfer,
      );
      return token.connect(people.relay)[transferBytes](...args, signature);
    },
  },
  { name: "mint", run: ({ coin, people }) => coin.connect(people.issuer).mint(people.alice, AMOUNT) },
  { name: "burn", run: ({ coin, people }) => coin.connect(people.alice).burn(AMOUNT) },
  { name: "freeze", run: ({ coin, people }) => coin.connect(people.freezer).freeze(people.alice, CASE) },
  {
    name: "lift",
    run: async ({ coin, people }) => {
      await coin.connect(people.freezer).freeze(people.alice, CASE);
      return coin.connect(people.lifter).lift(people.alice, CASE);
    },
  },
  {
    name: "setFrozenTokens",
    run: ({ coin, people }) => coin.connect(people.freezer).setFrozenTokens(people.alice, AMOUNT),
  },
  {
    name: "forcedTransfer",
    run: ({ coin, people }) => coin.connect(people.seizer).forcedTransfer(people.alice, people.bob, AMOUNT),
  },
  { name: "pause", run: ({ coin, people }) => coin.connect(people.pauser).pause() },
];

shouldMatchGasSnapshot("PlainCoin", await openChain(), coinInUse, OPERATIONS);
