import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import type { IgnitionModuleBuilder } from "@nomicfoundation/ignition-core";

import { handOver } from "../handOver.ts";
import { coinRights, networkRights, redemptionRights, registryRights, trioRights } from "../libraRights.ts";
import { LIBRA_ROLES } from "../roles.ts";
import { type FirstValidators, associationOf } from "./Association.ts";
import { barAdministrators } from "./barAdministrators.ts";
import LibraComposite from "./LibraComposite.ts";
import LibraCurrencies from "./LibraCurrencies.ts";
import LibraNetwork from "./LibraNetwork.ts";
import { REDEMPTIONS } from "./redemptions.ts";
import { TRIOS } from "./trios.ts";

/** The whole Libra system: every currency, and the association's council as the administrator of all of it. */
export function libraSystemOf(first: FirstValidators) {
  return buildModule("LibraSystem", (m) => libraSystem(m, first));
}

function libraSystem(m: IgnitionModuleBuilder, first: FirstValidators) {
  const network = m.useModule(LibraNetwork);
  const { authority, participants, rules, recovery } = network;
  const { council, timelock, validators } = m.useModule(associationOf(first));
  const { vault: vaultLBR, coin: coinLBR } = m.useModule(LibraComposite);
  const { currencies } = m.useModule(LibraCurrencies);
  const usd = { ...m.useModule(TRIOS.USD), ...m.useModule(REDEMPTIONS.USD) };
  const eur = { ...m.useModule(TRIOS.EUR), ...m.useModule(REDEMPTIONS.EUR) };
  const gbp = { ...m.useModule(TRIOS.GBP), ...m.useModule(REDEMPTIONS.GBP) };
  const sgd = { ...m.useModule(TRIOS.SGD), ...m.useModule(REDEMPTIONS.SGD) };
  const rights = [
    ...networkRights(network),
    ...Object.entries({ USD: usd, EUR: eur, GBP: gbp, SGD: sgd }).flatMap(([code, contracts]) => [
      ...trioRights(code, contracts),
      redemptionRights(code, contracts.redemption),
    ]),
    coinRights("LBR", coinLBR),
    registryRights(currencies),
  ];
  const barred = [usd, eur, gbp, sgd, { coin: coinLBR }].flatMap(({ coin }) =>
    barAdministrators(m, coin, [timelock]),
  );
  // Its own decisions wait in the timelock, so the authority adds no delay.
  handOver(m, authority, LIBRA_ROLES, rights, { account: timelock, delaySeconds: 0, after: barred });
  return {
    ...{ authority, council, timelock, validators, participants, rules, recovery },
    ...{ currencies, vaultLBR, coinLBR },
    ...{ coinUSD: usd.coin, treasuryUSD: usd.treasury, reserveUSD: usd.reserve },
    ...{ coinEUR: eur.coin, treasuryEUR: eur.treasury, reserveEUR: eur.reserve },
    ...{ coinGBP: gbp.coin, treasuryGBP: gbp.treasury, reserveGBP: gbp.reserve },
    ...{ coinSGD: sgd.coin, treasurySGD: sgd.treasury, reserveSGD: sgd.reserve },
    ...{ redemptionUSD: usd.redemption, redemptionEUR: eur.redemption },
    ...{ redemptionGBP: gbp.redemption, redemptionSGD: sgd.redemption },
  };
}
