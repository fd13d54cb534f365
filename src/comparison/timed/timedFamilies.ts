import { ALIPAY_1_CONSERVATION } from "../../scenario/alipay1/conservation.ts";
import { defaultPooledTerms } from "../../scenario/alipay1/pooledTerms.ts";
import { ALIPAY_2_CONSERVATION } from "../../scenario/alipay2/conservation.ts";
import type { AuthorisationTerms } from "../../scenario/authorisation.ts";
import { ecnyConservation } from "../../scenario/ecny/conservation.ts";
import { ecnyDay } from "../../scenario/ecny/ecnyDay.ts";
import { signInECny } from "../../scenario/ecny/sign.ts";
import { entityKindOf } from "../../scenario/entities.ts";
import type { SignedInstruction } from "../../scenario/instructions.ts";
import { libraConservation } from "../../scenario/libra/conservation.ts";
import { libraDay } from "../../scenario/libra/libraDay.ts";
import { signInLibra } from "../../scenario/libra/sign.ts";
import type { Rail, SettlementMode } from "../../scenario/rail.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { signAll } from "../../scenario/terms.ts";
import type { BooksName } from "../openFamilies.ts";
import { openPooledReferee } from "../referee/alipay1/openPooledReferee.ts";
import { openECnyReferee } from "../referee/ecny/openECnyReferee.ts";
import { openLibraReferee } from "../referee/libra/openLibraReferee.ts";
import { openReferee } from "../referee/openReferee.ts";
import type { Contestant } from "./contestant.ts";

/** What the contestants of one family have in common. */
export interface TimedFamily extends Pick<Contestant, "scheme" | "mode" | "conservation" | "kindOf"> {
  /** The day as this family's payers sign it under these terms; from the start each time. */
  signed(terms: AuthorisationTerms): AsyncIterable<SignedInstruction>;
  /** The reference model at the opening. */
  refereeUnder(terms: AuthorisationTerms): Rail;
}

/** A family by the name of its books. */
export function timedFamily(name: BooksName, scenario: Scenario): TimedFamily {
  switch (name) {
    case "alipay-2.0-gross":
      return alipay2(scenario, "gross");
    case "alipay-2.0-net":
      return alipay2(scenario, "net");
    case "e-cny":
      return ecny(scenario);
    case "alipay-1.0":
      return alipay1(scenario);
    case "libra":
      return libra(scenario);
  }
}

function alipay2(scenario: Scenario, mode: SettlementMode): TimedFamily {
  return {
    scheme: "alipay-2.0",
    mode,
    conservation: ALIPAY_2_CONSERVATION,
    kindOf: (entity) => entityKindOf(scenario.participants, entity),
    signed: (terms) => signAll(scenario, terms),
    refereeUnder: (terms) => openReferee({ ...scenario, terms, mode }),
  };
}

function ecny(scenario: Scenario): TimedFamily {
  const day = ecnyDay(scenario.participants, scenario.ecny);
  return {
    scheme: "e-cny",
    mode: "gross",
    conservation: ecnyConservation(day.regime),
    kindOf: (entity) => entityKindOf(scenario.participants, entity),
    signed: (terms) => adapted(scenario, signInECny(scenario, terms)),
    refereeUnder: (terms) => openECnyReferee(day, terms),
  };
}

function alipay1(scenario: Scenario): TimedFamily {
  const { participants, opensAtSeconds, closesAtSeconds } = scenario;
  return {
    scheme: "alipay-1.0",
    mode: "gross",
    conservation: ALIPAY_1_CONSERVATION,
    kindOf: (entity) => entityKindOf(participants, entity),
    signed: (terms) => signAll(scenario, terms),
    refereeUnder: (terms) => {
      const day = { participants, terms, opensAtSeconds, closesAtSeconds };
      return openPooledReferee({ ...defaultPooledTerms(participants), ...day });
    },
  };
}

function libra(scenario: Scenario): TimedFamily {
  const day = libraDay(scenario.participants, scenario.libra);
  return {
    scheme: "libra",
    mode: "gross",
    conservation: libraConservation(day.parameters),
    kindOf: (entity) => entityKindOf(scenario.participants, entity),
    signed: (terms) => adapted(scenario, signInLibra(scenario, terms, day)),
    refereeUnder: (terms) => openLibraReferee(day, terms),
  };
}

async function* adapted(
  scenario: Scenario,
  sign: ReturnType<typeof signInLibra | typeof signInECny>,
): AsyncGenerator<SignedInstruction> {
  for await (const { instruction } of scenario.instructions()) yield sign(instruction);
}
