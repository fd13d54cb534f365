import { readFile } from "node:fs/promises";
import { extname } from "node:path";

import type { Connect, Plugin } from "vite";

const FOLDER = new URL("../report/", import.meta.url);

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".svg": "image/svg+xml",
  ".csv": "text/csv; charset=utf-8",
  ".json": "application/json",
};

/** The report of the day that was replayed, under `/report/` beside the page. */
export function withReport(folder = FOLDER): Plugin {
  return {
    name: "report",
    configureServer: ({ middlewares }) => serveReport(middlewares, folder),
    configurePreviewServer: ({ middlewares }) => serveReport(middlewares, folder),
  };
}

function serveReport(middlewares: Connect.Server, folder: URL): void {
  middlewares.use("/report", (request, response) => {
    // the page's links are relative to the folder
    if (/^\/report(\?|$)/.test(request.originalUrl ?? "")) {
      response.writeHead(308, { location: "/report/" }).end();
      return;
    }
    const file = fileAt(request.url ?? "/", folder);
    const type = file === undefined ? undefined : TYPES[extname(file.pathname)];
    if (file === undefined || type === undefined) {
      response.writeHead(404).end();
      return;
    }
    readFile(file).then(
      (contents) => response.setHeader("content-type", type).end(contents),
      () => response.writeHead(404).end(),
    );
  });
}

/** A file of the report's folder; undefined if the address leads out of it. */
function fileAt(address: string, folder: URL): URL | undefined {
  const path = address.replace(/[?#].*$/, "");
  const name = path === "/" ? "index.html" : path.replace(/^\/+/, "");
  if (!URL.canParse(name, folder.href)) return undefined;
  // reading refuses encoded slashes, which this wouldn't see
  const file = new URL(name, folder);
  return file.href.startsWith(folder.href) ? file : undefined;
}
