import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { encodeBytes32String } from "ethers";

import { LIBRA_CURRENCIES } from "../currencies.ts";
import { PaymentRules__factory } from "../../types/ethers-contracts/factories/contracts/libra/rules/PaymentRules__factory.ts";
import { CURRENCIES_ROLE } from "./contractRoles.ts";
import LibraComposite from "./LibraComposite.ts";
import LibraNetwork from "./LibraNetwork.ts";
import { TRIOS } from "./trios.ts";

const rulesAbi = PaymentRules__factory.createInterface();

/** The registry of all currencies, with approximate rates to begin with; ≋LBR is worth one of itself. */
export default buildModule("LibraCurrencies", (m) => {
  const { authority, rules } = m.useModule(LibraNetwork);
  const composite = m.useModule(LibraComposite);
  const currencies = m.contract("Currencies", [authority]);
  const registered = [
    ...LIBRA_CURRENCIES.map((code) => ({ code, coin: m.useModule(TRIOS[code]).coin, as: "register" })),
    { code: "LBR", coin: composite.coin, as: "registerComposite" },
  ];
  for (const { code, coin, as } of registered) {
    const bytes = encodeBytes32String(code);
    const known = m.call(currencies, as, [bytes, coin], { id: `register_${code}` });
    m.call(currencies, "setRate", [bytes, m.getParameter<bigint>(`rate${code}`)], {
      id: `rate_${code}`,
      after: [known],
    });
  }
  // Nobody else sets the travel rule's threshold, so that it is the same worth in every currency.
  const { selector } = rulesAbi.getFunction("setTravelRuleThreshold");
  m.call(authority, "setTargetFunctionRole", [rules, [selector], CURRENCIES_ROLE]);
  m.call(authority, "grantRole", [CURRENCIES_ROLE, currencies, 0]);
  return { currencies };
});
