import { existsSync } from "node:fs";

/** Debian's Chromium unless CHROMIUM_PATH names another. Throws one line that says how to get it. */
export function chromiumPath(): string {
  const path = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
  if (existsSync(path)) return path;
  throw new Error(
    `No Chromium at ${path}: install it (Debian: apt-get install chromium fonts-noto-cjk) or set CHROMIUM_PATH.`,
  );
}
