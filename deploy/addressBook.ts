import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { isAddress } from "ethers";
import { z } from "zod";

import { JiaoziError } from "../src/catalogue/errors.ts";
import { LIBRA_CURRENCIES, type LibraCurrency } from "./currencies.ts";
import type { Deployment } from "./deployJiaozi.ts";
import type { LibraSystemDeployment } from "./deployLibraSystem.ts";
import type { LibraParameters } from "./parameters.ts";
import { LIBRA_ROLE_NAMES, type LibraRoleName } from "./roles.ts";

const address = z.string().refine((text) => isAddress(text), "must be an address");
const names = z.record(address, z.string());

const trio = z.strictObject({ coin: address, treasury: address, reserve: address, redemption: address });

/** The Libra system: its contracts, and the accounts that its parameters gave the roles to. */
const libraBook = z.strictObject({
  contracts: z.strictObject({
    AssociationAuthority: address,
    Council: address,
    Timelock: address,
    ValidatorSet: address,
    Participants: address,
    PaymentRules: address,
    Recovery: address,
    Currencies: address,
  }),
  composite: z.strictObject({ coin: address, vault: address }),
  currencies: z.strictObject(shapeOf(LIBRA_CURRENCIES, trio)),
  roles: z.strictObject(shapeOf(LIBRA_ROLE_NAMES, address)),
  dealer: address,
  custodians: z.array(address),
  guardian: address,
  /** Name by address. */
  members: names,
});

const addressBook = z.strictObject({
  version: z.literal(1),
  chainId: z.int().positive(),
  chainName: z.string(),
  rpcUrl: z.string(),
  contracts: z.strictObject({
    AccessManager: address,
    CentralBank: address,
    WalletYuan: address,
    SecuredTrades: address,
    WalletTiers: address,
    WalletKeeping: address,
    Supervision: address,
    ECny: address,
    ECnyTiers: address,
    ECnyKeeping: address,
    ECnySupervision: address,
    MonetaryStatistics: address,
    WindDown: address,
    InterbankSettlement: address,
  }),
  /** Name by address. */
  institutions: names,
  /** Name by address. */
  banks: names,
  libra: libraBook.optional(),
});

function shapeOf<Name extends string, Shape>(keys: readonly Name[], shape: Shape): Record<Name, Shape> {
  return Object.fromEntries(keys.map((name) => [name, shape])) as Record<Name, Shape>;
}

/** What the page and other scripts need to find the contracts and to call their owners by name. */
export type AddressBook = z.infer<typeof addressBook>;
export type LibraBook = z.infer<typeof libraBook>;

export const ADDRESS_BOOK_FILE = fileURLToPath(new URL("address-book.json", import.meta.url));

export interface NamedChain {
  readonly chainName: string;
  readonly rpcUrl: string;
}

export function addressBookOf(
  deployment: Deployment,
  chain: NamedChain,
  called: Pick<AddressBook, "institutions" | "banks"> = { institutions: {}, banks: {} },
  libra?: LibraBook,
): AddressBook {
  return {
    version: 1,
    chainId: deployment.chainId,
    ...chain,
    contracts: {
      AccessManager: deployment.authority,
      CentralBank: deployment.centralBank,
      WalletYuan: deployment.walletYuan,
      SecuredTrades: deployment.securedTrades,
      WalletTiers: deployment.walletTiers,
      WalletKeeping: deployment.walletKeeping,
      Supervision: deployment.supervision,
      ECny: deployment.eCny,
      ECnyTiers: deployment.eCnyTiers,
      ECnyKeeping: deployment.eCnyKeeping,
      ECnySupervision: deployment.eCnySupervision,
      MonetaryStatistics: deployment.statistics,
      WindDown: deployment.windDown,
      InterbankSettlement: deployment.settlement,
    },
    ...called,
    ...(libra === undefined ? {} : { libra }),
  };
}

export function libraBookOf(deployment: LibraSystemDeployment, parameters: LibraParameters): LibraBook {
  const { roles, dealer, custodians, association } = parameters;
  const currencies = structuredClone(deployment.currencies) as Record<LibraCurrency, LibraTrio>;
  return {
    contracts: {
      AssociationAuthority: deployment.authority,
      Council: deployment.council,
      Timelock: deployment.timelock,
      ValidatorSet: deployment.validators,
      Participants: deployment.participants,
      PaymentRules: deployment.rules,
      Recovery: deployment.recovery,
      Currencies: deployment.registry,
    },
    composite: { ...deployment.composite },
    currencies,
    roles: structuredClone(roles) as Record<LibraRoleName, string>,
    dealer,
    custodians: [...custodians],
    guardian: association.guardian,
    members: Object.fromEntries(association.members.map(({ account, name }) => [account, name])),
  };
}

export type LibraTrio = z.infer<typeof trio>;

/** The one address book, generated after each deployment. */
export async function writeAddressBook(book: AddressBook, file = ADDRESS_BOOK_FILE): Promise<void> {
  await writeFile(file, `${JSON.stringify(book, null, 2)}\n`);
}

/** Reads and checks the address book; throws `NOT_DEPLOYED` if there is none, `BAD_FILE` if it isn't one. */
export async function readAddressBook(file = ADDRESS_BOOK_FILE): Promise<AddressBook> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) {
    throw new JiaoziError(
      "NOT_DEPLOYED",
      "There is no address book: nothing was deployed from here.",
      "Deploy first: npm run deploy -- --network NAME, or npm start.",
      { file },
    );
  }
  const checked = addressBook.safeParse(parsed(text));
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  throw new JiaoziError(
    "BAD_FILE",
    `The address book isn't one: ${issue?.message ?? "invalid"}.`,
    "Write it anew: npm run deploy -- --network NAME changes nothing that stands.",
    { file, field: issue?.path.join(".") ?? "" },
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
