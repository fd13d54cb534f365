import { providerErrors, rpcErrors } from "@metamask/rpc-errors";

export type ApprovalKind =
  "connect" | "addChain" | "switchChain" | "watchAsset" | "transaction" | "signTypedData" | "signText";

/** One window that a person would see and answer. */
export interface Approval {
  readonly kind: ApprovalKind;
  readonly details: unknown;
  accept(): void;
  reject(): void;
}

/** The harness's stand-in for MetaMask's approval windows: a test takes each and answers it. */
export class Approvals {
  readonly #open: Approval[] = [];
  readonly #waiting: ((approval: Approval) => void)[] = [];
  /** How many windows were ever opened. */
  count = 0;

  /** Resolves when the person accepts; throws 4001 when they reject, -32002 while one of the kind is open. */
  ask(kind: ApprovalKind, details: unknown): Promise<void> {
    if (this.#open.some((open) => open.kind === kind)) {
      throw rpcErrors.resourceUnavailable({ message: `Request of type '${kind}' already pending.` });
    }
    this.count++;
    return new Promise((resolve, reject) => {
      const close = (answer: () => void) => () => {
        this.#open.splice(this.#open.indexOf(approval), 1);
        answer();
      };
      const refusal = () => reject(providerErrors.userRejectedRequest());
      const approval: Approval = { kind, details, accept: close(resolve), reject: close(refusal) };
      this.#open.push(approval);
      this.#waiting.shift()?.(approval);
    });
  }

  /** The window that is open, or the next one to open. */
  async next(kind: ApprovalKind): Promise<Approval> {
    const approval = this.#open[0] ?? (await new Promise<Approval>((resolve) => this.#waiting.push(resolve)));
    if (approval.kind !== kind) throw new Error(`The wallet asks for ${approval.kind}, not for ${kind}.`);
    return approval;
  }
}
