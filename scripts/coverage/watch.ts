import { posix } from "node:path";

import { type Span, conditionsIn } from "./conditions.ts";
import { syntaxTrees } from "./syntaxTree.ts";

/** A condition of the contracts, and where its two outcomes are counted. */
export interface Condition {
  readonly file: string;
  /** From 1, where it begins. */
  readonly line: number;
  readonly text: string;
  /** In its watchers' file, by outcome. */
  readonly lineIfTrue: number;
  readonly lineIfFalse: number;
}

export interface Watched {
  /** By name: the given sources, and beside each that has conditions the file of its watchers. */
  readonly sources: ReadonlyMap<string, string>;
  readonly conditions: readonly Condition[];
}

const LINES_BEFORE_WATCHERS = 2;
const LINES_OF_WATCHER = 8;
const PRAGMA = "pragma solidity ^0.8.28;";

/**
 * Puts each condition `c` into a call `watchN(c)` of a function that answers with `c`, one statement for each outcome,
 * which statement coverage then counts. Nothing is moved: what was on a line stays on it.
 */
export function watch(sources: ReadonlyMap<string, string>): Watched {
  const trees = syntaxTrees(sources);
  const conditions: Condition[] = [];
  const watched = new Map<string, string>();
  for (const [file, source] of sources) {
    const tree = trees.get(file);
    const spans = tree === undefined ? [] : conditionsIn(tree);
    watched.set(file, spans.length === 0 ? source : calling(source, spans, watchersOf(file)));
    if (spans.length === 0) continue;
    const head = `// SPDX-License-Identifier: Apache-2.0\n${PRAGMA}\n`;
    watched.set(watchersOf(file), `${head}${spans.map((_, number) => watcher(number)).join("")}`);
    conditions.push(...spans.map((span, number) => conditionAt(file, source, span, number)));
  }
  return { sources: watched, conditions };
}

/** A file for each source, since the time that Hardhat takes over one grows with more than its length. */
export function watchersOf(file: string): string {
  return file.replace(/\.sol$/, ".watchers.sol");
}

function conditionAt(file: string, source: string, { start, end }: Span, number: number): Condition {
  const bytes = Buffer.from(source);
  const lineOfWatcher = LINES_BEFORE_WATCHERS + 1 + number * LINES_OF_WATCHER;
  return {
    file,
    line: bytes.subarray(0, start).toString().split("\n").length,
    text: bytes.subarray(start, end).toString().replaceAll(/\s+/g, " "),
    lineIfTrue: lineOfWatcher + 2,
    lineIfFalse: lineOfWatcher + 5,
  };
}

function watcher(number: number): string {
  return `function watch${number}(bool outcome) pure returns (bool) {
    if (outcome) {
        return true;
    }
    else {
        return false;
    }
}
`;
}

function calling(source: string, spans: readonly Span[], watchers: string): string {
  const bytes = Buffer.from(source);
  const names = spans.map((_, number) => `watch${number}`);
  const insertions = spans.flatMap(({ start, end }, number) => [
    // Of those that begin together the outer one goes first, of those that end together the inner one.
    { at: start, order: -end, text: `${names[number] ?? ""}(` },
    { at: end, order: -Infinity, text: ")" },
  ]);
  const pragma = bytes.indexOf(PRAGMA);
  if (pragma < 0) throw new Error(`A source doesn't say ${PRAGMA}`);
  insertions.push({
    at: pragma + PRAGMA.length,
    order: 0,
    text: ` import {${names.join(", ")}} from "./${posix.basename(watchers)}";`,
  });
  insertions.sort((one, other) => one.at - other.at || one.order - other.order);
  const parts: Buffer[] = [];
  let done = 0;
  for (const { at, text } of insertions) {
    parts.push(bytes.subarray(done, at), Buffer.from(text));
    done = at;
  }
  return Buffer.concat([...parts, bytes.subarray(done)]).toString();
}
