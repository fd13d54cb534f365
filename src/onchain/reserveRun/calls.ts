import type { ContractTransactionResponse, JsonRpcApiProvider } from "ethers";

import { decodeError } from "../../catalogue/decodeError.ts";
import { DONE, RUN_REFUSALS, type RunAnswer, refused } from "../../scenario/reserveRun/rail.ts";
import { refusedCall } from "../interbank/faults.ts";
import type { OperatorCall, Operators } from "../operators.ts";

/** Without an estimate, which would refuse a call before the rules are asked at its time; nothing is charged. */
const OVERRIDES = { gasLimit: 3_000_000n, gasPrice: 0n } as const;

export type Overrides = typeof OVERRIDES;

/** Sends one transaction a block on a development chain, in blocks of the scenario's time, and says what came of it. */
export class TimedCalls {
  readonly #provider: JsonRpcApiProvider;
  readonly #operators: Operators;

  constructor(provider: JsonRpcApiProvider, operators: Operators) {
    this.#provider = provider;
    this.#operators = operators;
  }

  /** By an account that the node has the key of. */
  byAuthority(
    what: string,
    atSeconds: number,
    call: (overrides: Overrides) => Promise<ContractTransactionResponse>,
  ): Promise<RunAnswer> {
    return this.#answered(what, atSeconds, async () => {
      await (await call(OVERRIDES)).wait();
    });
  }

  /** By a participant, with the demonstration key. */
  byParticipant(what: string, atSeconds: number, call: OperatorCall): Promise<RunAnswer> {
    return this.#answered(what, atSeconds, async () => {
      const raw = await this.#operators.sign(call);
      await this.#provider.send("eth_sendRawTransaction", [raw]);
    });
  }

  async #answered(what: string, atSeconds: number, send: () => Promise<void>): Promise<RunAnswer> {
    await this.#provider.send("evm_setNextBlockTimestamp", [`0x${atSeconds.toString(16)}`]);
    try {
      await send();
      return DONE;
    } catch (cause) {
      const decoded = decodeError(cause);
      const name = decoded.kind === "contract" ? decoded.name : undefined;
      const refusal = RUN_REFUSALS.find((known) => known === name);
      if (refusal !== undefined) return refused(refusal);
      throw refusedCall(what, cause);
    }
  }
}
