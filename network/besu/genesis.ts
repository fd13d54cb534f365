import { encodeRlp, zeroPadBytes } from "ethers";

import { type NetworkPlan, validatorsOf } from "../networkPlan.ts";

const VANITY_BYTES = 32;
const MOST_GAS = "0x1fffffffffffff";
const MILLISECONDS_PER_SECOND = 1_000;

/**
 * The genesis file of Hyperledger Besu's QBFT for the same description. Validators come from the extra data, or, with
 * an address, from the contract there: the `ValidatorSet`, whose `getValidators()` is what the engine's contract mode
 * asks for. On a new chain it isn't deployed yet, so contract mode begins with a transition at a later block.
 */
export function besuGenesis(
  plan: Pick<NetworkPlan, "description" | "nodes">,
  contract?: { readonly address: string; readonly fromBlock: number },
) {
  const { chainId, blockPeriodSeconds, roundTimeoutMs } = plan.description;
  return {
    config: {
      chainId,
      berlinBlock: 0,
      londonBlock: 0,
      shanghaiTime: 0,
      cancunTime: 0,
      zeroBaseFee: true,
      contractSizeLimit: 24_576,
      qbft: {
        blockperiodseconds: blockPeriodSeconds,
        requesttimeoutseconds: Math.ceil(roundTimeoutMs / MILLISECONDS_PER_SECOND),
        epochlength: 30_000,
      },
      ...(contract === undefined ? {} : { transitions: { qbft: [contractMode(contract)] } }),
    },
    nonce: "0x0",
    timestamp: "0x0",
    gasLimit: MOST_GAS,
    difficulty: "0x1",
    mixHash: "0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365",
    coinbase: `0x${"00".repeat(20)}`,
    alloc: {},
    extraData: extraData(validatorsOf(plan).map(({ address }) => address)),
  };
}

function contractMode({ address, fromBlock }: { readonly address: string; readonly fromBlock: number }) {
  return { block: fromBlock, validatorselectionmode: "contract", validatorcontractaddress: address };
}

/** QBFT's: vanity, validators in ascending order, no vote, round 0, no seals. */
function extraData(validators: readonly string[]): string {
  const ascending = validators.map((address) => address.toLowerCase()).sort();
  return encodeRlp([zeroPadBytes("0x", VANITY_BYTES), ascending, [], "0x", []]);
}
