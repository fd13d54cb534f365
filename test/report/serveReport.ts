import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { get } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { expect } from "chai";
import { type PreviewServer, preview } from "vite";

import { withReport } from "../../wallet/serveReport.ts";

describe("the report beside the wallet page", () => {
  let root: string;
  let server: PreviewServer;

  before(async () => {
    root = await mkdtemp(join(tmpdir(), "jiaozi-report-"));
    await mkdir(join(root, "dist"));
    await mkdir(join(root, "report", "charts"), { recursive: true });
    await writeFile(join(root, "dist", "index.html"), "the wallet");
    await writeFile(join(root, "report", "index.html"), "the report");
    await writeFile(join(root, "report", "charts", "one.svg"), "<svg/>");
    await writeFile(join(root, "secret.json"), "a secret");
    const plugins = [withReport(pathToFileURL(join(root, "report/")))];
    const at = { host: "127.0.0.1", port: 18_731 };
    server = await preview({ root, configFile: false, logLevel: "silent", plugins, preview: at });
  });

  after(async () => {
    await server.close();
    await rm(root, { recursive: true });
  });

  it("serves the page and the files beside it, each as what it is", async () => {
    expect(await ask("/report/")).to.deep.equal([200, "text/html; charset=utf-8", "the report"]);
    expect(await ask("/report/charts/one.svg?x=1")).to.deep.equal([200, "image/svg+xml", "<svg/>"]);
    expect((await ask("/"))[2]).to.equal("the wallet");
  });

  it("sends an address without the last slash on, since the links are relative", async () => {
    expect((await ask("/report"))[0]).to.equal(308);
  });

  it("leads nowhere else", async () => {
    for (const path of ["../secret.json", "%2e%2e/secret.json", "..%2fsecret.json", "..%5csecret.json", "/etc/passwd.json", "file:///etc/x.json", "absent.html", "charts", "%zz.html"]) {
      const [status, , text] = await ask(`/report/${path}`);
      expect([200, 400, 404], path).to.include(status);
      expect(text, path).to.not.contain("secret");
    }
  });

  /** As it stands: fetch would tidy the path up. */
  function ask(path: string): Promise<[status: number | undefined, type: string | undefined, text: string]> {
    const { port } = server.httpServer.address() as AddressInfo;
    return new Promise((resolve, reject) => {
      get({ host: "127.0.0.1", port, path }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => (text += part));
        response.on("end", () => resolve([response.statusCode, response.headers["content-type"], text]));
      }).on("error", reject);
    });
  }
});
