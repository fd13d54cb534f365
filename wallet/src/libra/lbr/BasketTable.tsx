import { useCoinWords } from "../useCoinWords.ts";
import { useLibraText } from "../useLibraText.ts";
import type { Basket, LbrAct } from "./readBasket.ts";

/** Coin by coin: what is brought or given back, what the account has, and what the vault may take. */
export function BasketTable({ act, basket: { parts } }: { act: LbrAct; basket: Basket }) {
  const { lbr: words } = useLibraText();
  const { micro } = useCoinWords();
  const isCreating = act === "create";
  const short = parts.filter((part) => isCreating && part.spendableInMicro < part.amountInMicro);
  const heads = [words.coin, isCreating ? words.brought : words.taken, words.has];
  return (
    <>
      <div className="wide" tabIndex={0} role="group" aria-label={words.title}>
        <table>
          <thead>
            <tr>
              {(isCreating ? [...heads, words.allowance] : heads).map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {parts.map(({ code, amountInMicro, spendableInMicro, allowanceInMicro }) => (
              <tr key={code} data-coin={code}>
                <th scope="row">≋{code}</th>
                <td className="strong">{micro(amountInMicro)}</td>
                <td>{micro(spendableInMicro)}</td>
                {isCreating && <td>{micro(allowanceInMicro)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {short.length > 0 && (
        <p className="notice">{words.short(short.map(({ code }) => `≋${code}`).join(", "))}</p>
      )}
    </>
  );
}
