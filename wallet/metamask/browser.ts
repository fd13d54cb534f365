import { type Browser, type BrowserContext, chromium } from "playwright-core";

import { bundleInpage } from "./bundleInpage.ts";
import { chromiumPath } from "./chromiumPath.ts";
import { type Line, openLine } from "./engine.ts";
import type { TestWallet } from "./testWallet.ts";

export type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @param cameraVideo A y4m file that the browser takes for what its camera sees. */
export function launchBrowser(cameraVideo?: string): Promise<Browser> {
  const camera = [
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    `--use-file-for-fake-video-capture=${cameraVideo}`,
  ];
  const args = cameraVideo === undefined ? FLAGS : [...FLAGS, ...camera];
  return chromium.launch({ executablePath: chromiumPath(), args });
}

let inpage: Promise<string> | undefined;

/** Gives every page of the context a wallet: the in-page script before the page's own, and a line for each load. */
export async function installWallet(context: BrowserContext, wallet: TestWallet): Promise<void> {
  const lines = new Map<object, Line>();
  await context.exposeBinding("harnessToWallet", ({ page }, text: string) => {
    const message: unknown = JSON.parse(text);
    if (message !== "hello") return lines.get(page)?.receive(message);
    lines.get(page)?.close(); // the page was loaded again
    // a page that has gone can't be told
    const send = (answer: unknown) =>
      void page.evaluate(deliver, JSON.stringify(answer)).catch(() => undefined);
    lines.set(page, openLine(wallet, send));
  });
  await context.addInitScript({ content: await (inpage ??= bundleInpage()) });
}

const deliver = (message: string) => (globalThis as unknown as Receiver).harnessFromWallet(message);

interface Receiver {
  harnessFromWallet(message: string): void;
}
