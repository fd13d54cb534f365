import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const BYTES_PER_MIB = 1_048_576;

/** What the heap and the buffers outside it hold after a collection, in MiB. */
export function heapMib(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / BYTES_PER_MIB;
}
