import { type SyntaxNode, isNode, walk } from "./syntaxTree.ts";

/** Where a condition stands, in bytes of the source as UTF-8. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const DECIDES = new Set([
  "IfStatement",
  "Conditional",
  "ForStatement",
  "WhileStatement",
  "DoWhileStatement",
]);
const ASSERTIONS = new Set(["require", "assert"]);

/**
 * Each condition that is evaluated by itself: what `require`, `assert`, `if`, a loop or `?:` depends on, taken apart
 * at `&&`, `||` and `!`, and the operands of `&&` and `||` anywhere else. If each of them has come out both ways, so
 * has each decision made of them. Literals aside, which can't.
 */
export function conditionsIn(tree: SyntaxNode): readonly Span[] {
  const found = new Map<string, Span>();
  for (const node of walk(tree)) {
    const decision = decisionOf(node);
    for (const leaf of decision === undefined ? [] : leavesOf(decision)) {
      if (leaf.nodeType !== "Literal") found.set(leaf.src, spanOf(leaf));
    }
  }
  return [...found.values()].sort((one, other) => one.start - other.start || other.end - one.end);
}

function decisionOf(node: SyntaxNode): SyntaxNode | undefined {
  if (isLogical(node)) return node;
  if (DECIDES.has(node.nodeType)) return isNode(node["condition"]) ? node["condition"] : undefined;
  if (node.nodeType !== "FunctionCall") return undefined;
  const called = node["expression"];
  if (!isNode(called) || called.nodeType !== "Identifier" || !ASSERTIONS.has(String(called["name"]))) {
    return undefined;
  }
  const [asserted] = node["arguments"] as readonly SyntaxNode[];
  return asserted;
}

function leavesOf(node: SyntaxNode): readonly SyntaxNode[] {
  if (isLogical(node)) {
    return [node["leftExpression"], node["rightExpression"]].filter(isNode).flatMap(leavesOf);
  }
  if (node.nodeType === "UnaryOperation" && node["operator"] === "!" && isNode(node["subExpression"])) {
    return leavesOf(node["subExpression"]);
  }
  const inner = node.nodeType === "TupleExpression" ? (node["components"] as readonly SyntaxNode[]) : [];
  return inner.length === 1 ? inner.flatMap(leavesOf) : [node];
}

function isLogical(node: SyntaxNode): boolean {
  return node.nodeType === "BinaryOperation" && ["&&", "||"].includes(String(node["operator"]));
}

function spanOf({ src }: SyntaxNode): Span {
  const [start = 0, length = 0] = src.split(":").map(Number);
  return { start, end: start + length };
}
