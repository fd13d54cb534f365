import { LIBRA_CURRENCIES } from "../../../deploy/currencies.ts";
import { formatAddress } from "../../../src/catalogue/format.ts";
import { useBehindText } from "../behind/useBehindText.ts";
import { COIN_CODES } from "../libra/libraSystem.ts";
import { useCoinWords } from "../libra/useCoinWords.ts";
import type { DeskPlace } from "./act.ts";
import { BALLOTS } from "./acts/councilActs.ts";
import { DECISION_NAMES } from "./acts/decisions.ts";
import type { FieldName } from "./fields.ts";
import { useDeskText } from "./useDeskText.ts";

type Options = readonly (readonly [value: string, words: string])[];

/** What a field can be; undefined for one that is typed. */
export function useFieldOptions(
  name: FieldName,
  { proposals, queues }: Pick<DeskPlace, "proposals" | "queues">,
): Options | undefined {
  const { decisions, ballots } = useDeskText();
  const { council } = useBehindText();
  const { coins, party } = useCoinWords();
  const requests = (kind: "mint" | "preburn"): Options =>
    queues.flatMap(({ code, requests: open }) =>
      open
        .filter((request) => request.kind === kind)
        .map(({ requestId, dealer, amountInMicro }) => {
          const words = `${coins(amountInMicro, code)}, ${party(dealer)}, ${formatAddress(requestId)}`;
          return [`${code}:${requestId}`, words] as const;
        }),
    );
  if (name === "coin") return COIN_CODES.map((code) => [code, `≋${code}`]);
  if (name === "currency") return LIBRA_CURRENCIES.map((code) => [code, `≋${code}`]);
  if (name === "mint" || name === "preburn") return requests(name);
  if (name === "decision") return DECISION_NAMES.map((each) => [each, decisions[each]]);
  if (name === "ballot") return BALLOTS.map((each) => [each, ballots[each]]);
  if (name !== "proposal") return undefined;
  return proposals.map(({ id, description, state }) => [
    String(id),
    `${description} (${council.states[state]})`,
  ]);
}
