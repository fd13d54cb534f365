import { formatCount, formatMajor } from "../amounts.ts";
import type { ReserveRunDocument } from "./document.ts";

const COIN = { decimals: 6 };

/** What happens in the run. */
export function runInWords(run: ReserveRunDocument): string {
  const { parameters, holders, coins, reserveAfterShock } = run;
  const usd = (amount: string) => formatMajor(BigInt(amount), COIN);
  const drawn =
    holders.inTheRun < holders.ofTheDay
      ? `${formatCount(holders.inTheRun)} of the day's ${formatCount(holders.ofTheDay)} holders, drawn by the seed (a cap), `
      : `The day's ${formatCount(holders.inTheRun)} holders `;
  return (
    `${drawn}and the dealer have ${usd(coins)} ≋USD at the opening. The reserve's price falls by ${parameters.shockPercent} %: ` +
    `the custodians attest ${usd(reserveAfterShock)} US dollars. ` +
    `The dealer redeems its inventory, the council declares it inactive, and ${formatCount(holders.redeeming)} holders hand ` +
    `${parameters.redeemPercent} % of the holders' coins to the emergency queue, in an order of chance (seed “${parameters.seed}”); ` +
    `after the queue's delay the administrator pays them in that order.`
  );
}

export function verdictInWords({ agree, rails, firstDifference, contractsLeftOutBecause }: ReserveRunDocument): string {
  const leftOut = contractsLeftOutBecause === undefined ? "" : ` Contracts are left out: ${contractsLeftOutBecause}.`;
  if (agree || firstDifference === undefined) {
    const who = rails.length === 0 ? "The reference model alone was played." : `${namesOf(rails)} agree with the reference model on every answer and balance, to the millionth.`;
    return `${who}${leftOut}`;
  }
  const { rail, where, referee, answer } = firstDifference;
  return `They differ: at ${where}, ${rail} says ${answer}, the reference model ${referee}.${leftOut}`;
}

function namesOf(rails: ReserveRunDocument["rails"]): string {
  const [first = "", ...others] = rails.map((rail) => (rail === "contracts" ? "the contracts" : "the books"));
  return [first.replace("the", "The"), ...others].join(" and ");
}
