import { JiaoziError } from "../../catalogue/errors.ts";
import type { Participants } from "../participants.ts";
import { toMicro } from "./convert.ts";
import type { PaymentRules } from "./paymentRules.ts";
import type { LibraParameters } from "./parameters.ts";

interface Fault {
  readonly field: string;
  readonly message: string;
  readonly nextStep: string;
}

/**
 * Throws `BAD_FIELD` unless the payment rules name institutions as VASPs and holders as owners of unhosted wallets, of
 * which none opens with more than it may hold.
 * @param file Where the rules stand.
 */
export function requireRuleParties(
  participants: Participants,
  parameters: LibraParameters,
  file: string,
): void {
  const [fault] = [...vaspFaults(participants, parameters), ...unhostedFaults(participants, parameters)];
  if (fault === undefined) return;
  const { field, message, nextStep } = fault;
  throw new JiaoziError("BAD_FIELD", `${file}, libra.${field}: ${message}.`, nextStep, {
    file,
    field: `libra.${field}`,
  });
}

/** Ids that the rule about attestations names, of which each is to be some instruction's. */
export function attestedIds({ attested = [] }: PaymentRules = {}): Set<string> {
  return new Set("allBut" in attested ? attested.allBut : attested);
}

export function attestedStranger(file: string, id: string): JiaoziError {
  const field = "libra.attested";
  return new JiaoziError(
    "BAD_FIELD",
    `${file}, ${field}: ${id} is no instruction's id.`,
    "Name instructions by their ids in instructions.csv.",
    { file, field },
  );
}

function vaspFaults({ institutions }: Participants, { vaspLimits }: LibraParameters): readonly Fault[] {
  const strangers = (vaspLimits?.vasps ?? []).filter((id) => !institutions.has(id));
  return strangers.map((id) => ({
    field: "vaspLimits.vasps",
    message: `${id} isn't an institution of participants.csv`,
    nextStep: "Name institutions: they keep the wallets, and so are the VASPs.",
  }));
}

function unhostedFaults(
  { holders }: Participants,
  { unhosted, fenPerUsd }: LibraParameters,
): readonly Fault[] {
  if (unhosted === undefined) return [];
  const { maxBalanceMicro } = unhosted;
  return unhosted.holders.flatMap((id): readonly Fault[] => {
    const holder = holders.get(id);
    if (holder === undefined) {
      const message = `${id} isn't a person or merchant of participants.csv`;
      return [{ field: "unhosted.holders", message, nextStep: "Name holders by their ids." }];
    }
    const opening = toMicro(holder.walletFen, fenPerUsd);
    if (opening <= maxBalanceMicro) return [];
    const message = `${id} opens with ${opening} micro-≋USD, more than the ${maxBalanceMicro} that an unhosted wallet may hold`;
    return [{ field: "unhosted.maxBalanceMicro", message, nextStep: "Raise it, or lower the balance." }];
  });
}
