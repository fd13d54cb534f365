import { join } from "node:path";

import type { Office } from "./office.ts";

/** A time as custodians write it, from now on the chain. */
export async function written(office: Office, inSeconds: number): Promise<string> {
  const now = (await office.provider.getBlock("latest"))?.timestamp ?? 0;
  return `${new Date((now + inSeconds) * 1_000).toISOString().slice(0, 19)}Z`;
}

/** A statement that keeps every rule: half at each of two custodians, in short, well rated securities. */
export async function statementFile(
  office: Office,
  amount: string,
  name = "statement.json",
): Promise<string> {
  const [first, second] = office.book.custodians;
  const maturesAt = await written(office, 30 * 86_400);
  const securities = { amount, maturesAt, rating: 1 };
  return office.file(name, {
    asOf: await written(office, 0),
    statementId: name,
    holdings: [
      { custodian: second, ...securities },
      { custodian: first, ...securities },
    ],
  });
}

/** Has so many coins minted to the dealer, on a statement that carries them many times. */
export async function issue(office: Office, amount: string): Promise<void> {
  const [one = "", two = "", all = ""] = ["one", "two", "all"].map((name) => join(office.folder, name));
  const statement = await statementFile(office, `${amount}000`);
  await office.run("custodian sign", "--statement", statement, "--out", one);
  await office.run("custodian sign --account 2", "--statement", statement, "--out", two);
  await office.run("custodian collect", "--from", `${one},${two}`, "--out", all);
  await office.run("custodian submit --yes", "--signed", all);
  await office.run(`dealer request-mint --amount ${amount} --request issue --yes`);
  await office.run("compliance approve --request issue --yes");
}
