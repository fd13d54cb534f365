import { fileURLToPath } from "node:url";

import { build } from "vite";

const local = (name: string) => fileURLToPath(new URL(`node_modules/${name}`, import.meta.url));

/** The in-page script as one classic script, with browser versions of the Node modules that its streams use. */
export async function bundleInpage(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "error",
    root: import.meta.dirname,
    define: {
      global: "globalThis",
      "process.env.NODE_DEBUG": "undefined",
      "process.env.NODE_ENV": '"production"',
    },
    resolve: {
      alias: {
        events: local("events/events.js"),
        buffer: local("buffer/index.js"),
        stream: local("readable-stream/readable-browser.js"),
      },
    },
    build: {
      write: false,
      minify: false,
      lib: { entry: fileURLToPath(new URL("inpage.ts", import.meta.url)), formats: ["iife"], name: "inpage" },
      rolldownOptions: {
        transform: {
          inject: { process: local("process/browser.js"), Buffer: [local("buffer/index.js"), "Buffer"] },
        },
      },
    },
  });
  const [bundle] = Array.isArray(result) ? result : [result];
  if (!bundle || !("output" in bundle)) throw new Error("The in-page script wasn't bundled.");
  return bundle.output[0].code;
}
