import { providerErrors, rpcErrors } from "@metamask/rpc-errors";

import { Approvals } from "./approvals.ts";
import type { Keyring } from "./keyring.ts";
import { type Network, type Networks, checkedNetwork } from "./networks.ts";

type Listener = (notification: { method: string; params: unknown }) => void;

/**
 * A wallet's state and what MetaMask's application code would do around its published parts: permissions, networks,
 * token list, filling in of transactions. One site, so one set of permitted accounts.
 */
export class TestWallet {
  readonly approvals = new Approvals();
  readonly watched: unknown[] = [];
  /** Transactions as the page asked for them. */
  readonly requested: Record<string, string>[] = [];
  readonly #keyring: Keyring;
  readonly #networks: Networks;
  readonly #listeners = new Set<Listener>();
  #permitted: string[] = [];

  constructor(keyring: Keyring, networks: Networks) {
    this.#keyring = keyring;
    this.#networks = networks;
  }

  get permitted(): readonly string[] {
    return this.#permitted;
  }

  get network(): Network {
    return this.#networks.current;
  }

  onNotification(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async connect(): Promise<string[]> {
    if (this.#permitted.length === 0) {
      await this.approvals.ask("connect", {});
      await this.selectAccount(0);
    }
    return this.#permitted;
  }

  /** What choosing another account in the wallet does. */
  async selectAccount(index: number): Promise<void> {
    const account = (await this.#keyring.accounts())[index];
    if (account === undefined) throw new Error(`There is no account ${index}.`);
    this.#permit([account]);
  }

  revoke(): void {
    this.#permit([]);
  }

  async switchChain(chainId: string): Promise<null> {
    if (this.network.chainId === chainId) return null;
    const network = this.#networks.find(chainId);
    if (!network) throw providerErrors.custom({ code: 4902, message: `Unrecognized chain ID "${chainId}".` });
    await this.approvals.ask("switchChain", network);
    this.selectChain(chainId);
    return null;
  }

  /** Adding also switches, as MetaMask does. */
  async addChain(offer: unknown): Promise<null> {
    const network = await checkedNetwork(offer);
    await this.approvals.ask("addChain", network);
    this.#networks.add(network);
    this.selectChain(network.chainId);
    return null;
  }

  /** What choosing another network in the wallet does. */
  selectChain(chainId: string): void {
    this.#networks.select(chainId);
    const networkVersion = BigInt(chainId).toString();
    this.#notify("metamask_chainChanged", { chainId, networkVersion, isConnected: true });
  }

  async watchAsset(asset: unknown): Promise<boolean> {
    const { type, options } = asset as { type?: string; options?: { symbol?: string; decimals?: number } };
    if (type !== "ERC20") throw rpcErrors.invalidParams("only ERC20");
    if (!/^.{1,11}$/.test(options?.symbol ?? ""))
      throw rpcErrors.invalidParams("symbol must have 1 to 11 characters");
    await this.approvals.ask("watchAsset", options);
    this.watched.push(options);
    return true;
  }

  async sendTransaction(transaction: Record<string, string>): Promise<string> {
    const { from, chainId, ...fields } = transaction;
    if (chainId !== undefined && chainId !== this.network.chainId)
      throw rpcErrors.invalidParams("another chain is active");
    this.requested.push(transaction);
    await this.approvals.ask("transaction", transaction);
    const nonce = (await this.#networks.request("eth_getTransactionCount", [from, "pending"])) as string;
    const raw = await this.#keyring.sign({ nonce, ...fields }, String(from), BigInt(this.network.chainId));
    return (await this.#networks.request("eth_sendRawTransaction", [raw])) as string;
  }

  async signTypedData({ from, data }: { from: string; data: string }): Promise<string> {
    const { domain } = JSON.parse(data) as { domain: { chainId?: number | string } };
    if (BigInt(domain.chainId ?? 0) !== BigInt(this.network.chainId))
      throw rpcErrors.invalidParams("another chain is active");
    await this.approvals.ask("signTypedData", JSON.parse(data));
    return this.#keyring.signTypedData(from, data);
  }

  async signText({ from, data }: { from: string; data: string }): Promise<string> {
    await this.approvals.ask("signText", Buffer.from(data.slice(2), "hex").toString());
    return this.#keyring.signText(from, data);
  }

  passOn(method: string, params: unknown): Promise<unknown> {
    return this.#networks.request(method, params);
  }

  #permit(accounts: string[]): void {
    this.#permitted = accounts;
    this.#notify("metamask_accountsChanged", accounts);
  }

  #notify(method: string, params: unknown): void {
    for (const listener of this.#listeners) listener({ method, params });
  }
}
