import { nameOf } from "../model/views.ts";
import type { Result } from "../result.ts";
import { inWords } from "../runOrigin.ts";
import { type Html, html } from "./html.ts";
import type { Section } from "./section.ts";
import { tableOf } from "./tables.ts";

/** Enough to run it again and to know what it ran on. */
export function provenanceSection(result: Result): Section {
  const body = html`${ranOn(result)}${hashes(result)}<p class="note">Render this page again from its data: <code>npm run report -- --in report/result.json --out report</code>. Run the day again: <code>npm run compare</code>.</p>`;
  return { id: "provenance", title: "Environment, versions and how to reproduce", body, figures: [] };
}

function ranOn({ environment, scenario }: Result): Html {
  const { chain, database, run } = environment;
  const kinds = Object.entries(scenario.byKind).map(([kind, count]) => `${count} ${kind.replaceAll("_", "-")}`);
  const rows: [string, string][] = [
    ["Scenario", `${scenario.name}, ${scenario.opensAt} to ${scenario.closesAt}`],
    ["Instructions", kinds.join(", ")],
    ["Seed", scenario.seed ?? "none: the day wasn't generated"],
    ["Clearing sessions a day", String(scenario.sessionsPerDay)],
    ["Jiaozi", `${environment.project}, commit ${environment.commit}`],
    ["Node", `${environment.node} on ${environment.platform}`],
    ["Processor", `${environment.processors} × ${environment.processor}`],
    ["Chain", `${chain.network}, chain id ${chain.chainId}, ${chain.client}: ${chain.gives}`],
    ["Books", `${database.engine} ${database.version}, ${database.durable ? "durable" : "not durable"}: ${database.because}`],
    ...(run === undefined ? [] : [["Run", inWords(run)] satisfies [string, string]]),
    ...Object.entries(environment.packages),
  ];
  return tableOf("Where and with what it ran", [{ title: "" }, { title: "" }], rows.map((cells) => ({ cells })));
}

function hashes({ families }: Result): Html {
  const rows = families.flatMap((family) =>
    [...family.rails, family.referee].map((rail) => ({
      cells: [
        nameOf(family),
        rail.name,
        ...[rail.decisionsHash, rail.endStateHash].map((hash) => html`<code class="hash">${hash}</code>`),
      ],
    })),
  );
  const columns = ["scheme, settlement", "rail", "decisions (SHA-256)", "end balances (SHA-256)"];
  return tableOf("Hashes in full", columns.map((title) => ({ title })), rows);
}
