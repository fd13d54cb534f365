import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { handOver } from "../handOver.ts";
import { networkRights, trioRights } from "../libraRights.ts";
import { LIBRA_ROLES } from "../roles.ts";
import Association from "./Association.ts";
import { barAdministrators } from "./barAdministrators.ts";
import LibraNetwork from "./LibraNetwork.ts";
import { TRIOS } from "./trios.ts";

/** The whole Libra system: every currency, and the association's council as the administrator of all of it. */
export default buildModule("LibraSystem", (m) => {
  const network = m.useModule(LibraNetwork);
  const { authority, participants, rules, recovery } = network;
  const { council, timelock, validators } = m.useModule(Association);
  const [usd, eur] = [m.useModule(TRIOS.USD), m.useModule(TRIOS.EUR)];
  const [gbp, sgd] = [m.useModule(TRIOS.GBP), m.useModule(TRIOS.SGD)];
  const rights = [
    ...networkRights(network),
    ...trioRights("USD", usd),
    ...trioRights("EUR", eur),
    ...trioRights("GBP", gbp),
    ...trioRights("SGD", sgd),
  ];
  const barred = [usd, eur, gbp, sgd].flatMap(({ coin }) => barAdministrators(m, coin, [timelock]));
  // Its own decisions wait in the timelock, so the authority adds no delay.
  handOver(m, authority, LIBRA_ROLES, rights, { account: timelock, delaySeconds: 0, after: barred });
  return {
    ...{ authority, council, timelock, validators, participants, rules, recovery },
    ...{ coinUSD: usd.coin, treasuryUSD: usd.treasury, reserveUSD: usd.reserve },
    ...{ coinEUR: eur.coin, treasuryEUR: eur.treasury, reserveEUR: eur.reserve },
    ...{ coinGBP: gbp.coin, treasuryGBP: gbp.treasury, reserveGBP: gbp.reserve },
    ...{ coinSGD: sgd.coin, treasurySGD: sgd.treasury, reserveSGD: sgd.reserve },
  };
});
