import { encodeRlp, zeroPadBytes } from "ethers";

import { type NetworkPlan, validatorsOf } from "../networkPlan.ts";

const VANITY_BYTES = 32;
const SEAL_BYTES = 65;
/** Votes on validators that don't pass by then lapse. */
const BLOCKS_PER_EPOCH = 3_600;
/** Validators that take part in a block: all of them. */
const COMMITTEE = 100;
const GAS_TARGET = 30_000_000;

/**
 * The first block: who validates, and a fee of zero for ever. Every fork up to Cancun holds from it on, so contracts
 * run as they are compiled.
 *
 * @param timestampSeconds Of the genesis block; all nodes must have the same.
 */
export function genesisOf(plan: Pick<NetworkPlan, "description" | "nodes">, timestampSeconds: number) {
  return {
    config: {
      chainId: plan.description.chainId,
      ...forksFromGenesis(),
      istanbul: { epoch: BLOCKS_PER_EPOCH, policy: 0, sub: COMMITTEE },
      unitPrice: 0,
      deriveShaImpl: 0,
      governance: governance(),
    },
    timestamp: `0x${timestampSeconds.toString(16)}`,
    extraData: extraData(validatorsOf(plan).map(({ address }) => address)),
    governanceData: null,
    blockScore: "0x1",
    alloc: {},
    number: "0x0",
    gasUsed: "0x0",
    parentHash: `0x${"00".repeat(32)}`,
  };
}

function forksFromGenesis() {
  return {
    istanbulCompatibleBlock: 0,
    londonCompatibleBlock: 0,
    ethTxTypeCompatibleBlock: 0,
    magmaCompatibleBlock: 0,
    koreCompatibleBlock: 0,
    shanghaiCompatibleBlock: 0,
    cancunCompatibleBlock: 0,
  };
}

/** A majority of validators changes validators and parameters; nothing is minted, and the fee can't leave zero. */
function governance() {
  const nobody = `0x${"00".repeat(20)}`;
  return {
    governingNode: nobody,
    governanceMode: "ballot",
    govParamContract: nobody,
    reward: {
      mintingAmount: 0,
      ratio: "100/0/0",
      kip82ratio: "20/80",
      useGiniCoeff: false,
      deferredTxFee: true,
      stakingUpdateInterval: 86_400,
      proposerUpdateInterval: 3_600,
      minimumStake: 0,
    },
    kip71: {
      lowerboundbasefee: 0,
      upperboundbasefee: 0,
      gastarget: GAS_TARGET,
      maxblockgasusedforbasefee: 2 * GAS_TARGET,
      basefeedenominator: 20,
    },
  };
}

/** Istanbul's header extension: vanity, then the validators, no seal and no committed seals. */
function extraData(validators: readonly string[]): string {
  const vanity = zeroPadBytes("0x", VANITY_BYTES);
  const inAddressOrder = [...validators].sort((one, other) =>
    one.toLowerCase() < other.toLowerCase() ? -1 : 1,
  );
  const extra = encodeRlp([inAddressOrder, zeroPadBytes("0x", SEAL_BYTES), []]);
  return vanity + extra.slice("0x".length);
}
