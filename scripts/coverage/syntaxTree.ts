import solc from "solc";

/** Of solc's syntax tree, as it is before names are resolved. */
export interface SyntaxNode {
  readonly nodeType: string;
  /** "start:length:file", in bytes of the source as UTF-8. */
  readonly src: string;
  readonly [part: string]: unknown;
}

interface Answer {
  readonly errors?: readonly { readonly severity: string; readonly formattedMessage: string }[];
  readonly sources?: Readonly<Record<string, { readonly ast: SyntaxNode }>>;
}

const compile = solc.compile as (input: string) => string;

/** The tree of each source by its name; throws with the compiler's words if one can't be parsed. */
export function syntaxTrees(sources: ReadonlyMap<string, string>): ReadonlyMap<string, SyntaxNode> {
  const input = {
    language: "Solidity",
    sources: Object.fromEntries([...sources].map(([name, content]) => [name, { content }])),
    settings: { stopAfter: "parsing", outputSelection: { "*": { "": ["ast"] } } },
  };
  const answer = JSON.parse(compile(JSON.stringify(input))) as Answer;
  const errors = (answer.errors ?? []).filter(({ severity }) => severity === "error");
  if (errors.length !== 0) throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join("\n"));
  return new Map(Object.entries(answer.sources ?? {}).map(([name, { ast }]) => [name, ast]));
}

export function isNode(part: unknown): part is SyntaxNode {
  return typeof part === "object" && part !== null && "nodeType" in part && "src" in part;
}

/** The node and all below it, in the order in which they are written. */
export function* walk(node: SyntaxNode): Generator<SyntaxNode> {
  yield node;
  for (const part of Object.values(node).flat()) if (isNode(part)) yield* walk(part);
}
