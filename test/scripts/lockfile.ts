import { readFileSync } from "node:fs";

import { expect } from "chai";

interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

describe("the lockfile", () => {
  const file = new URL("../../package-lock.json", import.meta.url);
  const { packages } = JSON.parse(readFileSync(file, "utf8")) as Lockfile;

  it("names the package of every platform, without which npm ci refuses to install", () => {
    const optional = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).map((name) => ({ path, name })),
    );
    const missing = optional.filter(
      ({ path, name }) =>
        !(`${path}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages),
    );
    expect(optional).to.not.be.empty;
    expect(missing).to.deep.equal([]);
  });

  it("records no download address, so that it serves behind any registry", () => {
    const addressed = Object.entries(packages).filter(([, { resolved }]) => /^https?:/.test(resolved ?? ""));
    expect(addressed.map(([path]) => path)).to.deep.equal([]);
  });
});
