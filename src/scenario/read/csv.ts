import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";

import { CsvError, parse } from "csv-parse";

import { JiaoziError } from "../../catalogue/errors.ts";
import { type Cell, fileFault } from "./fault.ts";

/** Which columns a file has; their order is free. */
export interface CsvColumns<Column extends string> {
  readonly required: readonly Column[];
  readonly optional: readonly Column[];
}

export interface CsvRow<Column extends string> {
  readonly line: number;
  /** A cell of a column that the file leaves out is empty. */
  cell(column: Column): Cell;
}

/** A quote that is never closed would swallow the rest of the file; no honest line is this long. */
const LONGEST_LINE_BYTES = 16_384;
const NEWLINE = "\n";

/**
 * Reads a UTF-8 CSV file line by line in constant memory. Byte order mark, CRLF and quoted cells are understood,
 * blank lines skipped. Throws `BAD_FILE` with the line for anything that isn't such a file with these columns.
 */
export async function* readCsv<Column extends string>(
  file: string,
  columns: CsvColumns<Column>,
): AsyncGenerator<CsvRow<Column>> {
  let positions: ReadonlyMap<string, number> | undefined;
  for await (const { line, texts } of records(file)) {
    if (positions === undefined) {
      positions = headerPositions(file, line, texts, columns);
      continue;
    }
    requireWidth(file, line, texts, positions);
    yield rowOf(file, line, texts, positions);
  }
  if (positions === undefined) throw fileFault({ file }, "is empty", "Start it with a line of column names.");
}

interface CsvRecord {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

async function* records(file: string): AsyncGenerator<{ line: number; texts: readonly string[] }> {
  const parser = parse({
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_LINE_BYTES,
    record_delimiter: ["\r\n", "\n"],
  });
  // errors of every stage reach the loop below through the parser
  pipeline(
    createReadStream(file),
    (bytes) => decoded(file, bytes as AsyncIterable<Buffer>),
    parser,
    () => {},
  );
  try {
    for await (const { info, record } of parser as AsyncIterable<CsvRecord>) {
      yield { line: info.lines, texts: record };
    }
  } catch (error) {
    throw readableFault(file, error);
  }
}

async function* decoded(file: string, bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  for await (const chunk of bytes) {
    const text = decodeOrFail(decoder, chunk, file, line);
    line += text.split(NEWLINE).length - 1;
    yield text;
  }
  yield decodeOrFail(decoder, undefined, file, line);
}

function decodeOrFail(
  decoder: InstanceType<typeof TextDecoder>,
  chunk: Buffer | undefined,
  file: string,
  firstLine: number,
): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch (error) {
    const place = { file, line: firstLine + linesBeforeFault(chunk) };
    throw fileFault(place, "isn't UTF-8", "Save the file as UTF-8 (in a spreadsheet: CSV UTF-8).", error);
  }
}

/** How many lines of a chunk come before the one that isn't UTF-8. */
function linesBeforeFault(chunk: Buffer | undefined): number {
  if (chunk === undefined) return 0;
  // the chunk may start with the rest of a character that was cut off
  const start = chunk.findIndex((byte) => (byte & 0xc0) !== 0x80);
  const lines = chunk.subarray(start).toString("latin1").split(NEWLINE);
  const faulty = lines.findIndex((line) => !isUtf8(Buffer.from(line, "latin1")));
  return Math.max(faulty, 0);
}

function readableFault(file: string, error: unknown): JiaoziError {
  if (error instanceof JiaoziError) return error;
  if (error instanceof CsvError) {
    const line = Number(error["lines"]);
    return fileFault(
      { file, line },
      `isn't CSV (${error.message})`,
      "Check the quotes and commas of this line.",
      error,
    );
  }
  const reason = error instanceof Error ? error.message : String(error);
  return fileFault({ file }, `can't be read (${reason})`, "Check the path and its permissions.", error);
}

function headerPositions<Column extends string>(
  file: string,
  line: number,
  names: readonly string[],
  { required, optional }: CsvColumns<Column>,
): ReadonlyMap<string, number> {
  const known: readonly string[] = [...required, ...optional];
  const positions = new Map<string, number>();
  for (const [position, name] of names.entries()) {
    const place = { file, line, field: name };
    const expected = `The columns are ${known.join(", ")}.`;
    if (!known.includes(name)) throw fileFault(place, "is an unknown column", expected);
    if (positions.has(name)) throw fileFault(place, "is a column twice", expected);
    positions.set(name, position);
  }
  for (const name of required) {
    if (!positions.has(name))
      throw fileFault({ file, line, field: name }, "is a missing column", `Add ${name}.`);
  }
  return positions;
}

function requireWidth(
  file: string,
  line: number,
  texts: readonly string[],
  positions: ReadonlyMap<string, number>,
) {
  if (texts.length === positions.size) return;
  const fault = `has ${texts.length} cells, but the header has ${positions.size}`;
  throw fileFault({ file, line }, fault, "Add or remove a comma, or quote a cell that contains one.");
}

function rowOf<Column extends string>(
  file: string,
  line: number,
  texts: readonly string[],
  positions: ReadonlyMap<string, number>,
): CsvRow<Column> {
  return {
    line,
    cell: (column) => ({
      text: texts[positions.get(column) ?? texts.length] ?? "",
      place: { file, line, field: column },
    }),
  };
}
