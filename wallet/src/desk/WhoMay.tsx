import { useCoinWords } from "../libra/useCoinWords.ts";
import type { Right } from "./act.ts";
import type { Rights } from "./readRights.ts";
import { useDeskText } from "./useDeskText.ts";

interface WhoMayProps {
  readonly right: Right;
  readonly rights: Rights | undefined;
  readonly account: string | undefined;
}

/** Who may do it, and whether the connected account is among them. */
export function WhoMay({ right, rights, account }: WhoMayProps) {
  const { form: words, roles } = useDeskText();
  const { party } = useCoinWords();
  if (right === "anybody") return <p className="who small">{roles.names.anybody}.</p>;
  const holders = rights?.[right];
  if (holders === undefined) return null;
  const named = holders.map(party).join(", ") || roles.nobody;
  const isAmong = account !== undefined && holders.includes(account);
  return (
    <p className="who small">
      {words.may(roles.names[right], named)}{" "}
      {account !== undefined && <strong>{isAmong ? words.youMay : words.youMayNot}</strong>}
    </p>
  );
}
