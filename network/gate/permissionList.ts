import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { getAddress } from "ethers";
import { z } from "zod";

import { JiaoziError } from "../../src/catalogue/errors.ts";
import type { NetworkPlan } from "../networkPlan.ts";

const address = z.string().refine((text) => isChecksummed(text), "must be a checksummed address");
const listSchema = z.strictObject({ accounts: z.array(address), deployers: z.array(address) });

type Content = z.infer<typeof listSchema>;

/** The accounts that may send transactions, and those that may create contracts too: a file, changed as a whole. */
export class PermissionList {
  readonly #file: string;
  #accounts: Set<string>;
  #deployers: Set<string>;

  private constructor(file: string, { accounts, deployers }: Content) {
    this.#file = file;
    this.#accounts = new Set(accounts);
    this.#deployers = new Set(deployers);
  }

  /** Throws `BAD_FIELD` if the file isn't such a list; without a file nobody is on it. */
  static async open({ folder }: Pick<NetworkPlan, "folder">): Promise<PermissionList> {
    const file = join(folder, "permissions.json");
    const text = await readFile(file, "utf8").catch(() => '{"accounts":[],"deployers":[]}');
    const parsed = listSchema.safeParse(JSON.parse(text));
    if (parsed.success) return new PermissionList(file, parsed.data);
    const field = parsed.error.issues[0]?.path.join(".") ?? "";
    throw new JiaoziError("BAD_FIELD", "The list isn't valid.", "Correct the file.", { file, field });
  }

  maySend(account: string): boolean {
    return this.#accounts.has(account) || this.#deployers.has(account);
  }

  mayDeploy(account: string): boolean {
    return this.#deployers.has(account);
  }

  async permit(accounts: readonly string[], alsoDeploys: boolean): Promise<void> {
    const list = alsoDeploys ? this.#deployers : this.#accounts;
    for (const account of accounts) list.add(getAddress(account));
    await this.#save();
  }

  async forbid(accounts: readonly string[]): Promise<void> {
    for (const account of accounts.map((one) => getAddress(one))) {
      this.#accounts.delete(account);
      this.#deployers.delete(account);
    }
    await this.#save();
  }

  async #save(): Promise<void> {
    const content = { accounts: [...this.#accounts].sort(), deployers: [...this.#deployers].sort() };
    await writeFile(`${this.#file}.new`, `${JSON.stringify(content, null, 2)}\n`);
    await rename(`${this.#file}.new`, this.#file);
  }
}

function isChecksummed(text: string): boolean {
  try {
    return getAddress(text) === text;
  } catch {
    return false;
  }
}
