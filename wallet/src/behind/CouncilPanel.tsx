import { useMemo } from "react";

import type { LibraSystem } from "../libra/libraSystem.ts";
import { useCoinWords } from "../libra/useCoinWords.ts";
import { usePage } from "../page/usePage.ts";
import { ReadingPanel } from "../reading/ReadingPanel.tsx";
import { useReading } from "../reading/useReading.ts";
import { type Proposal, councilReader } from "./proposals.ts";
import { useBehindText } from "./useBehindText.ts";

/** What the council decides, has decided and is voting on. */
export function CouncilPanel({ system }: { system: LibraSystem }) {
  const { council: words } = useBehindText();
  const { party } = useCoinWords();
  const reading = useReading(useMemo(() => councilReader(system), [system]));
  return (
    <ReadingPanel title={words.title} className="council" reading={reading}>
      {({ members, proposals }) => (
        <>
          <p className="small">{words.members(members.map(party).join(", "))}</p>
          {proposals.length === 0 && <p className="empty">{words.none}</p>}
          {proposals.map((proposal) => (
            <ProposalCard key={String(proposal.id)} proposal={proposal} />
          ))}
        </>
      )}
    </ReadingPanel>
  );
}

export function ProposalCard({ proposal }: { proposal: Proposal }) {
  const { council: words } = useBehindText();
  const { party } = useCoinWords();
  const { time } = usePage();
  const { state, etaSeconds } = proposal;
  const rows: [name: string, value: string][] = [
    [words.votes, useTally(proposal)],
    [words.voting, words.span(time(proposal.votingFromSeconds), time(proposal.votingUntilSeconds))],
    ...(etaSeconds > 0 ? [[words.eta, time(etaSeconds)] satisfies [string, string]] : []),
  ];
  return (
    <article className="proposal" data-proposal={String(proposal.id)} aria-label={proposal.description}>
      <h4>
        {proposal.description} <span className="badge">{words.states[state]}</span>
      </h4>
      <p className="small">{words.by(party(proposal.proposer))}</p>
      <dl>
        <dt>{words.calls}</dt>
        <dd>
          {proposal.calls.map((call, i) => (
            <code key={i} className="data">
              {call}
            </code>
          ))}
        </dd>
        {rows.map(([name, value]) => (
          <div className="row" key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

function useTally({ votes, needsTwoThirds }: Proposal): string {
  const { council: words } = useBehindText();
  const { count } = usePage();
  const number = (ballots: bigint) => count(Number(ballots));
  const tally = words.tally(
    number(votes.for),
    number(votes.needed),
    number(votes.against),
    number(votes.abstain),
    number(votes.recused),
  );
  return `${tally} (${needsTwoThirds ? words.twoThirds : words.majority})`;
}
