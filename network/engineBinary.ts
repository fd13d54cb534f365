import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stderr } from "node:process";
import { fileURLToPath } from "node:url";

import { JiaoziError } from "../src/catalogue/errors.ts";

const ENGINE = fileURLToPath(new URL("engine", import.meta.url));
const BUILT = fileURLToPath(new URL("../node_modules/.jiaozi/engine", import.meta.url));
const SOURCES = ["go.mod", "go.sum", "validator/main.go"];
const PARALLEL_COMPILATIONS = "2";
/** A package for debugging that the engine brings refers to the runtime in a way that Go 1.23 began to refuse. */
const LINKER = "-ldflags=-checklinkname=0";

/**
 * The engine's program, built on first use from the Go modules that `engine/go.sum` pins by hash. Throws `BAD_USAGE`
 * if Go is missing, `CHAIN_UNREACHABLE` if it can't be built.
 */
export async function engineBinary(): Promise<string> {
  const built = join(BUILT, digestOfSources(), "validator");
  if (existsSync(built)) return built;
  stderr.write("Building the engine from its Go modules (once, some minutes)…\n");
  mkdirSync(join(built, ".."), { recursive: true });
  const build = ["build", "-trimpath", "-buildvcs=false", `-p=${PARALLEL_COMPILATIONS}`, LINKER];
  const code = await go([...build, "-o", built, "./validator"]);
  if (code === 0) return built;
  throw new JiaoziError(
    "CHAIN_UNREACHABLE",
    `The engine couldn't be built (go ended with ${code}).`,
    "See what go said above; it needs a C compiler and the Go module proxy, or GOPROXY.",
  );
}

function digestOfSources(): string {
  const hash = createHash("sha256");
  for (const source of SOURCES) hash.update(readFileSync(join(ENGINE, source))).update("\0");
  return hash.digest("hex").slice(0, 16);
}

function go(args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn("go", args, { cwd: ENGINE, stdio: ["ignore", "inherit", "inherit"] });
    child.on("error", (cause) => {
      const nextStep = "Install Go 1.26 or later, see go.dev/doc/install.";
      reject(
        new JiaoziError("BAD_USAGE", "The engine is built with Go, which isn't there.", nextStep, {}, cause),
      );
    });
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
