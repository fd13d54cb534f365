import type { Instruction } from "../instructions.ts";
import type { Cast } from "./cast.ts";
import { secondOfDay } from "./clock.ts";
import { mishapSource } from "./mishaps.ts";
import type { GeneratorOptions } from "./options.ts";
import { randomFrom } from "./random.ts";
import { ordinaryTraffic } from "./traffic.ts";
import { LINES_PER_MISHAP } from "./workload.ts";

/** A replay repeats one of so many latest instructions. */
export const REPLAY_REACH = 50;

/** The day's instructions in order of time, drawn as they are asked for. */
export function* instructionStream(
  options: GeneratorOptions,
  cast: Cast,
  opensAtSeconds: number,
): Generator<Instruction> {
  const random = randomFrom(`${options.seed}/instructions`);
  const nextOrdinary = ordinaryTraffic(cast, random);
  const nextMishap = mishapSource(cast, random);
  const digits = String(options.payments).length;
  const latest: Instruction[] = [];
  for (let line = 1; line <= options.payments; line += 1) {
    const atSeconds = opensAtSeconds + secondOfDay((line - random.unit()) / options.payments);
    const draft = line % LINES_PER_MISHAP === 0 ? nextMishap() : nextOrdinary();
    if (draft === undefined) {
      yield { ...random.pick(latest), atSeconds };
      continue;
    }
    const instruction = { id: `i${String(line).padStart(digits, "0")}`, atSeconds, ...draft };
    latest.push(instruction);
    if (latest.length > REPLAY_REACH) latest.shift();
    yield instruction;
  }
}
