import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import type { SignedInstruction } from "../../scenario/instructions.ts";

/** A day's instructions with their payers' signatures, on disk: made before the clock starts, and read as they are due. */
export interface SignedDay {
  readonly count: number;
  /** Reads them from the start, in order. */
  read(): AsyncIterable<SignedInstruction>;
  close(): Promise<void>;
}

/** Writes a line for each instruction to a temporary file; memory doesn't grow with them. */
export async function storeSigned(instructions: AsyncIterable<SignedInstruction>): Promise<SignedDay> {
  const folder = await mkdtemp(join(tmpdir(), "jiaozi-signed-"));
  const file = join(folder, "instructions.ndjson");
  let count = 0;
  async function* lines() {
    for await (const instruction of instructions) {
      count += 1;
      yield `${JSON.stringify({ ...instruction, amount: instruction.amount.toString() })}\n`;
    }
  }
  const close = () => rm(folder, { recursive: true, force: true });
  try {
    await pipeline(Readable.from(lines()), createWriteStream(file));
  } catch (fault) {
    await close();
    throw fault;
  }
  return { count, read: () => readBack(file), close };
}

async function* readBack(file: string): AsyncGenerator<SignedInstruction> {
  const input = createReadStream(file);
  try {
    for await (const line of createInterface({ input })) {
      const stored = JSON.parse(line) as Omit<SignedInstruction, "amount"> & { readonly amount: string };
      yield { ...stored, amount: BigInt(stored.amount) };
    }
  } finally {
    input.destroy();
  }
}
