import type { Tier } from "../chain/tier.ts";
import { Panel } from "../page/Panel.tsx";
import { usePage } from "../page/usePage.ts";
import { TierUpgrade } from "./TierUpgrade.tsx";
import { useOwnText } from "./useOwnText.ts";

/** What the wallet may still do by its tier, and who can raise it. */
export function LimitsPanel({ tier, nowSeconds }: { tier: Tier | undefined; nowSeconds: number }) {
  const { limits: text } = useOwnText();
  const { time } = usePage();
  if (!tier) {
    return (
      <Panel title={text.title}>
        <p>{text.none}</p>
      </Panel>
    );
  }
  const hasExpired = tier.identityUntilSeconds < nowSeconds;
  return (
    <Panel title={text.title} className="limits">
      <p>{text.tier(text.tiers[tier.number - 1] ?? String(tier.number))}</p>
      {hasExpired && <p className="notice">{text.expired}</p>}
      <ul className="meters">
        {tier.limits.map((limit) => (
          <LimitRow key={limit.name} limit={limit} />
        ))}
      </ul>
      <p className="small">
        {text.until(time(tier.identityUntilSeconds))} {text.note}
      </p>
      <TierUpgrade tier={tier.number} />
    </Panel>
  );
}

function LimitRow({ limit }: { limit: Tier["limits"][number] }) {
  const { limits: text } = useOwnText();
  const { yuan } = usePage();
  const { name, limitFen, usedFen, leftFen } = limit;
  const label = text.names[name];
  if (name === "single") {
    return (
      <li>
        <span>{label}</span> <strong>{yuan(limitFen)}</strong>
      </li>
    );
  }
  const usedPercent = limitFen === 0n ? 100 : Number((usedFen * 100n) / limitFen);
  return (
    <li>
      <span>{label}</span> <strong>{text.left(yuan(leftFen), yuan(limitFen))}</strong>
      <meter min={0} max={100} high={90} value={Math.min(100, usedPercent)} aria-label={label}>
        {usedPercent} %
      </meter>
    </li>
  );
}
