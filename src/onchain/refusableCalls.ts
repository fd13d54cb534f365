import type { ContractTransactionResponse, JsonRpcApiProvider } from "ethers";

import { decodeError } from "../catalogue/decodeError.ts";
import { refusedCall } from "./interbank/faults.ts";
import type { OperatorCall, Operators } from "./operators.ts";

/** Without an estimate, which would refuse a call before the rules are asked at its time; nothing is charged. */
const OVERRIDES = { gasLimit: 3_000_000n, gasPrice: 0n } as const;

export type Overrides = typeof OVERRIDES;

export type CallAnswer<Reason extends string> =
  { readonly status: "done" } | { readonly status: "refused"; readonly reason: Reason };

/**
 * Sends one transaction a block on a development chain, in blocks of the scenario's time, and says what came of it:
 * errors whose names are among the reasons are answers, any other is thrown.
 */
export class RefusableCalls<Reason extends string> {
  readonly #provider: JsonRpcApiProvider;
  readonly #operators: Operators;
  readonly #reasons: readonly Reason[];

  constructor(provider: JsonRpcApiProvider, operators: Operators, reasons: readonly Reason[]) {
    this.#provider = provider;
    this.#operators = operators;
    this.#reasons = reasons;
  }

  /** By an account that the node has the key of. */
  byAuthority(
    what: string,
    atSeconds: number,
    call: (overrides: Overrides) => Promise<ContractTransactionResponse>,
  ): Promise<CallAnswer<Reason>> {
    return this.#answered(what, atSeconds, async () => {
      await (await call(OVERRIDES)).wait();
    });
  }

  /** By a participant, with the demonstration key. */
  byParticipant(what: string, atSeconds: number, call: OperatorCall): Promise<CallAnswer<Reason>> {
    return this.#answered(what, atSeconds, async () => {
      const raw = await this.#operators.sign(call);
      await this.#provider.send("eth_sendRawTransaction", [raw]);
    });
  }

  async #answered(what: string, atSeconds: number, send: () => Promise<void>): Promise<CallAnswer<Reason>> {
    await this.#provider.send("evm_setNextBlockTimestamp", [`0x${atSeconds.toString(16)}`]);
    try {
      await send();
      return { status: "done" };
    } catch (cause) {
      const decoded = decodeError(cause);
      const name: string = decoded.kind === "contract" ? decoded.name : "";
      const reason = this.#reasons.find((known) => known === name);
      if (reason !== undefined) return { status: "refused", reason };
      throw refusedCall(what, cause);
    }
  }
}
