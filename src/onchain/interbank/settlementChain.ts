import type { ContractTransactionResponse, JsonRpcApiProvider, LogDescription, Signer } from "ethers";

import type { InterbankSettlement } from "../../../types/ethers-contracts/contracts/yuan/settlement/InterbankSettlement.ts";
import { AccessManager__factory } from "../../../types/ethers-contracts/factories/@openzeppelin/contracts/access/manager/AccessManager__factory.ts";
import { InterbankSettlement__factory } from "../../../types/ethers-contracts/factories/contracts/yuan/settlement/InterbankSettlement__factory.ts";
import { INTERBANK_MODES, type InterbankDay, SHORTFALL_RULES } from "../../scenario/interbank/rail.ts";
import { refusedCall } from "./faults.ts";

/** Where a settlement contract is deployed to, and who deploys and operates it. */
export interface ChainAccess {
  readonly provider: JsonRpcApiProvider;
  /** The central bank's operator; relays the banks' signed orders as well. */
  readonly operator: Signer;
  /** The chain's own clock runs; else blocks get the scenario's time, which only a development chain allows. */
  readonly wallClock?: boolean;
}

/** Deploys a settlement contract with an authority of its own, of which the operator is the administrator. */
export async function deploySettlement(
  { operator }: ChainAccess,
  { mode, shortfallRule, offsetWindow }: InterbankDay,
): Promise<InterbankSettlement> {
  const manager = await new AccessManager__factory(operator).deploy(await operator.getAddress());
  await manager.waitForDeployment();
  const settlement = await new InterbankSettlement__factory(operator).deploy(
    await manager.getAddress(),
    INTERBANK_MODES.indexOf(mode),
    SHORTFALL_RULES.indexOf(shortfallRule),
    offsetWindow,
  );
  return settlement.waitForDeployment();
}

/** Gas that the calls of one function took. */
export interface GasTally {
  readonly calls: number;
  readonly gas: bigint;
  readonly mostGas: bigint;
}

/** More than the largest call takes; a development chain charges nothing for what isn't used. */
const GAS_LIMIT = 16_000_000n;

/** Sends calls one after the other, at the scenario's time unless the chain has its own, and tallies their gas. */
export class SettlementCalls {
  readonly #provider: JsonRpcApiProvider;
  readonly #settlement: InterbankSettlement;
  readonly #gas = new Map<string, GasTally>();
  readonly #wallClock: boolean;

  constructor(
    { provider, wallClock = false }: Omit<ChainAccess, "operator">,
    settlement: InterbankSettlement,
  ) {
    this.#provider = provider;
    this.#settlement = settlement;
    this.#wallClock = wallClock;
  }

  get gas(): ReadonlyMap<string, GasTally> {
    return this.#gas;
  }

  /** The events of one call, in order; throws what the contract refuses, as a `JiaoziError`. */
  async send(
    what: string,
    atSeconds: number,
    call: (overrides: { gasLimit: bigint; gasPrice: bigint }) => Promise<ContractTransactionResponse>,
  ): Promise<readonly LogDescription[]> {
    if (!this.#wallClock) await this.#setTime(atSeconds);
    const receipt = await call({ gasLimit: GAS_LIMIT, gasPrice: 0n })
      .then((sent) => sent.wait())
      .catch((cause: unknown) => {
        throw refusedCall(what, cause);
      });
    if (receipt === null) return [];
    const { calls, gas, mostGas } = this.#gas.get(what) ?? { calls: 0, gas: 0n, mostGas: 0n };
    const most = receipt.gasUsed > mostGas ? receipt.gasUsed : mostGas;
    this.#gas.set(what, { calls: calls + 1, gas: gas + receipt.gasUsed, mostGas: most });
    return receipt.logs.flatMap((log) => this.#settlement.interface.parseLog(log) ?? []);
  }

  /** Two blocks can't share a timestamp, so that a busy second runs over into the next ones. */
  async #setTime(atSeconds: number): Promise<void> {
    const latest = (await this.#provider.send("eth_getBlockByNumber", ["latest", false])) as {
      timestamp: string;
    };
    const timestamp = Math.max(atSeconds, Number(latest.timestamp) + 1);
    await this.#provider.send("evm_setNextBlockTimestamp", [`0x${timestamp.toString(16)}`]);
  }
}
