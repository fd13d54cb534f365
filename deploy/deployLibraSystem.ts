import { LIBRA_CURRENCIES, type LibraCurrency } from "./currencies.ts";
import { type DeployConnection, requireChainId } from "./deployJiaozi.ts";
import { networkParameters, trioParameters } from "./deployLibra.ts";
import LibraSystem from "./modules/LibraSystem.ts";
import type { DeployParameters } from "./parameters.ts";

/** Where one currency's contracts stand. */
export interface TrioAddresses {
  readonly coin: string;
  readonly treasury: string;
  readonly reserve: string;
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
  const contracts = await connection.ignition.deploy(LibraSystem, {
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
    currencies,
  };
}

function moduleParameters({ libra }: DeployParameters) {
  const { members, seats, ...association } = libra.association;
  const trio = trioParameters(libra);
  return {
    ...Object.fromEntries(LIBRA_CURRENCIES.map((currency) => [`Libra${currency}`, trio])),
    LibraNetwork: networkParameters(libra),
    Association: {
      ...association,
      seats,
      members: members.map(({ account }) => account),
      names: members.map(({ name }) => name),
    },
    LibraSystem: libra.roles,
  };
}
