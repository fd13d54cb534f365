import { type HDNodeWallet, Wallet, hexlify, randomBytes } from "ethers";

import type { AddressBook } from "../../deploy/addressBook.ts";
import type { Instruction } from "../../wallet/gateway/api/instructions.ts";
import type { Problem } from "../../wallet/gateway/api/problem.ts";
import type { Challenge, Session } from "../../wallet/gateway/api/signIn.ts";
import {
  type Domain,
  PAYMENT,
  STATIC_QR_PAYMENT,
  WALLET_APPLICATION,
  WITHDRAWAL,
  gatewayDomain,
  walletYuanDomain,
} from "../../wallet/gateway/api/typedData.ts";
import { checkCharacterOf } from "../../wallet/gateway/identity/residentNumber.ts";
import { addressOf } from "./ground.ts";

export interface Answered<Body = Record<string, unknown>> {
  readonly status: number;
  readonly body: Body & Partial<Problem>;
  readonly headers: Headers;
}

const POLL_MS = 50;

/** Long after all that the tests' chain will see. */
export const LATER = 1_900_000_000;

let born = 0;

/** A different grown-up each time. */
export function someResidentNumber(): string {
  born += 1;
  const digits = `110101198001${String(1 + (born % 28)).padStart(2, "0")}${String(1 + born).padStart(3, "0")}`;
  return digits + checkCharacterOf(digits);
}

/** A person with a fresh account, and what their page does. */
export class Client {
  readonly url: string;
  readonly account: Wallet | HDNodeWallet;
  readonly book: AddressBook;
  /** The key's own, or that of the contract that answers for the key (ERC-1271). */
  readonly address: string;
  token: string | undefined;

  constructor(url: string, book: AddressBook, key?: Wallet | HDNodeWallet, contract?: string) {
    this.url = url;
    this.book = book;
    this.account = key ?? Wallet.createRandom();
    this.address = contract ?? this.account.address;
  }

  get yuanDomain(): Domain {
    return walletYuanDomain(this.book.chainId, this.book.contracts.WalletYuan);
  }

  async ask<Body = Record<string, unknown>>(
    method: "GET" | "POST" | "DELETE",
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answered<Body>> {
    const response = await fetch(new URL(path, this.url), {
      method,
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(this.token === undefined ? {} : { authorization: `Bearer ${this.token}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: (text === "" ? {} : JSON.parse(text)) as Body & Partial<Problem>,
      headers: response.headers,
    };
  }

  async signIn(): Promise<void> {
    const { body: challenge } = await this.ask<Challenge>("POST", "/api/challenges", {
      account: this.address,
    });
    const signature = await this.account.signMessage(challenge.message);
    const session = await this.ask<Session>("POST", "/api/sessions", {
      message: challenge.message,
      signature,
    });
    if (session.status !== 201) throw new Error(`Signing in failed: ${JSON.stringify(session.body)}`);
    this.token = session.body.token;
  }

  async application(changes: Record<string, unknown> = {}) {
    const value = {
      account: this.address,
      institution: addressOf("alipay"),
      bank: addressOf("bank-one"),
      name: "张三",
      residentNumber: someResidentNumber(),
      validUntil: LATER,
      ...changes,
    };
    const domain = gatewayDomain(this.book.chainId, this.book.contracts.WalletYuan);
    return { ...value, signature: await this.account.signTypedData(domain, WALLET_APPLICATION, value) };
  }

  /** Opens a wallet, signs in and waits until the chain has it; then tops it up, if asked. */
  async settleIn(topUpFen?: string, changes: Record<string, unknown> = {}): Promise<this> {
    const opened = await this.ask("POST", "/api/wallets", await this.application(changes));
    if (opened.status !== 202) throw new Error(`Opening failed: ${JSON.stringify(opened.body)}`);
    await this.signIn();
    await this.until("/api/wallet", ({ state }) => state === "open");
    if (topUpFen === undefined) return this;
    const topUp = await this.topUp(topUpFen, "first-top-up");
    if (topUp.status !== 202) throw new Error(`Topping up failed: ${JSON.stringify(topUp.body)}`);
    await this.decided(topUp.body.id);
    return this;
  }

  topUp(amountFen: string, key: string): Promise<Answered<Instruction>> {
    return this.ask<Instruction>("POST", "/api/top-ups", { amountFen }, { "idempotency-key": key });
  }

  async payment(payee: string, amountInFen: string, changes: Record<string, unknown> = {}) {
    const { byStaticQr = false, requestId, ...signed } = changes;
    const value = {
      instructionId: hexlify(randomBytes(32)),
      payer: this.address,
      payee,
      amountInFen,
      validUntil: LATER,
      ...signed,
    };
    const types = byStaticQr === true ? STATIC_QR_PAYMENT : PAYMENT;
    const signature = await this.account.signTypedData(this.yuanDomain, types, value);
    return { ...value, byStaticQr, signature, ...(requestId === undefined ? {} : { requestId }) };
  }

  async withdrawal(amountInFen: string, bank = addressOf("bank-one")) {
    const wallet = this.address;
    const value = { instructionId: hexlify(randomBytes(32)), wallet, bank, amountInFen, validUntil: LATER };
    return { ...value, signature: await this.account.signTypedData(this.yuanDomain, WITHDRAWAL, value) };
  }

  async pay(
    payee: string,
    amountInFen: string,
    changes: Record<string, unknown> = {},
  ): Promise<Answered<Instruction>> {
    return this.ask<Instruction>("POST", "/api/payments", await this.payment(payee, amountInFen, changes));
  }

  /** Asks until it is so, at most twenty seconds. */
  async until(
    path: string,
    isSo: (body: Record<string, unknown>) => boolean,
  ): Promise<Record<string, unknown>> {
    const deadline = Date.now() + 20_000;
    for (;;) {
      const { body } = await this.ask("GET", path);
      if (isSo(body)) return body;
      if (Date.now() > deadline) throw new Error(`${path} stayed at ${JSON.stringify(body)}`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  async decided(id: string): Promise<Instruction> {
    const isDecided = ({ state }: Record<string, unknown>) => state !== "queued" && state !== "sent";
    return (await this.until(`/api/instructions/${id}`, isDecided)) as unknown as Instruction;
  }
}
