import { JiaoziError } from "../../../src/catalogue/errors.ts";
import type { Chain } from "./chain.ts";
import type { KeyRing } from "./keyRing.ts";

export interface Party {
  readonly address: string;
  readonly name: string;
}

export interface VaspParty extends Party {
  readonly number: number;
}

/** For whom the gateway may act, because it has their keys and the chain knows them as such. */
export interface Parties {
  readonly institutions: readonly Party[];
  readonly banks: readonly Party[];
  readonly vasps: readonly VaspParty[];
  /** A designated dealer in ≋ coins. */
  readonly dealer?: string;
}

const DESIGNATED_DEALER = 1n;
const PARENT_VASP = 2n;

/** Reads from the chain what each key may do. Throws `NOT_DEPLOYED` if none is a licensed institution's. */
export async function partiesOf(chain: Chain, keys: KeyRing): Promise<Parties> {
  const accounts = [...keys.keys()];
  const { book, walletYuan, centralBank } = chain;
  const licensed = new Set(await walletYuan.institutions());
  const banks = new Set(await centralBank.banks());
  const named = (names: Readonly<Record<string, string>>) => (address: string) => ({
    address,
    name: names[address] ?? address,
  });
  const institutions = accounts.filter((account) => licensed.has(account)).map(named(book.institutions));
  if (institutions.length === 0) {
    throw new JiaoziError(
      "NOT_DEPLOYED",
      "None of the gateway's keys is a licensed institution's on this chain.",
      "Have the institution licensed (admitInstitution), or give its key.",
    );
  }
  return {
    institutions,
    banks: accounts.filter((account) => banks.has(account)).map(named(book.banks)),
    ...(await vaspsOf(chain, accounts)),
  };
}

async function vaspsOf(
  { libra }: Chain,
  accounts: readonly string[],
): Promise<Pick<Parties, "vasps" | "dealer">> {
  if (libra === undefined) return { vasps: [] };
  const vasps: VaspParty[] = [];
  let dealer: string | undefined;
  for (const address of accounts) {
    const [role, number, operator] = await libra.participants.participantOf(address);
    if (role === DESIGNATED_DEALER && operator === address) dealer = address;
    if (role !== PARENT_VASP || operator !== address) continue;
    const { humanName } = await libra.participants.credentialOf(number);
    vasps.push({ address, name: humanName, number: Number(number) });
  }
  return { vasps, ...(dealer === undefined ? {} : { dealer }) };
}
