import { approximateRates, basketAmounts } from "./basket.ts";
import { LIBRA_CURRENCIES, type LibraCurrency } from "./currencies.ts";
import { type DeployConnection, requireChainId } from "./deployJiaozi.ts";
import { networkParameters, trioParameters } from "./deployLibra.ts";
import { libraSystemOf } from "./modules/LibraSystem.ts";
import type { DeployParameters } from "./parameters.ts";

/** Where one currency's contracts stand. */
export interface TrioAddresses {
  readonly coin: string;
  readonly treasury: string;
  readonly reserve: string;
  readonly redemption: string;
}

/** Where the contracts of the Libra system stand. */
export interface LibraSystemDeployment {
  readonly authority: string;
  readonly council: string;
  readonly timelock: string;
  readonly validators: string;
  readonly participants: string;
  readonly rules: string;
  readonly recovery: string;
  readonly registry: string;
  /** ≋LBR and the vault that holds its components. */
  readonly composite: { readonly coin: string; readonly vault: string };
  readonly currencies: Readonly<Record<LibraCurrency, TrioAddresses>>;
}

/**
 * Deploys every currency of the Libra system and the association, and hands the rights to the accounts in the
 * parameters and to the council.
 *
 * @param deploymentId As for `deployJiaozi`; both write to one journal.
 */
export async function deployLibraSystem(
  connection: DeployConnection,
  parameters: DeployParameters,
  deploymentId?: string,
): Promise<LibraSystemDeployment> {
  await requireChainId(connection, parameters);
  const { validators, operators } = firstValidators(parameters);
  const system = libraSystemOf({ validators: validators.length, operators: operators.length });
  const contracts = await connection.ignition.deploy(system, {
    parameters: moduleParameters(parameters),
    ...(deploymentId === undefined ? {} : { deploymentId }),
  });
  const addressOf = (name: keyof typeof contracts) => contracts[name].getAddress();
  const currencies = {} as Record<LibraCurrency, TrioAddresses>;
  for (const currency of LIBRA_CURRENCIES) {
    currencies[currency] = {
      coin: await addressOf(`coin${currency}`),
      treasury: await addressOf(`treasury${currency}`),
      reserve: await addressOf(`reserve${currency}`),
      redemption: await addressOf(`redemption${currency}`),
    };
  }
  return {
    authority: await addressOf("authority"),
    council: await addressOf("council"),
    timelock: await addressOf("timelock"),
    validators: await addressOf("validators"),
    participants: await addressOf("participants"),
    rules: await addressOf("rules"),
    recovery: await addressOf("recovery"),
    registry: await addressOf("currencies"),
    composite: { coin: await addressOf("coinLBR"), vault: await addressOf("vaultLBR") },
    currencies,
  };
}

/** One, as 32.32 fixed point. */
const ONE_RATE = 1n << 32n;

/** An operator may run the nodes of several validators, but is registered once. */
function firstValidators({ libra }: DeployParameters) {
  const { seats } = libra.association;
  const operators = [...new Set(seats.map(({ operator }) => operator))];
  return { validators: seats.map(({ validator }) => validator), operators };
}

function moduleParameters(parameters: DeployParameters) {
  const { libra } = parameters;
  const { validators, operators } = firstValidators(parameters);
  const numbered = (prefix: string, accounts: readonly string[]) =>
    Object.fromEntries(accounts.map((account, index) => [`${prefix}${index}`, account]));
  const { members, seats, ...association } = libra.association;
  const { basket, delaySeconds } = libra.composite;
  const weights = forEachCurrency((currency) => ({
    share: BigInt(basket[currency].share),
    microUsd: BigInt(basket[currency].microUsd),
  }));
  const perCurrency = (prefix: string, value: unknown) =>
    Object.fromEntries(LIBRA_CURRENCIES.map((currency) => [`${prefix}${currency}`, value]));
  const named = (prefix: string, values: Readonly<Record<LibraCurrency, bigint>>) =>
    Object.fromEntries(Object.entries(values).map(([currency, value]) => [`${prefix}${currency}`, value]));
  return {
    LibraNetwork: networkParameters(libra),
    ...perCurrency("Libra", trioParameters(libra)),
    ...perCurrency("LibraRedemption", { delaySeconds: libra.redemptionDelaySeconds }),
    LibraComposite: { delaySeconds, ...named("amountPerUnit", basketAmounts(weights)) },
    LibraCurrencies: { rateLBR: ONE_RATE, ...named("rate", approximateRates(weights)) },
    Association: {
      ...association,
      ...numbered("firstValidator", validators),
      ...numbered("firstValidatorOperator", operators),
      seats,
      members: members.map(({ account }) => account),
      names: members.map(({ name }) => name),
    },
    LibraSystem: libra.roles,
  };
}

function forEachCurrency<Value>(
  valueOf: (currency: LibraCurrency) => Value,
): Readonly<Record<LibraCurrency, Value>> {
  const values = LIBRA_CURRENCIES.map((currency) => [currency, valueOf(currency)]);
  return Object.fromEntries(values) as Record<LibraCurrency, Value>;
}
