import { Common } from "@ethereumjs/common";
import { TransactionFactory } from "@ethereumjs/tx";
import * as encryptor from "@metamask/browser-passworder";
import {
  KeyringController,
  type KeyringControllerMessenger,
  SignTypedDataVersion,
} from "@metamask/keyring-controller";
import { Messenger } from "@metamask/messenger";
import { Mnemonic } from "ethers";

const PASSWORD = "a password for a test";

/** MetaMask's keyring: an encrypted vault with an HD seed. Signs; nothing else here ever sees a key. */
export class Keyring {
  readonly #controller: KeyringController;

  private constructor(controller: KeyringController) {
    this.#controller = controller;
  }

  static async restore(phrase: string, accounts: number): Promise<Keyring> {
    const messenger = new Messenger({
      namespace: "KeyringController",
    }) as unknown as KeyringControllerMessenger;
    const controller = new KeyringController({ messenger, encryptor: encryptor as never });
    await controller.createNewVaultAndRestore(PASSWORD, wordIndices(phrase));
    for (let count = 1; count < accounts; count++) await controller.addNewAccount(count);
    return new Keyring(controller);
  }

  async accounts(): Promise<string[]> {
    return this.#controller.getAccounts();
  }

  /** Signs EIP-712 typed data, version 4. */
  async signTypedData(from: string, data: string): Promise<string> {
    return this.#controller.signTypedMessage({ from, data }, SignTypedDataVersion.V4);
  }

  /** Signs a text (EIP-191), given as hex. */
  async signText(from: string, data: string): Promise<string> {
    return this.#controller.signPersonalMessage({ from, data });
  }

  /** Signs a legacy transaction (the page names a gas price) and returns it ready to be broadcast. */
  async sign(transaction: Record<string, string>, from: string, chainId: bigint): Promise<string> {
    const common = Common.custom({ chainId: Number(chainId) }, { hardfork: "cancun" as never });
    const { gas, ...rest } = transaction;
    const unsigned = TransactionFactory.fromTxData({ ...rest, gasLimit: gas, type: 0 } as never, { common });
    const signed = await this.#controller.signTransaction(unsigned as never, from);
    const serialized = (signed as unknown as { serialize(): Uint8Array }).serialize();
    return `0x${Buffer.from(serialized).toString("hex")}`;
  }
}

/** MetaMask hands a phrase around as its words' places in the list, 16 bits each. */
function wordIndices(phrase: string): Uint8Array {
  const { wordlist } = Mnemonic.fromPhrase(phrase);
  const indices = Uint16Array.from(phrase.split(" "), (word) => wordlist.getWordIndex(word));
  return new Uint8Array(indices.buffer);
}
