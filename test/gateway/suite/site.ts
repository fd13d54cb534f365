import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { expect } from "chai";

import { openGateway } from "../../../wallet/gateway/openGateway.ts";
import { knownKeys } from "../../../wallet/gateway/chain/keyRing.ts";
import type { OpenGateway } from "../../../wallet/gateway/openGateway.ts";
import type { Bench } from "../bench.ts";
import { NAMES, privateKeysOf } from "../ground.ts";

export function describeSite(bench: () => Bench): void {
  describe("site", () => {
    let served: OpenGateway;
    before(async () => {
      const { folder, book, provider } = bench().ground;
      const folderOf = (name: string) => pathToFileURL(`${join(folder, "site", name)}/`);
      await mkdir(join(folder, "site", "page", "assets"), { recursive: true });
      await mkdir(join(folder, "site", "report"), { recursive: true });
      await writeFile(join(folder, "site", "page", "index.html"), "<title>Page</title>");
      await writeFile(join(folder, "site", "page", "assets", "main-1a2b.js"), "1;");
      await writeFile(join(folder, "site", "report", "index.html"), "<title>Report</title>");
      await writeFile(join(folder, "site", "secret.txt"), "kept to itself");
      served = await openGateway({
        ...{ book, provider, keys: knownKeys(privateKeysOf(NAMES), book.chainId) },
        dataFolder: join(folder, "site-data"),
        host: "127.0.0.1",
        port: 0,
        site: { page: folderOf("page"), report: folderOf("report") },
      });
    });
    after(() => served.close());

    const ask = (path: string) => fetch(new URL(path, served.url), { redirect: "manual" });

    it("serves page, report, address book and interface from one origin, under a strict policy", async () => {
      const page = await ask("/");
      expect(await page.text()).to.contain("Page");
      const policy = page.headers.get("content-security-policy") ?? "";
      expect(policy).to.contain("script-src 'self';").and.not.contain("unsafe");
      expect(policy).to.contain(`connect-src 'self' ${new URL(bench().ground.book.rpcUrl).origin}`);
      const report = await ask("/report/");
      expect(await report.text()).to.contain("Report");
      expect(report.headers.get("content-security-policy")).to.contain("default-src 'none'");
      expect((await ask("/report")).headers.get("location")).to.equal("/report/");
      expect(await (await ask("/address-book.json")).json()).to.deep.equal(bench().ground.book);
      expect((await ask("/api/status")).status).to.equal(200);
      expect((await ask("/assets/main-1a2b.js")).headers.get("cache-control")).to.contain("immutable");
    });

    it("leads nowhere else", async () => {
      for (const path of [
        "/..%2fsecret.txt",
        "/report/..%2f..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/report/%00",
      ]) {
        const answer = await ask(path);
        expect(answer.status, path).to.be.within(400, 404);
        expect(await answer.text(), path).to.not.contain("kept to itself");
      }
    });
  });
}
