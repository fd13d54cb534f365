import { chromiumPath } from "../wallet/metamask/chromiumPath.ts";
import { run } from "./cli/run.ts";

try {
  chromiumPath();
  process.exitCode = await run([
    "node_modules/mocha/bin/mocha.js",
    "test/wallet/page.ts",
    "test/wallet/libra.ts",
  ]);
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exitCode = 3;
}
