import { run } from "./cli/run.ts";

const TSC = "node_modules/typescript/bin/tsc";

const codes: number[] = [];
for (const project of [".", "wallet"]) codes.push(await run([TSC, "--noEmit", "-p", project]));
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
