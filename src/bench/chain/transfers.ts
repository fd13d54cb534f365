import { ContractFactory, type JsonRpcApiProvider, Wallet } from "ethers";

import { BareCoin__factory } from "../../../types/ethers-contracts/factories/contracts/test/BareCoin__factory.ts";
import { Operators } from "../../onchain/operators.ts";
import type { SignedTransaction } from "../../onchain/signTransaction.ts";
import type { AuthorisationTerms } from "../../scenario/authorisation.ts";
import type { Instruction } from "../../scenario/instructions.ts";
import { demonstrationKey } from "../../scenario/keys.ts";
import type { Scenario } from "../../scenario/scenario.ts";

const abi = BareCoin__factory.createInterface();
const EACH = 1_000_000_000_000n;
const FREE = { maxFeePerGas: 0n, maxPriorityFeePerGas: 0n, type: 2 };
const DEPLOYMENT_GAS = 16_000_000n;

/** OpenZeppelin's bare ERC-20, deployed, with the scenario's people holding as much as they need. */
export async function deployBareCoin(
  scenario: Scenario,
  { addressOf }: Pick<AuthorisationTerms, "addressOf">,
  provider: JsonRpcApiProvider,
): Promise<string> {
  const deployer = new Wallet(
    demonstrationKey(scenario.keySeed, "bare coin's deployer").privateKey,
    provider,
  );
  const factory = new ContractFactory(BareCoin__factory.abi, BareCoin__factory.bytecode, deployer);
  const holders = [...scenario.participants.holders.keys()].map(addressOf);
  const coin = await factory.deploy(holders, EACH, { ...FREE, gasLimit: DEPLOYMENT_GAS });
  return (await coin.waitForDeployment()).getAddress();
}

/** Each payment as a plain ERC-20 transfer, which the payer sends: no id, no signature but the transaction's own. */
export class TransferSigner {
  readonly #operators: Operators;
  readonly #people: readonly string[];
  readonly #addressOf: (participant: string) => string;

  constructor(
    { keySeed, participants }: Scenario,
    { addressOf }: Pick<AuthorisationTerms, "addressOf">,
    chainId: number,
    provider: JsonRpcApiProvider,
  ) {
    this.#operators = new Operators(keySeed, chainId, provider);
    this.#people = [...participants.holders.keys()];
    this.#addressOf = addressOf;
  }

  async sign(payments: readonly Instruction[], token: string): Promise<readonly SignedTransaction[]> {
    await this.#operators.countNonces(this.#people);
    return payments.map(({ payer, payee, amount }) => {
      const data = abi.encodeFunctionData("transfer", [this.#addressOf(payee), amount]);
      const call = { operator: payer, to: token, data };
      return this.#operators.signAt(call, this.#operators.takeNonce(payer));
    });
  }
}
