/** A vote that a validator casts with the next block it proposes; the engine acts when more than half have. */
export interface EngineVote {
  readonly key: "governance.addvalidator" | "governance.removevalidator";
  readonly node: string;
}

export interface Sets {
  /** What the association decided: the nodes of its on-chain validator set. */
  readonly decided: readonly string[];
  /** Who makes blocks now. */
  readonly engine: readonly string[];
  /** The validator on whose behalf we vote. */
  readonly self: string;
}

/** With fewer, not one validator may fail. */
export const FEWEST_VALIDATORS = 4;

/**
 * The next step from the engine's validators to the decided ones: one at a time, so that the quorums before and after
 * share a correct majority, and admissions first. Undefined when there is nothing to do, when what remains is our own
 * removal, which the engine leaves to the others, or when the decision names fewer validators than can lose one.
 */
export function nextVote({ decided, engine, self }: Sets): EngineVote | undefined {
  if (decided.length < FEWEST_VALIDATORS) return undefined;
  const [wanted, present] = [setOf(decided), setOf(engine)];
  const missing = [...wanted].filter((node) => !present.has(node)).sort()[0];
  if (missing !== undefined) return { key: "governance.addvalidator", node: missing };
  const superfluous = [...present].filter((node) => !wanted.has(node)).sort()[0];
  return superfluous === undefined || superfluous === self.toLowerCase()
    ? undefined
    : { key: "governance.removevalidator", node: superfluous };
}

function setOf(nodes: readonly string[]): Set<string> {
  return new Set(nodes.map((node) => node.toLowerCase()));
}
