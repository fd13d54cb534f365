import { Contract, JsonRpcProvider } from "ethers";

import { DEMONSTRATION_PHRASE } from "../../deploy/demonstrationPhrase.ts";
import { openTimedYuanOn, timedNetwork } from "../../scripts/timedChain.ts";
import { TransferSigner } from "../../src/bench/chain/transfers.ts";
import { benchScenario, paymentsOf } from "../../src/bench/chain/workload.ts";
import type { SignedTransaction } from "../../src/onchain/signTransaction.ts";
import type { Instruction } from "../../src/scenario/instructions.ts";
import { demonstrationAddress } from "../../src/scenario/keys.ts";
import { phraseAccounts } from "../commands/demonstrationAccounts.ts";
import type { HeldNetwork } from "../commands/hold.ts";

const NETWORK = "consortium";
const READ_ATTEMPTS = 5;

/** A payment of wallet yuan from one person to another, as the payer sends it. */
export interface WalletPayment {
  readonly instruction: Instruction;
  readonly transaction: SignedTransaction;
}

/** The wallet yuan on a network, with wallets that pay each other. */
export interface Wallets {
  /** Address of the wallet yuan. */
  readonly token: string;
  sign(run: string, count: number): Promise<readonly WalletPayment[]>;
  /** Fen by person, as the token has it now. */
  balances(): Promise<ReadonlyMap<string, bigint>>;
  close(): Promise<void>;
}

/** Deploys the wallet yuan, opens wallets and permits their holders. */
export async function openWallets(
  { rpcUrl, list }: Pick<HeldNetwork, "rpcUrl" | "list">,
  seed: string,
  people: number,
): Promise<Wallets> {
  const scenario = benchScenario(seed, people);
  const { holders, banks, institutions } = scenario.participants;
  const addressOf = (id: string) => demonstrationAddress(seed, id);
  await list.permit(phraseAccounts(DEMONSTRATION_PHRASE), true);
  await list.permit([...holders.keys(), ...banks.keys(), ...institutions.keys()].map(addressOf), false);
  const opened = await openTimedYuanOn(await timedNetwork(NETWORK, "finality", rpcUrl), scenario);
  const { chainId, verifyingContract } = opened.terms.domain;
  const token = String(verifyingContract);
  const provider = new JsonRpcProvider(rpcUrl, Number(chainId), { staticNetwork: true, cacheTimeout: -1 });
  const yuan = new Contract(token, ["function balanceOf(address) view returns (uint256)"], provider);
  return {
    token,
    sign: async (run, count) => {
      const instructions = paymentsOf(scenario, run, count);
      // nonces are counted anew: of the payments signed before, not all need have been sent
      const signer = new TransferSigner(scenario, opened.terms, Number(chainId), provider);
      const transactions = await signer.sign(instructions, token);
      return instructions.map((instruction, index) => ({
        instruction,
        transaction: transactions[index] as SignedTransaction,
      }));
    },
    balances: async () => {
      const ids = [...holders.keys()];
      const read = (id: string) => patiently(() => yuan.getFunction("balanceOf")(addressOf(id)));
      const fen = await Promise.all(ids.map(read));
      return new Map(ids.map((id, index) => [id, fen[index] as bigint]));
    },
    close: async () => {
      provider.destroy();
      await opened.close();
    },
  };
}

/** A node that is catching up may refuse to answer once. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (fault) {
      if (attempt === READ_ATTEMPTS) throw fault;
    }
  }
}
